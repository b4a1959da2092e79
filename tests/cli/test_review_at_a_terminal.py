from __future__ import annotations

import json
import os
import pty
import re
import select
import sys
import termios
import time
from typing import TYPE_CHECKING, Any

import pytest

from pactwatch import operations
from pactwatch.operations.reviewing import list_decisions, list_pending

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXT = "Talks with Rwanda go on. In 2024 both states signed a migration agreement in Kigali."
PROMPT = "[q]uit "
FIELD = "FIELD=VALUE: "
LOCAL_MODES = 3
PATIENCE_SECONDS = 60


class Terminal:
    """A program that believes that a person sits before it."""

    def __init__(self, *words: str) -> None:
        self._process, self._screen = pty.fork()
        if not self._process:
            os.environ |= {"TERM": "xterm", "COLUMNS": "100"}
            os.execv(sys.executable, [sys.executable, "-m", "pactwatch", *words])  # noqa: S606

    def read(self, until: str | None = PROMPT) -> str:
        """Return what is shown up to some words, or all until the program ends, without colours."""
        shown, deadline = b"", time.monotonic() + PATIENCE_SECONDS
        while until is None or until.encode() not in shown:
            assert time.monotonic() < deadline, shown.decode()
            if select.select([self._screen], [], [], 0.2)[0]:
                try:
                    shown += os.read(self._screen, 1 << 16)
                except OSError:  # the program has ended
                    break
        return re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", shown.decode()).replace("\r\n", "\n")

    def press(self, key: str, *lines: str, asks: str = "", until: str | None = PROMPT) -> str:
        """Press a key, answer each question with a line, and return what is shown after that."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while termios.tcgetattr(self._screen)[LOCAL_MODES] & termios.ICANON:
            assert time.monotonic() < deadline, "the program does not wait for a key"
            time.sleep(0.01)
        os.write(self._screen, key.encode())
        for line in lines:
            self.read(asks)
            os.write(self._screen, line.encode() + b"\r")
        return self.read(until)

    def leave(self) -> str:
        """Press the key that ends it and return its last words."""
        return self.press("q", until=None)

    def close(self) -> None:
        """Wait for the program to end."""
        os.close(self._screen)
        os.waitpid(self._process, 0)


def event(kind: str, words: str) -> dict[str, Any]:
    """Return an event as a reader tells it."""
    start = TEXT.index(words)
    span = {"start": start, "end": start + len(words), "exact": words}
    parties = {"sender": "US", "receiver": "RW"}
    return {"type": kind, "modality": "asserted", "date": None, "evidence": [span], **parties}


@pytest.fixture
def register(tmp_path: Path) -> str:
    """A register in which two events wait for a decision, that on which the stage rests first."""
    reading = {
        "address": "https://example.org/talks",
        "report": {"title": None, "published": "2025-05-05", "language": "en", "agencies": [], "text": TEXT},
        "events": [event("talks", "Talks with Rwanda"), event("signed", "signed a migration agreement")],
        "statements": [],
    }
    (tmp_path / "readings.jsonl").write_text(json.dumps(reading), "utf-8")
    address = str(tmp_path / "register.db")
    list(operations.add([str(tmp_path / "readings.jsonl")], register=address, readings=True))
    return address


@pytest.fixture
def terminal(register: str) -> Iterator[Terminal]:
    """A person's terminal, ready for the first key."""
    terminal = Terminal("review", "--register", register, "--by", "ann")
    yield terminal
    terminal.close()


def acts(register: str) -> list[str]:
    """Return what was decided, in order."""
    return [each.act.value for each in list_decisions(register=register)]


def test_the_words_come_first_and_then_what_hangs_on_them(terminal: Terminal) -> None:
    """A person reads before the machine speaks."""
    screen = terminal.read()

    assert "1 of 2" in screen
    assert screen.index("both states signed a migration agreement") < screen.index("told as fact")
    assert "the stage: signed, without it in talks" in screen
    assert "Nothing was decided." in terminal.leave()


def test_each_key_decides_and_the_last_decision_can_be_taken_back(terminal: Terminal, register: str) -> None:
    """What was pressed is on the disk at once."""
    terminal.read()

    assert "2 of 2" in terminal.press("a")
    assert acts(register) == ["accept"]
    screen = terminal.press("u")
    assert "1 of 2" in screen
    assert "no longer stands" in screen
    assert "2 of 2" in terminal.press("r", "of another pair", asks="Why")
    assert "Every claim has been looked at. reject 1" in terminal.press("s", until=None)
    assert acts(register) == ["accept", "undo", "reject"]
    assert list_decisions(register=register)[-1].note == "of another pair"


def test_an_edit_takes_several_fields_and_says_what_does_not_fit(terminal: Terminal, register: str) -> None:
    """The event stays on the screen until it is right."""
    terminal.read()

    assert "EDTF" in terminal.press("e", "date=June", "", asks=FIELD)
    assert "2 of 2" in terminal.press("e", "date=2024-06", "people=7", "", asks=FIELD)
    assert list_decisions(register=register)[-1].content == {"date": "2024-06", "people": 7}
    assert "You decided: decision 2, edit by ann" in terminal.press("b")
    terminal.press("e", "people=8", "", asks=FIELD)
    terminal.leave()
    assert list_decisions(register=register)[-1].content == {"date": "2024-06", "people": 8}


def test_help_and_unknown_keys_decide_nothing(terminal: Terminal, register: str) -> None:
    """A slip of the finger must not skip an event."""
    terminal.read()

    assert "Take your last decision back." in terminal.press("?")
    assert "No such key" in terminal.press("z")
    assert "Nothing to go back to." in terminal.press("u")
    assert "Nothing to go back to." in terminal.press("b")
    assert "Nothing was decided." in terminal.leave()
    assert acts(register) == []


def test_what_somebody_else_decided_meanwhile_is_shown_first(terminal: Terminal, register: str) -> None:
    """Pressing the key again decides over it."""
    terminal.read()
    first = list_pending(register=register)[0].told.claim_id
    operations.review("reject", first, register=register, by="bob", note="misread")

    clash = terminal.press("a")

    assert "reject by bob" in clash
    assert "misread" in clash
    assert acts(register) == ["reject"]
    assert "2 of 2" in terminal.press("a")
    assert acts(register) == ["reject", "accept"]
    terminal.leave()
