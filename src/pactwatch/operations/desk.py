"""What pages show beside the answers of the register: the words around a quote, what is new, who speaks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from pactwatch.operations.asking import MOST_ON_A_PAGE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from contextlib import AbstractContextManager

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.derived.contested import Contested
    from pactwatch.register.derived.news import News
    from pactwatch.register.derived.story import Story
    from pactwatch.register.derived.voices import Speech, Voice
    from pactwatch.register.disagreement import Disagreement
    from pactwatch.register.document import StoredDocument

_MOST_NEW = 12
MOST_STATEMENTS = 200
_MOST_VOICES = 30
_MOST_CONTESTED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """An arrangement, and by id the documents that it quotes.

    ``runs`` are the names of all arrangements of its pair, the newest first.
    """

    runs: tuple[str, ...]
    arrangement: Arrangement
    documents: Mapping[str, StoredDocument]


def dossier(
    name: str,
    *,
    register: str,
    on: str | None = None,
    known_by: str | None = None,
    most: int | None = MOST_ON_A_PAGE,
) -> Dossier:
    """Return the newest of what ``show`` returns, with the texts of the documents that it quotes.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If it knows of no such arrangement.
    """
    from pactwatch.register.asking import get_newest
    from pactwatch.register.lookup import load_documents
    from pactwatch.register.store import Register

    with Register.open(register) as opened:
        found, runs = get_newest(opened, name, most=most, on=on, known_by=known_by)
        with opened.reading() as connection:
            documents = load_documents(connection, {each.document_id for each in found.sources})
    return Dossier(runs=runs, arrangement=found, documents=documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """What became known since a day, and what is open.

    ``first_day`` and ``newest_day`` are the first and the last day on which anything was recorded;
    ``pending`` counts events that nobody has decided on.
    """

    news: tuple[News, ...]
    contested: tuple[Contested, ...]
    documents: Mapping[str, StoredDocument]
    pending: int
    first_day: str | None
    newest_day: str | None


def today(since: str, *, register: str, until: str | None = None) -> Today:
    """Return what became known after the end of a day, by when it was recorded here, and what is open.

    Args:
        since: Day, month or year.
        register: Path of the register, or URL of its database.
        until: What was known at the end of this day, month or year; None for now.

    Raises:
        RegisterError: If the register cannot be opened.
    """
    from pactwatch.register.asking import moment_at
    from pactwatch.register.claim_pages import reading_newest
    from pactwatch.register.derived.contested import load_contested
    from pactwatch.register.derived.news import load_days, load_news, load_pending_count
    from pactwatch.register.lookup import load_documents
    from pactwatch.register.store import Register

    with Register.open(register) as opened, reading_newest(opened) as connection:
        moment = moment_at(connection, None, until)
        contested = tuple(
            each for each in load_contested(connection, moment, most=_MOST_CONTESTED) if each.open_count
        )
        news = tuple(load_news(connection, since=since, until=until, most=_MOST_NEW))
        quoted = [each for one in news for each in (one.before, one.after) if each is not None]
        ids = {told.source.document_id for each in quoted for told in each.events}
        ids |= _quoted_in(each.disagreements for each in contested)
        ids |= _quoted_in(each.disagreements for each in news)
        ids |= {told.source.document_id for one in news for each in one.happenings for told in each.told}
        days = load_days(connection)
        return Today(
            news=news,
            contested=contested,
            documents=load_documents(connection, ids),
            pending=load_pending_count(connection),
            first_day=days[0],
            newest_day=days[1],
        )


def _quoted_in(disagreements: Iterable[Iterable[Disagreement]]) -> set[str]:
    return {
        told.source.document_id
        for own in disagreements
        for each in own
        for position in each.positions
        for told in position.told
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class StateFile:
    """The arrangements that a state is a party of, and those who speak for it."""

    contested: tuple[Contested, ...]
    voices: tuple[Voice, ...]
    documents: Mapping[str, StoredDocument]


def state(code: str, *, register: str, on: str | None = None, known_by: str | None = None) -> StateFile:
    """Return what a register knows of one state.

    Args:
        code: ISO code of the state: ``RW``.
        register: Path of the register, or URL of its database.
        on: By what had happened at the end of this day, month or year.
        known_by: By what had been recorded at the end of this day, month or year.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If the state is a party of no arrangement.
    """
    from pactwatch.errors import UnknownError
    from pactwatch.register.asking import moment_at
    from pactwatch.register.claim_pages import reading_newest
    from pactwatch.register.derived.contested import load_contested
    from pactwatch.register.derived.voices import load_voices_for
    from pactwatch.register.lookup import load_documents
    from pactwatch.register.store import Register

    with Register.open(register) as opened, reading_newest(opened) as connection:
        moment = moment_at(connection, on, known_by)
        own = tuple(load_contested(connection, moment, party=code, most=_MOST_CONTESTED))
        if not own:
            raise UnknownError(
                what=f"the register knows of no arrangement with {code}",
                where=opened.name,
                remedy="`pactwatch list` shows those that it knows.",
            )
        voices = load_voices_for(connection, code, moment, most=_MOST_VOICES)
        documents = load_documents(connection, _quoted_in(each.disagreements for each in own))
    return StateFile(contested=own, voices=voices, documents=documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerFile:
    """What somebody said, and by id the documents of the statements at hand."""

    speech: Speech
    documents: Mapping[str, StoredDocument]


def speaker(
    name: str,
    *,
    register: str,
    on: str | None = None,
    known_by: str | None = None,
    most: int | None = MOST_STATEMENTS,
) -> SpeakerFile:
    """Return what somebody of this name said.

    Args:
        name: The name as reports give it.
        register: Path of the register, or URL of its database.
        on: What had been said by the end of this day, month or year.
        known_by: By what had been recorded at the end of this day, month or year.
        most: How many statements, the newest, with their words; None for all.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If nobody of this name spoke.
    """
    from pactwatch.errors import UnknownError
    from pactwatch.register.asking import moment_at
    from pactwatch.register.claim_pages import reading_newest
    from pactwatch.register.derived.voices import load_statements_of
    from pactwatch.register.lookup import load_documents
    from pactwatch.register.store import Register

    with Register.open(register) as opened, reading_newest(opened) as connection:
        moment = moment_at(connection, on, known_by)
        speech = load_statements_of(connection, name, moment, most=most)
        documents = load_documents(connection, {said.source.document_id for said, _ in speech.statements})
    if not speech.spoken:
        raise UnknownError(
            what=f"the register knows of nothing that {name} said",
            where=register,
            remedy="`pactwatch statements --speaker NAME` finds part of a name.",
        )
    return SpeakerFile(speech=speech, documents=documents)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """An origin with the texts of its documents."""

    story: Story
    documents: Mapping[str, StoredDocument]


def origin(origin_id: str, *, register: str, known_by: str | None = None) -> StoryFile:
    """Return the documents that tell one story, and what they tell.

    Raises:
        RegisterError: If the register cannot be opened.
        UnknownError: If it has no such origin.
    """
    from pactwatch.register.asking import moment_at
    from pactwatch.register.claim_pages import reading_newest
    from pactwatch.register.derived.story import load_story
    from pactwatch.register.lookup import load_documents
    from pactwatch.register.store import Register

    with Register.open(register) as opened, reading_newest(opened) as connection:
        story = load_story(connection, opened.name, origin_id, moment_at(connection, None, known_by))
        documents = load_documents(connection, {each.document_id for each in story.sources})
    return StoryFile(story=story, documents=documents)


def stamp(register: str) -> str:
    """Return what is another text once anything has been written to a register, at the cost of a glance.

    What was made of a register before is as good as new as long as this stays the same.

    Raises:
        RegisterError: If the register cannot be reached.
    """
    from pactwatch.register.store import backend_of

    return backend_of(register).stamp()


def kept_open(register: str) -> AbstractContextManager[None]:
    """Keep a register open, for as long as many questions are asked of it one after another.

    Raises:
        RegisterError: If this is no address of a register.
    """
    from pactwatch.register.store import backend_of

    return backend_of(register).kept_open()
