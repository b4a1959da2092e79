"""``pactwatch check``."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path
from typing import Any, TextIO

import click

from pactwatch.cli.options import json_option, model_option, published_option, register_option
from pactwatch.cli.output import clean_exit, print_parts, print_row


class _WordsOrFile(click.File):
    """The words themselves, or a file that holds them: one word that names no file is a mistyped path."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and " " in value.strip() and not Path(value).exists():
            return StringIO(value)
        return super().convert(value, param, ctx)


@click.command()
@click.argument("text", type=_WordsOrFile(encoding="utf-8", errors="replace"), default="-")
@register_option
@json_option
@published_option
@model_option
def check(text: TextIO, register: str, published: str | None, model: str | None, *, as_json: bool) -> None:
    """Check what TEXT says against the register: matched, contradicted, disputed or not found.

    TEXT is the words themselves, a file with a paragraph or an article, or standard input. Each thing that
    it says of an arrangement is shown with the words of reports for it and against it. Nothing is recorded.
    """
    with clean_exit():
        if text is sys.stdin and sys.stdin.isatty():
            click.echo("Paste the text, then press Ctrl-D.", err=True)
        from pactwatch import operations, views

        checked = operations.check(text.read(), register=register, published=published, model=model)
        if as_json:
            print_row(checked.to_dict())
            return
        print_parts(views.checked_as_text(checked))
