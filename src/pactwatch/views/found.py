"""Documents that were found by their words, statements, and the health of a register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.register.arrangement import LeftOut
from pactwatch.views.hanging import Hanging
from pactwatch.views.happening_words import decided_in_words
from pactwatch.views.left_out import left_out_in_words
from pactwatch.views.office import office_in_words
from pactwatch.views.quoted import words_of
from pactwatch.views.terminal import MODALITY_STYLE
from pactwatch.views.wording import at_start, in_words, short_address, short_date_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from pactwatch.register.health import Symptom
    from pactwatch.register.searching import Hit
    from pactwatch.register.told import ToldStatement

_LABEL = 18


def hits_as_text(hits: Iterable[Hit]) -> Iterator[RenderableType]:
    """Yield each document with the words found in their context, and the arrangements that it tells of."""
    from rich.text import Text

    for hit in hits:
        beside = " · ".join([*filter(None, [", ".join(hit.pairs)]), f"document {hit.document_id}"])
        heading = Text.assemble((hit.title or hit.address, "bold"), (f" · {beside}", "dim"))
        yield Hanging(Text(short_date_in_words(hit.published)), heading.append(f"\n{hit.context}"), _LABEL)


def statements_as_text(statements: Sequence[ToldStatement], *, most: int) -> Iterator[RenderableType]:
    """Yield the newest statements, each with its day, its speaker, its words and its source.

    Where there are older ones, the last line says how many, and how to see all.
    """
    from rich.text import Text

    for said in statements[-most:]:
        claim = said.claim
        office = [office_in_words(claim.speaker, claim.role, claim.affiliation), claim.channel]
        stance = in_words("stance", claim.stance or "states")
        quote = words_of(claim).strip(" ,")
        words = Text.assemble(
            (at_start(claim.speaker or "Not named"), "bold"),
            (f", {', '.join(part for part in office if part)} ", "dim"),
            (f"{stance}: ", MODALITY_STYLE["denied"] if stance == "denies" else "cyan"),
            f"“{quote}”",
            (decided_in_words((said,)), "magenta"),
            (f"\n{said.source.title or short_address(said.source.address)}", "dim"),
        )
        day = claim.date or said.source.published
        yield Hanging(Text(short_date_in_words(day)), words, _LABEL)
    left_out = left_out_in_words(LeftOut(statements=max(0, len(statements) - most)))
    if left_out:
        yield Text(f"\nNot shown: {left_out}. See all with --most {len(statements)}.", style="dim italic")


def statement_as_row(said: ToldStatement) -> dict[str, Any]:
    """Return a statement as plain values, with the offsets of its words."""
    claim, source = said.claim, said.source
    return {
        "claim": said.claim_id,
        "speaker": claim.speaker,
        "role": claim.role,
        "affiliation": claim.affiliation,
        "stance": claim.stance,
        "mode": claim.mode,
        "date": claim.date,
        "channel": claim.channel,
        "words": [{"start": p.start, "end": p.end, "exact": p.exact} for p in claim.words],
        "decision": said.decision.to_dict() if said.decision else None,
        "document": source.document_id,
        "published": source.published,
        "address": source.address,
    }


def symptoms_as_text(symptoms: Iterable[Symptom]) -> Iterator[RenderableType]:
    """Yield what was looked at, with advice where it is not well."""
    from rich.text import Text

    for symptom in symptoms:
        mark = ("! ", "yellow") if symptom.advice else ("  ", "")
        words = Text(symptom.value)
        if symptom.advice:
            words.append(f"\n{symptom.advice}", style="yellow")
        yield Hanging(Text.assemble(mark, symptom.name), words, _LABEL + 2)
