"""A statement that a text quotes is compared with what people said according to the register."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from sqlalchemy import or_, select

from pactwatch.language.state_lexicon import load_states
from pactwatch.register import schema
from pactwatch.register.comparing.verdict import Aspect, Finding, Ground, Relation, Why
from pactwatch.register.derived.scopes import is_of
from pactwatch.register.derived.versions import is_known
from pactwatch.register.folding import find_words
from pactwatch.register.happening import mood_of_claim
from pactwatch.register.searching import find_phrase
from pactwatch.register.told import find_pairs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from sqlalchemy import Connection

    from pactwatch.register.claim import Claim
    from pactwatch.register.derived.quoting import Quotes
    from pactwatch.register.newest import Pair
    from pactwatch.register.searching import Hit
    from pactwatch.register.told import ToldStatement

_FEWEST_WORDS = 3
_MOST_CANDIDATES = 300
_MOST_GROUNDS = 3
_MOST_HITS = 5
_SHORT_WORD = 3
_ALMOST_THE_SAME, _ON_THE_SAME, _ON_THE_SAME_WITH_STANCE = 0.6, 0.5, 0.25
_OPPOSITE = {"denies": {"confirms", "announces"}, "confirms": {"denies"}, "announces": {"denies"}}


def check_statement(
    connection: Connection, quotes: Quotes, said: Claim, events: Sequence[Claim]
) -> tuple[Finding, ...]:
    """Return what a register has on a statement: its very words where it quotes, else what was said.

    Args:
        connection: A transaction that reads.
        quotes: Gives claims of the register their words.
        said: The statement.
        events: The events of its text.
    """
    pairs = find_pairs(said, events)
    spoken = [find_words(passage.exact) for passage in said.words]
    quoted = [words for words in spoken if len(words) >= _FEWEST_WORDS] if said.mode == "direct" else []
    known = _load(connection, quotes, said, pairs)
    if not quoted:
        own = {(each.type, mood_of_claim(each)) for each in events if _overlap(said, each)}
        telling = _tell_the_same(connection, quotes, known, pairs, own)
        return (_on_sense(said, known, telling),)
    grounds = [ground for words in quoted for ground in _on_words(connection, quotes, said, words, known)]
    return (Finding(aspect=Aspect.WORDS, grounds=tuple(grounds)),)


def _load(
    connection: Connection, quotes: Quotes, said: Claim, pairs: Sequence[Pair]
) -> tuple[ToldStatement, ...]:
    """Return what the same speaker, or one who speaks for the same, has said on these pairs; newest first."""
    table, claim = schema.told_statement, schema.claim.c
    rows = select(table).where(or_(*(is_of(table, pair) for pair in pairs)), is_known(table, None))
    if said.speaker and not _is_state(said):
        rows = rows.where(table.c.speaker.like(f"%{_surname(said.speaker)}"))
    else:
        rows = rows.join(schema.claim, claim.claim_id == table.c.claim_id)
        rows = rows.where(claim.affiliation == said.affiliation)
    rows = rows.order_by(table.c.said_by.desc(), table.c.claim_id).limit(_MOST_CANDIDATES)
    return quotes.statements(connection.execute(rows).all())


def _on_words(
    connection: Connection,
    quotes: Quotes,
    said: Claim,
    words: list[str],
    known: Sequence[ToldStatement],
) -> list[Ground]:
    """Find words to the letter; else what the speaker said in almost these words."""
    hits = find_phrase(connection, words, most=_MOST_HITS)
    if hits:
        grounds = [_ground_of_hit(connection, quotes, said, hit) for hit in hits]
        # Where anybody has the words from this speaker, those that name another one are against it.
        return sorted(grounds, key=lambda each: each.relation is not Relation.SAME)[:_MOST_GROUNDS]
    close = sorted(known, key=lambda each: -_likeness(words, _words_of(each)))[:_MOST_GROUNDS]
    almost = [each for each in close if _likeness(words, _words_of(each)) >= _ALMOST_THE_SAME]
    if almost:
        return [Ground(relation=Relation.AGAINST, why=Why.OTHER_WORDS, told=almost[0])]
    return [Ground(relation=Relation.NEAR, why=Why.SAME_SPEAKER, told=each) for each in close]


def _ground_of_hit(connection: Connection, quotes: Quotes, said: Claim, hit: Hit) -> Ground:
    """Say whose words they are in a document in which they stand."""
    table = schema.told_statement
    rows: dict[str, Any] = {
        row.claim_id: row
        for row in connection.execute(
            select(table).where(table.c.document_id == hit.document_id, is_known(table, None))
        )
    }
    for told in quotes.statements(list(rows.values())):
        if any(passage.start < hit.end and hit.start < passage.end for passage in told.claim.words):
            is_same = _may_be_one(said, told.claim)
            return Ground(
                relation=Relation.SAME if is_same else Relation.AGAINST,
                why=Why.SAME_WORDS if is_same else Why.OTHER_SPEAKER,
                told=told,
            )
    return Ground(relation=Relation.SAME, why=Why.SAME_WORDS, hit=hit)


def _tell_the_same(
    connection: Connection,
    quotes: Quotes,
    known: Sequence[ToldStatement],
    pairs: Sequence[Pair],
    wanted: Collection[tuple[str | None, str]],
) -> set[str]:
    """Return the statements that tell an event of one of these types and moods."""
    table = schema.told_event
    documents = {each.source.document_id for each in known}
    rows = select(table.c.claim_id, table.c.type, table.c.mood).where(
        or_(*(is_of(table, pair) for pair in pairs)),
        table.c.document_id.in_(documents),
        is_known(table, None),
    )
    told = quotes.events(row.claim_id for row in connection.execute(rows) if (row.type, row.mood) in wanted)
    return {
        each.claim_id
        for each in known
        for event in told.values()
        if event.source.document_id == each.source.document_id and _overlap(each.claim, event.claim)
    }


def _on_sense(said: Claim, known: Sequence[ToldStatement], telling: Collection[str]) -> Finding:
    """Find what the speaker said in the same sense: of the same event, or by words that carry it."""
    own = [word for passage in said.words for word in find_words(passage.exact)]
    scored = sorted(((_share(own, _words_of(each)), each) for each in known), key=lambda pair: -pair[0])
    grounds = []
    for share, each in scored:
        stance = each.claim.stance
        has_stance = stance == said.stance and stance != "states"
        if (
            each.claim_id in telling
            or share >= _ON_THE_SAME
            or (has_stance and share >= _ON_THE_SAME_WITH_STANCE)
        ):
            if stance in _OPPOSITE.get(said.stance or "", ()):
                grounds.append(Ground(relation=Relation.AGAINST, why=Why.OPPOSITE_STANCE, told=each))
            else:
                grounds.append(Ground(relation=Relation.SAME, why=Why.SAME, told=each))
    # That somebody said the opposite at another time is not against their having said this.
    same = [ground for ground in grounds if ground.relation is Relation.SAME]
    near = (Ground(relation=Relation.NEAR, why=Why.SAME_SPEAKER, told=each) for _, each in scored)
    return Finding(aspect=Aspect.SAID, grounds=tuple(same or grounds or near)[:_MOST_GROUNDS])


def _may_be_one(one: Claim, other: Claim) -> bool:
    """Say whether two statements can be of one speaker: by surname, or by whom they speak for."""
    if one.speaker and other.speaker:
        return _surname(one.speaker) == _surname(other.speaker)
    return one.affiliation == other.affiliation


def _overlap(one: Claim, other: Claim) -> bool:
    """Say whether words of one claim are words of another one of the same text."""
    return any(a.start < b.end and b.start < a.end for a in one.words for b in other.words)


def _is_state(said: Claim) -> bool:
    """Say whether a state is named as who speaks: "Uganda denied" means any of its officials."""
    state = load_states().get(said.affiliation or "")
    return state is not None and said.speaker in state.names.get("en", ())


def _surname(name: str) -> str:
    return name.casefold().split()[-1]


def _words_of(told: ToldStatement) -> list[str]:
    return [word for passage in told.claim.words for word in find_words(passage.exact)]


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return the share of words that two passages have in common, from 0 to 1."""
    common = sum((Counter(one) & Counter(other)).values())
    return 2 * common / (len(one) + len(other)) if one and other else 0.0


def _share(own: Iterable[str], other: Iterable[str]) -> float:
    """Return which share of the longer words of one passage another one has, from 0 to 1."""
    wanted = {word for word in own if len(word) > _SHORT_WORD}
    return len(wanted & set(other)) / len(wanted) if wanted else 0.0
