"""``pactwatch export``."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import BinaryIO

import click

from pactwatch.cli.options import known_by_option, on_option, register_option
from pactwatch.cli.output import clean_exit

FORMS = "csv xlsx parquet jsonld json md zip".split()


@click.command()
@click.argument("target", type=click.Path(dir_okay=False, allow_dash=True))
@click.argument("arrangement", required=False)
@register_option
@click.option("--as", "form", type=click.Choice(FORMS), help="The form.  [default: what TARGET ends in]")
@on_option
@known_by_option
@click.option("--site", metavar="URL", help="Where the register can be looked at; permalinks begin with it.")
@click.option(
    "--with-names",
    "has_names",
    is_flag=True,
    help="Leave in the names of people who are moved; it is logged.",
)
def export(  # noqa: PLR0913, PLR0917 (one for each option)
    target: str,
    arrangement: str | None,
    register: str,
    form: str | None,
    on: str | None,
    known_by: str | None,
    site: str | None,
    *,
    has_names: bool,
) -> None:
    """Write what the register holds, of one ARRANGEMENT or of all, to the file TARGET.

    \b
    What TARGET ends in says the form:
      .csv      one row a claim, with its words, permalink, address and hashes
      .xlsx     the same as a workbook, with what the columns mean and how to cite
      .parquet  the same for analysis
      .jsonld   linked data: W3C Web Annotation, PROV-O, schema.org
      .json     the reports as CSL-JSON, for Zotero and its like
      .md       a brief on one arrangement, with footnotes to the exact words
      .zip      an evidence pack: texts, words, hashes, the log, and a verifier that works offline

    "-" writes to standard output, in the form that --as says. Who exported what, and when, is written down
    in a file beside the register.
    """  # noqa: D301 (the escape is meant: click takes it for "as it stands")
    with clean_exit():
        from pactwatch import operations
        from pactwatch.operations.export_log import log_export

        file: str | BinaryIO = sys.stdout.buffer if target == "-" else target
        exported = operations.export(
            file,
            arrangement,
            register=register,
            form=form,
            on=on,
            known_by=known_by,
            site=site,
            has_names=has_names,
        )
        log_export(
            register,
            exported,
            by=getpass.getuser(),
            form=form or Path(target).suffix.removeprefix("."),
            arrangement=arrangement,
            on=on,
            known_by=known_by,
            with_names=has_names,
        )
        noun = "claim" if exported.claim_count == 1 else "claims"
        said = [f"{exported.claim_count:,} {noun} exported. Head of the log: {exported.head}"]
        said += [str(path) for path in exported.files]
        if exported.sha256:
            said.append(f"SHA-256 of {target}: {exported.sha256}")
        click.echo("\n".join(said), err=True)
