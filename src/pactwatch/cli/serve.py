"""``pactwatch serve``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import click

from pactwatch.cli.account import accounts_option
from pactwatch.cli.options import register_option
from pactwatch.cli.output import clean_exit

if TYPE_CHECKING:
    from pathlib import Path

HOST, PORT = "127.0.0.1", 8010
_MOST_WORKERS = 64


class Door(NamedTuple):
    """Where the desk listens, and who is let in."""

    host: str = HOST
    port: int = PORT
    workers: int = 1
    has_log_in: bool = False
    accounts: Path | None = None
    secret: str | None = None


def run_desk(register: str, door: Door, *, first: str | None = None) -> None:
    """Show a register in a browser until somebody presses Ctrl-C.

    Args:
        register: Path of the register, or URL of its database.
        door: Where it listens, and who is let in.
        first: The arrangement to look at first; its address is told as well as that of the front page.
    """
    from pactwatch import operations
    from pactwatch.web import Settings, open_door, run
    from pactwatch.web.access import accounts_beside, open_access

    access = open_access(
        door.host,
        accounts=door.accounts or accounts_beside(register),
        secret=door.secret,
        has_log_in=door.has_log_in,
    )
    operations.list_(register=register)
    listening = open_door(door.host, door.port)
    name = f"[{door.host}]" if ":" in door.host else door.host
    click.echo(f"The desk is at http://{name}:{door.port}/", err=True)
    if first is not None:
        click.echo(f"Begin with {first} at http://{name}:{door.port}/arrangements/{first}", err=True)
    run(Settings(register=register, access=access), listening, workers=door.workers)


@click.command()
@register_option
@click.option("--host", default=HOST, show_default=True, help="The address to listen on.")
@click.option(
    "--port", default=PORT, type=click.IntRange(1, 65535), show_default=True, help="The port to listen on."
)
@click.option("--log-in", "has_log_in", is_flag=True, help="Ask for an account on this machine as well.")
@click.option(
    "--workers",
    default=1,
    type=click.IntRange(1, _MOST_WORKERS),
    show_default=True,
    help="How many processes draw pages. One is enough for a newsroom; more use further cores.",
)
@accounts_option
@click.option(
    "--secret",
    envvar="PACTWATCH_SECRET",
    show_envvar=True,
    help="What sessions are kept with: 32 characters or more. Another one ends all sessions.",
)
def serve(register: str, **door: Any) -> None:
    """Show the register in a browser: what changed, where each arrangement stands, and in which words.

    Stop it with Ctrl-C. No other host is ever contacted. On the machine's own address nobody has to log in;
    on any other one, and behind a proxy (--log-in), it takes an account (`pactwatch account add`) and a
    secret.
    """
    with clean_exit():
        run_desk(register, Door(**door))
