"""An attribution: words, who said them, and the words that tie the two."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pactwatch.language.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody said something, or thinks, wants or opposes it.

    In ``“They are true,” the minister said, “and we go on.”`` the content is two spans, the cue is
    ``said``, its base form ``say`` and the speaker ``the minister``.

    ``content`` is in the order of the text, without outer quotation marks. ``cue`` and ``speaker`` are
    None where the text has no words for them. ``mode`` is ``direct`` (all in quotation marks),
    ``indirect`` (none) or ``mixed``. ``kind`` is ``speech``, ``stance`` (backs, rejects), ``belief``,
    ``wish``, ``finding`` (the study shows) or ``report`` (is expected to). ``because`` names the
    cues and rules that made it.
    """

    content: tuple[Span, ...]
    cue: Span | None
    cue_word: str
    speaker: Span | None
    mode: str
    is_negated: bool
    kind: str
    because: tuple[str, ...]
