"""``pactwatch review``."""

from __future__ import annotations

import getpass
import json
import sys

import click

from pactwatch.cli.options import EdtfDate, json_option, register_option
from pactwatch.cli.output import clean_exit, open_console, print_row
from pactwatch.cli.setting import read_settings, set_option

_ACTS = ("accept", "reject", "edit", "merge", "split", "undo")


@click.command()
@click.argument("act", required=False, metavar="[ACT]")
@click.argument("subjects", nargs=-1, metavar="[SUBJECT]…")
@register_option
@click.option(
    "--by", envvar="PACTWATCH_REVIEWER", show_envvar=True, help="Who decides.  [default: your login]"
)
@click.option("--note", help="Why.")
@set_option
@click.option("--on", type=EdtfDate(), help="With split: the day on which the new run begins.")
@click.option("--seen", type=int, metavar="N", help="Decide over decision N, which you have looked at.")
@click.option("--log", "show_log", is_flag=True, help="List all decisions with their numbers.")
@json_option
def review(  # noqa: PLR0913, PLR0917 (one argument an option)
    act: str | None,
    subjects: tuple[str, ...],
    register: str,
    by: str | None,
    note: str | None,
    changes: tuple[str, ...],
    on: str | None,
    seen: int | None,
    *,
    show_log: bool,
    as_json: bool,
) -> None:
    r"""Decide on what the register proposes; nothing is lost, and everything can be undone.

    \b
      review                                go through claims that nobody has decided on
      review US-RW                          those of one arrangement
      review accept|reject CLAIM            a claim is right, or is not so told
      review edit CLAIM --set date=2025-08  a field is wrong, the words are right
      review merge AU-NR-2012 AU-NR-2025    two runs are one; also two DOCUMENTs, one story
      review split AU-NR --on 2025-08-29    a new run begins; also a DOCUMENT, its own story
      review undo N                         take decision N back

    Decisions outlive better readers: what is rejected stays rejected, what is accepted or edited stays so. If
    somebody else has decided on the same thing, yours is not recorded and both are shown.
    """
    with clean_exit():
        from pactwatch import operations

        decider = by or getpass.getuser()
        if show_log:
            _print_log(register, as_json=as_json)
        elif act is None or "-" in act:
            _go_through(act, register, decider)
        else:
            _check_usage(act, subjects)
            decision = operations.review(
                act,
                subjects[0],
                register=register,
                by=decider,
                other=subjects[1] if len(subjects) > 1 else None,
                changes=read_settings(changes),
                on=on,
                note=note,
                seen=seen,
            )
            if as_json:
                print_row(decision.to_dict())
            else:
                open_console().print(f"{decision} · take it back: pactwatch review undo {decision.number}")


def _check_usage(act: str, subjects: tuple[str, ...]) -> None:
    if act not in _ACTS or not 1 <= len(subjects) <= (2 if act == "merge" else 1):
        msg = f"write: review {'|'.join(_ACTS)} SUBJECT; see pactwatch review --help"
        raise click.UsageError(msg)


def _print_log(register: str, *, as_json: bool) -> None:
    from pactwatch.operations.reviewing import list_decisions

    console = open_console()
    for decision in list_decisions(register=register):
        if as_json:
            print_row(decision.to_dict())
        else:
            content = json.dumps(decision.content, ensure_ascii=False) if decision.content else ""
            console.print(f"{decision} · {decision.subject} {content}".rstrip())


def _go_through(arrangement: str | None, register: str, by: str) -> None:
    """Let a person at a terminal decide on one claim after the other; elsewhere, count them."""
    from pactwatch.operations.reviewing import list_pending

    pending = list_pending(arrangement, register=register)
    console = open_console()
    if not sys.stdin.isatty():
        console.print(
            f"{len(pending):,} claims wait for a decision. Run this in a terminal to go through them."
        )
        return
    from pactwatch.cli.going_through import GoingThrough

    GoingThrough(pending, register=register, by=by, console=console).run()
