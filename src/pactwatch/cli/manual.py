"""The manual of the command line, made from the help of each command."""

from __future__ import annotations

import click

_HEAD = """# The command line

Made from `--help` by `python -m pactwatch.cli.manual > docs/cli.md`; a test holds it to the code.
"""
_WIDTH = 100


def manual_of(main: click.Group) -> str:
    """Return the help of the program and of each command as a page of Markdown."""
    parts = [_HEAD, _section("pactwatch", main, None)]
    with click.Context(main, info_name="pactwatch", **main.context_settings) as context:
        names = sorted(main.commands)
        parts += [_section(f"pactwatch {name}", main.commands[name], context) for name in names]
    return "\n".join(parts)


def _section(title: str, command: click.Command, parent: click.Context | None) -> str:
    name = title.rsplit(maxsplit=1)[-1]
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        max_content_width=_WIDTH,
        terminal_width=_WIDTH,
        **command.context_settings,
    )
    return f"## {title}\n\n```text\n{command.get_help(context)}\n```\n"


if __name__ == "__main__":
    from pactwatch.cli import main

    click.echo(manual_of(main), nl=False)
