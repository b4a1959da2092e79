from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from pactwatch import operations
from pactwatch.errors import ExportError
from pactwatch.operations.adding import add_claim
from pactwatch.web.site import publish

if TYPE_CHECKING:
    from pathlib import Path

SENT = (
    "Deported man sues\n\n"
    "Kigali, Sep 5, 2025 (AFP) - The United States transferred seven migrants to Rwanda in August under the "
    "agreement of the two countries, among them Jorge Luna Prado, a 34-year-old Venezuelan man, the "
    "government in Kigali said.\n\n"
    "The agreement sets no end. Nobody else is known by name, and this sentence tells of nothing at all."
)


@pytest.fixture
def register(register: str, tmp_path: Path) -> str:
    """The register of the desk, with a report that names somebody who was moved."""
    (tmp_path / "sent.txt").write_text(SENT, "utf-8")
    copy = tmp_path / "register.db"
    operations.backup(tmp_path / "backup", register=register)
    operations.restore(tmp_path / "backup", register=str(copy))
    list(operations.add([str(tmp_path / "sent.txt")], register=str(copy)))
    return str(copy)


def files_in(folder: Path) -> dict[str, bytes]:
    """Return the bytes of every file by its name."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_register_gives_the_same_bytes(register: str, tmp_path: Path) -> None:
    """Whoever makes the site, and whenever."""
    publish(tmp_path / "one", register=register)
    publish(tmp_path / "two", register=register)

    assert files_in(tmp_path / "one") == files_in(tmp_path / "two")


def test_every_link_of_the_site_leads_to_something_that_is_there(register: str, tmp_path: Path) -> None:
    """From any page to any other, and to the place in it, wherever on a host the site lies."""
    publish(tmp_path / "site", register=register)
    pages = {path: path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")}
    places = {path: set(re.findall(r'\bid="([^"]+)"', page)) for path, page in pages.items()}

    lost = []
    for path, page in pages.items():
        for link in re.findall(r'(?:href|src)="([^"]*)"', page):
            file, _, place = unquote(html.unescape(link)).partition("#")
            target = (path.parent / file).resolve() if file else path
            if not target.is_file() or (place and place not in places[target]):
                lost.append((path.name, link))

    assert lost == []


def test_a_report_is_quoted_and_never_whole(register: str, tmp_path: Path) -> None:
    """What no claim rests on is nowhere on the site."""
    publish(tmp_path / "site", register=register)
    everything = b"".join(files_in(tmp_path / "site").values()).decode()

    assert "transferred seven migrants to Rwanda" in everything
    assert "this sentence tells of nothing at all" not in everything


def test_nobody_who_is_moved_is_named(register: str, tmp_path: Path) -> None:
    """Neither on a page nor in what can be searched or downloaded."""
    made = publish(tmp_path / "site", register=register)
    everything = b"".join(files_in(tmp_path / "site").values()).decode()

    assert made.withheld == 1
    assert "[name withheld]" in everything
    assert re.findall("Luna|Prado", everything) == []
    assert "Anna Mukamana" in everything


def test_a_decision_can_show_a_name(register: str, tmp_path: Path) -> None:
    """With who decided it, and when, in the log."""
    add_claim(
        str(tmp_path / "sent.txt"),
        ["among them Jorge Luna Prado"],
        {"type": "transfer", "arrangement": "US-RW"},
        register=register,
        by="ann",
        note="show name: Jorge Luna Prado",
    )

    made = publish(tmp_path / "site", register=register)

    assert made.withheld == 0
    assert b"Jorge Luna Prado" in b"".join(files_in(tmp_path / "site").values())


def test_what_an_earlier_site_has_left_is_taken_away_and_nothing_else(register: str, tmp_path: Path) -> None:
    """A host's own files stay."""
    site = tmp_path / "site"
    publish(site, register=register)
    (site / "CNAME").write_text("example.org", "utf-8")
    stale = json.loads((site / "files.json").read_text("utf-8")) | {"old.html": "0" * 64}
    (site / "files.json").write_text(json.dumps(stale), "utf-8")
    (site / "old.html").write_text("old", "utf-8")

    made = publish(site, register=register)

    assert not (site / "old.html").exists()
    assert (site / "CNAME").exists()
    assert made.changed == 1


def test_a_folder_with_something_else_is_left_as_it_is(register: str, tmp_path: Path) -> None:
    """Nobody loses a folder by a slip."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("dear", "utf-8")

    with pytest.raises(ExportError, match="no site that Pactwatch has published"):
        publish(tmp_path / "home", register=register)

    assert files_in(tmp_path / "home") == {"letter.txt": b"dear"}


def test_the_feed_names_each_arrangement_that_changed(register: str, tmp_path: Path) -> None:
    """With the address of its page."""
    publish(tmp_path / "site", register=register, address="https://example.org/register")

    feed = ET.parse(tmp_path / "site" / "changes.atom").getroot()  # noqa: S314 (our own file)
    atom = "{http://www.w3.org/2005/Atom}"
    links = {entry.find(f"{atom}link").get("href") for entry in feed.findall(f"{atom}entry")}  # type: ignore[union-attr]
    assert "https://example.org/register/arrangements/US-RW.html" in links
