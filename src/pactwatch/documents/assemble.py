"""A draft becomes a document: headline, date, language and agencies found, furniture cut."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from pactwatch.documents.agencies import find_agencies
from pactwatch.documents.document import Document, Furniture
from pactwatch.documents.furniture import WEIGHED, cut_furniture
from pactwatch.documents.headline import clean_headline, find_headline, is_kicker, is_section, stands_above
from pactwatch.documents.publication import find_published, is_date_line
from pactwatch.documents.references import without_references
from pactwatch.documents.report_language import READ_LANGUAGES, find_language, name_of
from pactwatch.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pactwatch.documents.draft import Draft

_PARAGRAPH_BREAK = "\n\n"
_LONGEST_TEXT = 2_000_000
_SPACE = re.compile(r"\W+")
_LANGUAGE_SAMPLE_BLOCKS = 40
_TITLE_BLOCKS = 12
# In these kinds of furniture the agencies that wrote the report are named, not those that took its pictures.
_CREDITING_KINDS = frozenset({"byline", "date", "copyright", "above", WEIGHED})
_ABOVE_KIND, _ABOVE_ID = "above", "above.the-headline"


def assemble(draft: Draft, *, address: str, data: bytes, published: str | None = None) -> Document:
    """Return the document of a draft.

    ``published`` is used where the report bears no date of its own.

    Raises:
        DocumentError: If no words are left, or they are of a language that is not read.

    """
    draft = replace(draft, blocks=without_references(draft.blocks))
    blocks, title, above = headline_first(draft)
    first_prose = 1 if title is not None else 0
    language = _read_language(draft, blocks, address)
    kept, below = cut_furniture(blocks, first_prose=first_prose)
    furniture = [*above, *below]
    if not any(any(letter.isalnum() for letter in block) for block in kept):
        raise DocumentError(
            what="there are no words of a report in it" if not furniture else "it holds page furniture only",
            where=address,
            remedy="Give the text of the report, or the page saved with its article in it.",
        )
    credited = [piece.words for piece in furniture if piece.kind in _CREDITING_KINDS]
    text, incomplete = _join(kept, draft.incomplete)
    return Document(
        address=address,
        text=text,
        title=title,
        published=draft.published
        or find_published(_dated_blocks(draft, blocks), language=language)
        or published,
        language=language,
        agencies=find_agencies([*kept, *credited]),
        publisher=draft.publisher,
        furniture=(*draft.furniture, *furniture),
        incomplete=incomplete,
        sha256=hashlib.sha256(data).hexdigest(),
    )


def headline_first(draft: Draft) -> tuple[list[str], str | None, list[Furniture]]:
    """Return the blocks with the headline first, the headline, and the furniture over it."""
    if draft.title:
        wanted = _letters(draft.title)
        at = [n for n, block in enumerate(draft.blocks[:_TITLE_BLOCKS]) if _letters(block) == wanted]
        above, cut = _split_above(draft.blocks[: at[0]] if at else ())
        rest = [
            block
            for number, block in enumerate(draft.blocks[at[0] if at else 0 :])
            if not (number < _TITLE_BLOCKS and (_letters(block) == wanted or is_kicker(block)))
        ]
        return [draft.title, *above, *rest], draft.title, cut
    number = find_headline(draft.blocks)
    if number is None:
        section = draft.blocks[:1] if is_section(draft.blocks) else ()
        above, cut = _split_above(section)
        return [*above, *draft.blocks[len(section) :]], None, cut
    title = clean_headline(draft.blocks[number])
    above, cut = _split_above(draft.blocks[:number])
    return [title, *above, *draft.blocks[number + 1 :]], title, cut


def _split_above(blocks: Sequence[str]) -> tuple[list[str], list[Furniture]]:
    """Return what of the lines over a headline is of the report, and what is of the page."""
    kept: list[str] = []
    cut: list[Furniture] = []
    for block in blocks:
        if is_kicker(block) or (stands_above(block) and not is_date_line(block)):
            cut.append(Furniture(kind=_ABOVE_KIND, words=block, rule_id=_ABOVE_ID))
        else:
            kept.append(block)
    return kept, cut


def _dated_blocks(draft: Draft, blocks: Sequence[str]) -> Sequence[str]:
    """Return the blocks in which the date is looked for: those of the page, as they stood."""
    return draft.blocks if draft.title is None else blocks


def _letters(words: str) -> str:
    return _SPACE.sub("", words).casefold()


def _read_language(draft: Draft, blocks: Sequence[str], address: str) -> str:
    language = find_language("\n".join(blocks[:_LANGUAGE_SAMPLE_BLOCKS]), declared=draft.language)
    if language not in READ_LANGUAGES:
        raise DocumentError(
            what=f"it is written in {name_of(language)} ({language}), which Pactwatch does not read",
            where=address,
            remedy="Give a translation into English, French or Spanish.",
        )
    return language


def _join(kept: Sequence[str], incomplete: str | None) -> tuple[str, str | None]:
    text = _PARAGRAPH_BREAK.join(kept)
    if len(text) <= _LONGEST_TEXT:
        return text, incomplete
    end = max(text.rfind(_PARAGRAPH_BREAK, 0, _LONGEST_TEXT), 0) or _LONGEST_TEXT
    return text[:end], f"only its first {end:,} characters were read"
