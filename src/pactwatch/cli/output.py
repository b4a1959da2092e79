"""Standard output and standard error of a command: clean pipes, calm errors, progress on long work."""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pactwatch.errors import ExportError, PactwatchError, RegisterError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rich.console import Console, RenderableType

T = TypeVar("T")
_WIDTH_OF_A_PIPE = 100
_QUIET_SECONDS = 1.0
_PROGRESS_SECONDS = 0.2
EXIT_UNREADABLE = 1


def open_console() -> Console:
    """Return where text for a person goes; without colour where that is no terminal, or NO_COLOR is set."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or os.environ.get("COLUMNS") else _WIDTH_OF_A_PIPE
    return Console(highlight=False, markup=False, emoji=False, width=width)


def print_line(line: str) -> None:
    """Print a line of data, in UTF-8 whatever the locale; half a character becomes a question mark."""
    sys.stdout.buffer.write(line.encode(errors="replace") + b"\n")


def print_row(row: Mapping[str, Any]) -> None:
    """Print plain values as a line of JSON."""
    print_line(json.dumps(row, ensure_ascii=False))


def print_parts(parts: Iterable[RenderableType], *, if_none: str = "") -> None:
    """Print parts of a view for a person; where there is none, say so in these words."""
    console = open_console()
    is_any = False
    for part in parts:
        console.print(part)
        is_any = True
    if if_none and not is_any:
        console.print(if_none)


def say_error(error: PactwatchError) -> None:
    """Say on standard error what went wrong, where, and what to do about it."""
    is_at_work = isinstance(error, RegisterError | ExportError)
    what = "stopped at " if is_at_work else "cannot read "
    click.echo(click.style(what, fg="red", bold=True) + str(error), err=True, color=_has_colour())


def _has_colour() -> bool:
    return sys.stderr.isatty() and not os.environ.get("NO_COLOR")


@contextmanager
def clean_exit() -> Iterator[None]:
    """Turn errors into a message and a code, and a reader who has left (``| head``) into a quiet end."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(0) from None
    except PactwatchError as error:
        say_error(error)
        raise SystemExit(EXIT_UNREADABLE) from error


def with_progress(outcomes: Iterable[T], *, noun: str = "reports") -> Iterator[T]:
    """Yield the outcomes; once that takes over a second, count them in one line on a terminal's stderr.

    The line goes before anything else is printed to the same terminal.
    """
    from pactwatch.documents import Skipped

    started = shown = time.monotonic()
    is_shown = False
    for number, outcome in enumerate(outcomes, start=1):
        if is_shown and sys.stdout.isatty() and not isinstance(outcome, Skipped):
            _clear_line()
        yield outcome
        now = time.monotonic()
        if now - started > _QUIET_SECONDS and now - shown > _PROGRESS_SECONDS and sys.stderr.isatty():
            rate = number / (now - started)
            click.echo(f"\r{number:,} {noun} read, {rate:,.0f} a second ", nl=False, err=True)
            shown, is_shown = now, True
    if is_shown:
        _clear_line()


def _clear_line() -> None:
    click.echo("\r\x1b[2K", nl=False, err=True)
