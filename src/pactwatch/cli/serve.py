"""``pactwatch serve``."""

from __future__ import annotations

import click

from pactwatch.cli.options import register_option
from pactwatch.cli.output import clean_exit


@click.command()
@register_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=8010, show_default=True, help="The port to listen on.")
def serve(register: str, host: str, port: int) -> None:
    """Show the register in a browser: what changed, where each arrangement stands, and in which words.

    Stop it with Ctrl-C. No other host is ever contacted.
    """
    with clean_exit():
        import uvicorn

        from pactwatch import operations
        from pactwatch.web import Settings, make_app

        operations.list_(register=register)
        click.echo(f"The desk is at http://{host}:{port}/", err=True)
        uvicorn.run(
            make_app(Settings(register=register)),
            host=host,
            port=port,
            log_level="warning",
            server_header=False,
        )
