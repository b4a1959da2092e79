"""Tags of the Penn Treebank, as the parser gives them, that rules on who said what ask for together."""

from __future__ import annotations

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
CUE_FORMS = frozenset({"VBD", "VBZ", "VBP", "NNS"})
"""Of words that may be a cue in the middle of what was said; "claims" is easily taken for a noun."""
