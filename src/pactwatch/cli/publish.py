"""``pactwatch publish``."""

from __future__ import annotations

import click

from pactwatch.cli.options import register_option
from pactwatch.cli.output import clean_exit


@click.command()
@click.argument("folder", type=click.Path(file_okay=False))
@register_option
@click.option(
    "--site", "address", metavar="URL", default="", help="Where the site will be; feeds and embeds name it."
)
def publish(folder: str, register: str, address: str) -> None:
    """Write the register to FOLDER as a site of files, for any static host.

    It has the pages of the desk, search in the browser, a feed, a table to download and pages to embed: short
    quotes with their context, never whole reports. Names of people who are moved are withheld, unless a
    decision bears the note "show name: ...". The same register gives the same bytes.
    """
    with clean_exit():
        from pactwatch.web.site import publish as write_site

        made = write_site(folder, register=register, address=address)
        click.echo(
            f"{made.file_count} files, {made.changed} of them new or changed; "
            f"{made.withheld} {'name' if made.withheld == 1 else 'names'} withheld"
        )
