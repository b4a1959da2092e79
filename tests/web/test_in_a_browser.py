"""Every page in a chromium, as readers see it."""

from __future__ import annotations

import os
import re
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import uvicorn
from chromium import Chromium, find_chromium

from pactwatch.web import Settings, make_app
from pactwatch.web.site import publish

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no chromium here: apt install chromium"),
]
PAGES = (
    "/",
    "/?since=2020",
    "/register",
    "/register?stage=signed&sort=-newest",
    "/arrangements/US-RW",
    "/arrangements/US-UG?on=2025-12",
    "/states/US",
    "/speakers/Anna%20Mukamana",
    "/search?words=Rwanda",
    "/check",
    "/review",
    "/about",
    "/nowhere",
)
WIDTHS = (360, 768, 1440)
AXE = Path(os.environ.get("PACTWATCH_AXE", "node_modules/axe-core/axe.min.js"))
_SERIOUS = """
axe.run(document, {resultTypes: ["violations"]}).then((found) => found.violations
  .filter((each) => ["serious", "critical"].includes(each.impact))
  .map((each) => `${each.id}: ${each.nodes[0].html}`))
"""
_SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def address(register: str) -> Iterator[str]:
    """Where a desk answers, on a port of this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(make_app(Settings(register=register)), port=port, log_level="error")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join()


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    """One browser for all pages."""
    with Chromium() as opened:
        yield opened


def complaints(browser: Chromium, own_status: int = 200) -> list[str]:
    """Return what the console said, apart from that a page which is not there is not there."""
    return [each for each in browser.messages if own_status == 200 or f"status of {own_status}" not in each]


@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_whole_at_every_width_light_and_dark_with_scripts_and_without(
    address: str, browser: Chromium, page: str
) -> None:
    """No complaint on the console, a heading to read, and nothing to scroll sideways for."""
    for width in WIDTHS:
        for is_dark in (False, True):
            for has_scripts in (True, False):
                browser.resize(width, is_dark=is_dark, has_scripts=has_scripts)
                browser.open(address + page)

                assert complaints(browser, 404 if page == "/nowhere" else 200) == []
                assert browser.run(_SIDEWAYS) == 0
                assert browser.run("document.querySelector('main').innerText.trim().length") > 20


@pytest.mark.skipif(not AXE.exists(), reason="no axe-core here: npm install axe-core, or set PACTWATCH_AXE")
@pytest.mark.parametrize("page", PAGES)
def test_no_page_has_a_serious_barrier(address: str, browser: Chromium, page: str) -> None:
    """As axe-core finds them, at the width of a desk and of a telephone."""
    for width, is_dark in ((1440, False), (360, True)):
        browser.resize(width, is_dark=is_dark)
        browser.open(address + page)
        browser.run(AXE.read_text("utf-8"))

        assert browser.run(_SERIOUS) == []
    complaints(browser)


def test_the_first_page_of_the_register_is_drawn_within_a_second(address: str, browser: Chromium) -> None:
    """And all that it loads is no more than 100 KB."""
    browser.resize(1440)
    browser.open(f"{address}/register")

    sizes = """
    [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .reduce((sum, each) => sum + each.transferSize, 0)"""
    assert browser.run(sizes) <= 100_000
    assert browser.run("performance.getEntriesByType('navigation')[0].loadEventEnd") <= 1000


def test_the_site_is_searched_and_filtered_in_the_browser(
    register: str, browser: Chromium, tmp_path: Path
) -> None:
    """Opened from the disk, pages are whole; nobody is asked."""
    publish(tmp_path / "site", register=register)
    browser.resize(1440)

    browser.open(f"file://{tmp_path}/site/register.html")
    browser.run("""(() => {
      const field = document.querySelector(".filter input");
      field.value = "Palau, signed";
      field.dispatchEvent(new Event("input"));
    })()""")
    shown = browser.run(
        "[...document.querySelectorAll('.register tbody tr')].filter((row) => !row.hidden).length"
    )

    assert shown == 1
    assert re.search("Palau", browser.run("document.querySelector('main').innerText"))
    assert complaints(browser) == []
