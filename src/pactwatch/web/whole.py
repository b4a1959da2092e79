"""Whether a page is asked for whole, with what it else leaves out of much that is told."""

from __future__ import annotations

from typing import Literal

Whole = Literal["yes"] | None
"""The parameter ``whole`` of a URL."""
IS_WHOLE = (("whole", "yes"),)
"""The state that the URL of a whole page keeps, so that its data and other days are whole as well."""
