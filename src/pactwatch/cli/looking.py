"""``pactwatch search``, ``pactwatch statements`` and ``pactwatch diff``."""

from __future__ import annotations

import click

from pactwatch.cli.options import EdtfDate, json_option, register_option
from pactwatch.cli.output import clean_exit, print_parts, print_row

_MOST_STATEMENTS = 50


@click.command()
@click.argument("words", nargs=-1, required=True)
@register_option
@click.option("--most", type=click.IntRange(min=1), default=20, show_default=True, help="How many at most.")
@click.option("--oldest", is_flag=True, help="The oldest first: who said it first?")
@json_option
def search(words: tuple[str, ...], register: str, most: int, *, oldest: bool, as_json: bool) -> None:
    """Find documents of the register that have all WORDS, the newest first.

    Words in quotation marks must stand together: pactwatch search '"up to 250"' Kigali
    """
    with clean_exit():
        from pactwatch import operations, views

        hits = operations.search(" ".join(words), register=register, most=most, oldest=oldest)
        if as_json:
            for hit in hits:
                print_row(hit.to_dict())
            return
        print_parts(views.hits_as_text(hits), if_none="No document has all these words.")


@click.command()
@click.argument("arrangement", required=False)
@register_option
@click.option("--speaker", metavar="NAME", help="Part of the speaker's name.")
@click.option("--for", "affiliation", metavar="CODE", help="Whom they speak for: RW, ngo, court.")
@click.option("--stance", help="denies, confirms, announces, declines, defends, criticises, rules, states.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    help=f"How many at most, the newest.  [default: {_MOST_STATEMENTS}; with --json all]",
)
@json_option
def statements(  # noqa: PLR0913 (one argument an option)
    arrangement: str | None,
    register: str,
    speaker: str | None,
    affiliation: str | None,
    stance: str | None,
    most: int | None,
    *,
    as_json: bool,
) -> None:
    """Print who said what, by day, on one ARRANGEMENT or on all."""
    with clean_exit():
        from pactwatch import operations, views

        found = operations.statements(
            register=register, speaker=speaker, affiliation=affiliation, stance=stance, name=arrangement
        )
        if as_json:
            for said in found[-most:] if most else found:
                print_row(views.statement_as_row(said))
            return
        print_parts(
            views.statements_as_text(found, most=most or _MOST_STATEMENTS),
            if_none="No such statement is known.",
        )


@click.command()
@register_option
@click.option(
    "--since", type=EdtfDate(), required=True, help="What was not known at the end of this day yet."
)
@click.option("--until", type=EdtfDate(), help="What was known at the end of this day.  [default: now]")
@json_option
def diff(register: str, since: str, until: str | None, *, as_json: bool) -> None:
    """Print what became known since a day: stages, sides, events and disagreements.

    The day is that on which it was recorded here: a report that comes late of something long past is news.
    """
    with clean_exit():
        from pactwatch import operations, views

        changes = operations.diff(since, register=register, until=until)
        if as_json:
            for change in changes:
                print_row(change.to_dict())
            return
        print_parts(views.changes_as_text(changes), if_none="Nothing became known.")
