"""Operations: one function for each thing that a user asks for.

Each is imported when it is first asked for: reading needs neither a register nor pages. The names are in the
stub beside this file.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
