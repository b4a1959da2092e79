"""The desk: the register in a browser. Each route calls an operation and shows a view of its answer."""

from pactwatch.web.app import make_app
from pactwatch.web.running import open_door, run
from pactwatch.web.settings import Settings

__all__ = ["Settings", "make_app", "open_door", "run"]
