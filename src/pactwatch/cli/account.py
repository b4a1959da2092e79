"""``pactwatch account``: who may come to a desk that others can reach."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pactwatch.cli.options import register_option
from pactwatch.cli.output import clean_exit, print_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from pactwatch.web.access import Accounts

accounts_option = click.option(
    "--accounts",
    type=click.Path(dir_okay=False, path_type=Path),
    envvar="PACTWATCH_ACCOUNTS",
    show_envvar=True,
    help="The file of the accounts.  [default: beside the register]",
)
_role_option = click.option(
    "--role", type=click.Choice(["reader", "reviewer", "editor"]), required=True, help="What they may do."
)


@click.group()
def account() -> None:
    """Make and remove accounts for `pactwatch serve`, and tokens for programs.

    A reader reads, searches, checks and exports; a reviewer decides on claims as well; an editor merges and
    splits too. On the machine itself nobody needs an account.
    """


def _accounts(register: str, accounts: Path | None) -> Accounts:
    from pactwatch.errors import AccountError
    from pactwatch.web.access import Accounts, accounts_beside

    path = accounts or accounts_beside(register)
    if path is None:
        raise AccountError(
            what="it is not said where accounts are kept", where=register, remedy="Give a file: --accounts."
        )
    return Accounts(path)


def _with_accounts(command: Callable[..., None]) -> Callable[..., None]:
    return register_option(accounts_option(command))


@account.command()
@click.argument("name")
@_role_option
@click.password_option(help="Asked for where it is not given.")
@_with_accounts
def add(name: str, role: str, password: str, register: str, accounts: Path | None) -> None:
    """Make an account called NAME. Its password has 12 characters or more."""
    with clean_exit():
        from pactwatch.web.access import Role

        made = _accounts(register, accounts).add(name, Role(role), password)
        click.echo(f"{made.name} is a {made.role}.")


@account.command("list")
@_with_accounts
def list_(register: str, accounts: Path | None) -> None:
    """List the accounts with their roles."""
    with clean_exit():
        for each in _accounts(register, accounts).list_accounts():
            print_line(f"{each.role:9} {each.name}")


@account.command()
@click.argument("name")
@_role_option
@_with_accounts
def role(name: str, role: str, register: str, accounts: Path | None) -> None:
    """Give NAME another role, from the next request on."""
    with clean_exit():
        from pactwatch.web.access import Role

        _accounts(register, accounts).set_role(name, Role(role))
        click.echo(f"{name} is a {role}.")


@account.command()
@click.argument("name")
@click.password_option(help="Asked for where it is not given.")
@_with_accounts
def password(name: str, password: str, register: str, accounts: Path | None) -> None:
    """Give NAME another password; all sessions and tokens of NAME end."""
    with clean_exit():
        _accounts(register, accounts).set_password(name, password)
        click.echo(f"{name} has another password.")


@account.command()
@click.argument("name")
@_with_accounts
def remove(name: str, register: str, accounts: Path | None) -> None:
    """Remove NAME with all sessions and tokens. What NAME decided stays, with the name."""
    with clean_exit():
        _accounts(register, accounts).remove(name)
        click.echo(f"{name} has no account any more.")


@account.command()
@click.argument("name")
@click.option("--for", "label", required=True, help="What the token is for.")
@click.option("--days", default=90, show_default=True, help="After how many days it ends; 365 at most.")
@_role_option
@_with_accounts
def token(name: str, label: str, days: int, role: str, register: str, accounts: Path | None) -> None:
    """Print a token for programs of NAME. They act under that name; it is shown only once."""
    with clean_exit():
        from pactwatch.web.access import Role

        print_line(_accounts(register, accounts).make_token(name, label, Role(role), days=days))
