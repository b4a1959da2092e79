"""What an export says of itself: of what it is, as of when, and how to cite it."""

from __future__ import annotations

from dataclasses import dataclass

from pactwatch.views.wording import date_in_words, parties_in_words

_PAIR = 2
_RECORDED = (
    "The hash of a text shows that it is, letter by letter, the text that was recorded. The chain of the log "
    "shows that nothing before its newest entry was changed, dropped or put in since that entry's hash was "
    "noted elsewhere."
)
_NOT_SHOWN = (
    "No hash shows that a report was published as it was recorded, that what it says is true, or that the "
    "register holds all that was reported."
)
WHAT_HASHES_SHOW = (_RECORDED, _NOT_SHOWN)
"""What a reader may conclude from the hashes of an export, and what not."""
_CITE_A_CLAIM = (
    "Cite the report that says it: publisher, title, date, address, and the words in quotation marks. Add "
    "the permalink of the claim, so that a reader finds the words in their context."
)
_WHAT_TO_COUNT = (
    "A claim is what a report tells, not a fact that Pactwatch has established. Count happenings and "
    "origins, not rows: many reports can tell the same."
)
_WITHHELD = (
    "Names of people who are moved are withheld, also in quotes; hashes and positions are those of the words "
    "as they were recorded, with the names."
)
_WHOSE_WORDS = "The words quoted belong to those who published them."


@dataclass(frozen=True, slots=True, kw_only=True)
class Colophon:
    """Of what an export was made.

    ``names`` are the arrangements in it, ``wanted`` the one that was asked for, None for all. ``entry``,
    ``recorded_at`` and ``head`` are number, moment and hash of the newest entry of the audit log; ``on`` and
    ``known_by`` the two days as of which it was made. ``site`` is where the register can be looked at;
    ``withholds_names`` says that names of people who are moved are left out.
    """

    names: tuple[str, ...]
    entry: int
    recorded_at: str
    head: str
    version: str
    wanted: str | None = None
    on: str | None = None
    known_by: str | None = None
    site: str | None = None
    withholds_names: bool = False

    @property
    def title(self) -> str:
        """What the export is of: "Pactwatch register: United States (US) → Rwanda (RW)"."""
        if self.wanted is None:
            return "Pactwatch register, all arrangements"
        return f"Pactwatch register: {parties_in_words(*self.wanted.split('-')[:_PAIR])}"

    @property
    def as_of(self) -> str:
        """As of when it is, in words: "as recorded by 25 November 2026 (entry 50)"."""
        parts = [f"as recorded by {date_in_words(self.recorded_at[:10])} (entry {self.entry})"]
        if self.on:
            parts.append(f"what had happened by {date_in_words(self.on)}")
        if self.known_by:
            parts.append(f"what was known by {date_in_words(self.known_by)}")
        return ", ".join(parts)

    @property
    def citation(self) -> str:
        """How to cite the export as a whole."""
        where = f" {self.site}." if self.site else ""
        made = f"Log head {self.head}. Exported with Pactwatch {self.version}."
        return f"{self.title}, {self.as_of}.{where} {made}"

    @property
    def how_to_cite(self) -> tuple[str, ...]:
        """How to cite a claim, and the whole, in sentences; and what may be concluded."""
        whole = f"Cite the whole as: {self.citation}"
        withheld = (_WITHHELD,) if self.withholds_names else ()
        return (_CITE_A_CLAIM, whole, _WHAT_TO_COUNT, _WHOSE_WORDS, *withheld, *WHAT_HASHES_SHOW)
