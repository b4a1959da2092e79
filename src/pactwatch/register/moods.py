"""Which modalities say that a thing is done, and which that it is not yet."""

from __future__ import annotations

from pactwatch.claims.event import Modality

DONE = frozenset({Modality.ASSERTED, Modality.CONFIRMED})
"""Modalities that tell a thing as done on somebody's own word; a rumour (``reported``) is not among them."""
NOT_YET = frozenset({Modality.PLANNED, Modality.POSSIBLE, Modality.DENIED})
"""Modalities that are so from the day on which they are said, and say nothing of a day before."""
