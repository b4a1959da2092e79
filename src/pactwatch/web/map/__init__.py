"""The map of the world: where each state lies, and its shape."""

from pactwatch.web.map.drawing import Drawing, draw_arrangements

__all__ = ["Drawing", "draw_arrangements"]
