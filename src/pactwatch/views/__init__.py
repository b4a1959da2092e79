"""Views: readings and scores shaped for people and programs. Nothing here writes.

Each is imported when it is first asked for. The names are in the stub beside this file.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
