"""A text that was checked against a register: each sentence, and the words for it and against it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from pactwatch.register.claim import EVENT, Passage
from pactwatch.register.days import last_day
from pactwatch.register.told import Source
from pactwatch.views.hanging import Hanging
from pactwatch.views.happening_words import counts_in_words
from pactwatch.views.pages.claim_words import claim_in_words
from pactwatch.views.pages.quote import Quote, Quotes
from pactwatch.views.wording import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from pactwatch.register.comparing.verdict import Checked, Ground, Relation, Verdict, Why
    from pactwatch.register.document import StoredDocument
    from pactwatch.register.happening import Counts
    from pactwatch.register.searching import Hit

_VERDICT_STYLE = {"matched": "green", "contradicted": "red", "disputed": "magenta", "not_found": "yellow"}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotedGround:
    """Words of the register for a claim, against it or near it, and why they are shown.

    ``of`` says what they tell, as "Signing, 5 June 2025, told as fact" or "Anna Mukamana, Rwanda, denies".
    """

    relation: Relation
    why: Why
    of: str
    quote: Quote
    words: tuple[Passage, ...]
    counts: Counts | None

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        source = self.quote.source
        return {
            "relation": self.relation.value,
            "why": self.why.value,
            "tells": self.of,
            "claim": self.quote.claim_id or None,
            "document": source.document_id,
            "title": source.title,
            "publisher": source.publisher,
            "published": source.published,
            "address": source.address or None,
            "words": _words_as_rows(self.words),
            "context": "".join(words for words, _ in self.quote.pieces),
            "counts": self.counts._asdict() if self.counts else None,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedAspect:
    """What the register has on one aspect of a claim: that it happened, its day, its figure, its words."""

    aspect: str
    verdict: Verdict
    grounds: tuple[QuotedGround, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        grounds = [each.to_dict() for each in self.grounds]
        return {"aspect": self.aspect, "verdict": self.verdict.value, "grounds": grounds}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaim:
    """One thing that a sentence says, in words, and what becomes of it."""

    kind: str
    says: str
    pair: str | None
    words: tuple[Passage, ...]
    verdict: Verdict
    aspects: tuple[CheckedAspect, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "kind": self.kind,
            "says": self.says,
            "arrangement": self.pair,
            "words": _words_as_rows(self.words),
            "verdict": self.verdict.value,
            "aspects": [each.to_dict() for each in self.aspects],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSentence:
    """A sentence of the text; ``claims`` is empty where none on an arrangement is read in it."""

    start: int
    end: int
    text: str
    claims: tuple[CheckedClaim, ...]

    @property
    def verdict(self) -> Verdict | None:
        """The worst verdict on anything that it says; None where it makes no claim that is read."""
        if not self.claims:
            return None
        order = list(type(self.claims[0].verdict))
        return min((claim.verdict for claim in self.claims), key=order.index)

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "verdict": self.verdict.value if self.verdict else None,
            "claims": [each.to_dict() for each in self.claims],
        }

    def to_rows(self) -> Iterator[dict[str, Any]]:
        """Yield a row for each thing that it says, with claims of the register; one if no claim is read."""
        own = {"start": self.start, "end": self.end, "sentence": self.text}
        for claim in self.claims:
            grounds = [ground for aspect in claim.aspects for ground in aspect.grounds]
            yield {
                **own,
                "verdict": claim.verdict.value,
                "says": claim.says,
                "arrangement": claim.pair,
                **{each: _claims_that(each, grounds) for each in ("same", "against")},
            }
        if not self.claims:
            yield dict.fromkeys(CHECK_COLUMNS) | own


CHECK_COLUMNS = ("start", "end", "sentence", "verdict", "says", "arrangement", "same", "against")


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedText:
    """A text with what a register has on each of its sentences, in the order of the text."""

    text: str
    language: str
    published: str | None
    sentences: tuple[CheckedSentence, ...]

    @classmethod
    def of(
        cls,
        text: str,
        bounds: Sequence[tuple[int, int]],
        checked: Sequence[Checked],
        quoted: Mapping[str, StoredDocument],
        *,
        language: str,
        published: str | None,
    ) -> CheckedText:
        """Put each claim to the sentence in which its words begin.

        Args:
            text: The text.
            bounds: Where its sentences begin and end.
            checked: What became of each claim, in the order of the text.
            quoted: The documents whose words the verdicts rest on, by id.
            language: In which language it is.
            published: The day from which its words for time are counted.
        """
        quotes = Quotes(quoted)
        ends = [end for _, end in bounds]
        own: list[list[CheckedClaim]] = [[] for _ in bounds]
        for each in checked:
            place = next(number for number, end in enumerate(ends) if each.claim.words[0].start < end)
            own[place].append(_claim(each, quotes))
        sentences = (
            CheckedSentence(start=start, end=end, text=text[start:end], claims=tuple(claims))
            for (start, end), claims in zip(bounds, own, strict=True)
        )
        return cls(text=text, language=language, published=published, sentences=tuple(sentences))

    def to_dict(self) -> dict[str, Any]:
        """Return it as plain values."""
        return {
            "text": self.text,
            "language": self.language,
            "published": self.published,
            "sentences": [each.to_dict() for each in self.sentences],
        }


def _claims_that(relation: str, grounds: Iterable[QuotedGround]) -> str:
    """Return the ids of the claims of the register that stand to a text in some way, a space between two."""
    ids = (each.quote.claim_id for each in grounds if each.relation.value == relation)
    return " ".join(dict.fromkeys(each for each in ids if each))


def _words_as_rows(words: Iterable[Passage]) -> list[dict[str, Any]]:
    return [{"start": each.start, "end": each.end, "exact": each.exact} for each in words]


def _claim(checked: Checked, quotes: Quotes) -> CheckedClaim:
    claim = checked.claim
    aspects = (
        CheckedAspect(
            aspect=finding.aspect.value,
            verdict=finding.verdict,
            grounds=tuple(_ground(ground, quotes) for ground in finding.grounds),
        )
        for finding in checked.findings
    )
    return CheckedClaim(
        kind=claim.kind,
        says=claim_in_words(claim),
        pair=f"{claim.sender}-{claim.receiver}" if claim.kind == EVENT else None,
        words=claim.words,
        verdict=checked.verdict,
        aspects=tuple(aspects),
    )


def _ground(ground: Ground, quotes: Quotes) -> QuotedGround:
    told, hit = ground.told, ground.hit
    if told is not None:
        of, words, quote = claim_in_words(told.claim), told.claim.words, quotes.of(told)
    elif hit is not None:
        words = (Passage("content", 0, hit.start, hit.end, hit.exact),)
        of, quote = "words of the report", quotes.of_words(_source(hit), words)
    else:
        msg = "a ground has words of the register"
        raise ValueError(msg)
    return QuotedGround(
        relation=ground.relation, why=ground.why, of=of, quote=quote, words=words, counts=ground.counts
    )


def _source(hit: Hit) -> Source:
    return Source(
        document_id=hit.document_id,
        title=hit.title,
        published=hit.published,
        published_by=last_day(hit.published) or date.max,
        origin_id=hit.document_id,
        address=hit.address,
    )


def checked_as_text(checked: CheckedText) -> Iterator[RenderableType]:
    """Yield each sentence, what is read in it, and the words for it and against it, for a terminal."""
    from rich.text import Text

    for sentence in checked.sentences:
        verdict = sentence.verdict
        yield Text(" ".join(sentence.text.split()), style="bold" if verdict else "dim")
        if verdict is None:
            yield Text("  no claim on an arrangement is read here", style="dim")
        for claim in sentence.claims:
            mark = (in_words("verdict", claim.verdict), _VERDICT_STYLE[claim.verdict])
            yield Hanging(Text(), Text.assemble(mark, f"  {claim.says}"), 2)
            for aspect in claim.aspects:
                yield from _aspect_lines(aspect, is_only=len(claim.aspects) == 1)
        yield Text()


def _aspect_lines(aspect: CheckedAspect, *, is_only: bool) -> Iterator[RenderableType]:
    from rich.text import Text

    if not is_only:
        mark = (in_words("verdict", aspect.verdict), _VERDICT_STYLE[aspect.verdict])
        yield Text.assemble(f"    {in_words('aspect', aspect.aspect)}: ", mark)
    for ground in aspect.grounds:
        counts = f" · {counts_in_words(ground.counts)}" if ground.counts else ""
        source = ground.quote.source.title
        told = Text.assemble(
            (f"{in_words('why', ground.why)}: ", "dim"),
            f"“{ground.quote.words}”",
            (f"\n{ground.of} · {source}{counts}", "dim"),
        )
        yield Hanging(Text(), told, 6)
