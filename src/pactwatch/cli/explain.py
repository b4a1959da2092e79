"""``pactwatch explain``."""

from __future__ import annotations

import sys

import click

from pactwatch.cli.options import json_option, model_option, published_option
from pactwatch.cli.output import clean_exit, print_line, print_parts


@click.command()
@click.argument("path")
@click.argument("claim")
@json_option
@published_option
@model_option
def explain(path: str, claim: str, published: str | None, model: str | None, *, as_json: bool) -> None:
    """Print why Pactwatch says what CLAIM of the report at PATH says.

    CLAIM is its number as `pactwatch read` prints it: A1, E3, S2. Shown are its fields, the words it
    rests on, and each step that made it: the cue, the rule, how its parties, date and speaker were found.
    """
    with clean_exit():
        from pactwatch import operations, views

        explanation = operations.explain(
            path, claim, published=published, stdin=sys.stdin.buffer, model=model
        )
        if as_json:
            print_line(views.explanation_as_json(explanation))
        else:
            print_parts(views.explanation_as_text(explanation))
