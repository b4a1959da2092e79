from __future__ import annotations

import re
from pathlib import Path

from pactwatch.cli import main

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")


def test_the_first_two_commands_do_the_main_job_and_run_the_tests() -> None:
    """A newcomer needs nothing else; CI runs the second one as it stands."""
    first, second = re.findall(r"^python3 -m venv .*$", README, flags=re.MULTILINE)

    assert first.endswith("/pactwatch demo")
    assert second.endswith("/pytest")


def test_every_command_that_a_page_shows_is_there() -> None:
    """A renamed command must not live on in the docs."""
    pages = [README, *(page.read_text("utf-8") for page in (ROOT / "docs").rglob("*.md"))]
    shown = {
        name for page in pages for name in re.findall(r"^\$? ?pactwatch ([a-z-]+)", page, flags=re.MULTILINE)
    }

    assert shown <= set(main.commands) | {"evaluate"}


def test_every_link_between_pages_leads_somewhere() -> None:
    """A page that moved leaves no dead link behind."""
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *ROOT.glob("*/README.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
