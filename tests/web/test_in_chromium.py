"""The desk in a real browser: pages are quiet, foreign words never run, and a review takes no mouse."""

from __future__ import annotations

import importlib.util
import json
import shutil
import socket
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uvicorn
from chromium import Chromium, find_chromium

from pactwatch import operations
from pactwatch.operations.reviewing import list_decisions
from pactwatch.web import Settings, make_app
from pactwatch.web.access import Access

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_chromium() is None, reason="no chromium here: apt install chromium"),
]


def _load(name: str) -> Any:
    """Return a module that lies beside this one, as tests are no package."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def browser() -> Iterator[Chromium]:
    """A browser without a window."""
    with Chromium() as opened:
        yield opened


@pytest.fixture(scope="module")
def serve() -> Iterator[Callable[[str], str]]:
    """Starts a desk over a register and gives its address."""
    running = []

    def start(register: str) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        app = make_app(Settings(register=register, access=Access.for_one_person("ann")))
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        running.append((server, thread))
        return f"http://127.0.0.1:{port}"

    yield start
    for server, thread in running:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register of two dozen invented reports, each of an agreement with another state."""
    folder = tmp_path_factory.mktemp("agreements")
    receivers = "RW UG GH SZ SS HN GT PA CR XK PW DM LC BZ GY PY EC LY CD CM UZ KZ NG MX".split()
    rows = []
    for number, receiver in enumerate(receivers):
        words = (
            f"Report {number}. The two governments reached agreement number {number} in June. "
            f"“We have agreed,” minister Anna Number{number} said."
        )
        exact = f"reached agreement number {number} in June"
        start = words.index(exact)
        rows.append(
            {
                "address": f"https://example.org/{number}",
                "report": {
                    "title": f"Report {number}",
                    "published": "2025-07-01",
                    "language": "en",
                    "agencies": [],
                    "text": words,
                },
                "arrangements": [],
                "events": [
                    {
                        "type": "agreed",
                        "sender": "US",
                        "receiver": receiver,
                        "date": "2025-06",
                        "modality": "asserted",
                        "actor": None,
                        "people": 10 + number,
                        "money": None,
                        "evidence": [{"start": start, "end": start + len(exact), "exact": exact}],
                    }
                ],
                "statements": [],
            }
        )
    (folder / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    path = str(folder / "register.db")
    list(operations.add([str(folder / "rows.jsonl")], register=path, readings=True))
    return path


@pytest.fixture
def own(demo: str, tmp_path: Path) -> str:
    """A register of this test alone, to decide in."""
    path = tmp_path / "register.db"
    shutil.copy(demo, path)
    return str(path)


PAGES = (
    "/",
    "/register",
    "/arrangements/US-RW",
    "/search?words=agreement",
    "/check",
    "/about",
    "/review",
    "/account",
)


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
def test_every_page_is_quiet_and_fits(
    browser: Chromium,
    serve: Callable[[str], str],
    demo: str,
    width: int,
    *,
    has_scripts: bool,
) -> None:
    """Nothing on the console, nothing that the policy refuses, nothing wider than the screen."""
    home = serve(demo)
    browser.resize(width, has_scripts=has_scripts)
    (hit, *_) = find_links(browser, f"{home}/search?words=agreement", "/documents/")
    (claim, *_) = find_links(browser, home + hit, "/claims/")
    for is_dark in (False, True):
        browser.resize(width, is_dark=is_dark, has_scripts=has_scripts)
        for path in (*PAGES, hit, claim):
            browser.open(home + path)
            assert browser.messages == [], path
            assert browser.run("document.querySelector('h1, mark') !== null"), path
            assert browser.run("document.documentElement.scrollWidth") <= width, path


@pytest.mark.parametrize("has_scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_phone_shows_the_whole_menu_and_the_newest_end_of_a_history(
    browser: Chromium, serve: Callable[[str], str], register: str, *, has_scripts: bool
) -> None:
    """What has to be dragged into view is not found; what happened last matters most."""
    browser.resize(390, has_scripts=has_scripts)

    browser.open(serve(register) + "/arrangements/US-RW")

    edges = (
        "[...document.querySelectorAll('nav[aria-label=Pages] a')].map(a => a.getBoundingClientRect().right)"
    )
    assert max(browser.run(edges)) <= 390
    last = "[...document.querySelectorAll('.chart .report')].at(-1).getBoundingClientRect()"
    assert browser.run(f"{last}.left") > browser.run(
        "document.querySelector('.lanes').getBoundingClientRect().right"
    )
    assert browser.run(f"{last}.right") <= 390
    assert browser.run("document.querySelector('.chart').scrollWidth") > 390


def find_links(browser: Chromium, address: str, prefix: str) -> list[str]:
    """Return the addresses on a page that begin so."""
    browser.open(address)
    links = f"[...document.querySelectorAll('a[href^=\"{prefix}\"]')]"
    found = browser.run(f"{links}.map(each => each.getAttribute('href').split('#')[0])")
    return list(dict.fromkeys(found))


def test_twenty_claims_are_decided_on_without_a_mouse(
    browser: Chromium, serve: Callable[[str], str], own: str
) -> None:
    """Accepted, rejected with a reason, edited, put on other words, skipped and taken back, all by keys."""
    browser.resize(1440)
    browser.open(serve(own) + "/review")
    for number in range(20):
        if number % 5 == 4:
            browser.press("r")
            browser.write("of another year")
            browser.press("Enter", leads_on=True)
        elif number == 7:
            browser.press("e")
            browser.run("document.activeElement.value = ''")
            browser.write("2025-05")
            browser.press("Enter", leads_on=True)
        else:
            browser.press("a", leads_on=True)
        assert "Recorded: decision" in browser.run("document.body.textContent")
    made = list_decisions(register=own)
    assert [each.act.value for each in made].count("reject") == 4
    assert [each.note for each in made if each.act.value == "reject"] == ["of another year"] * 4
    assert [each.content for each in made if each.act.value == "edit"] == [{"date": "2025-05"}]
    assert len(made) == 20

    waiting = browser.run("document.querySelector('.kicker').textContent")
    browser.press("u", leads_on=True)
    assert len(list_decisions(register=own)) == 21
    assert browser.run("document.querySelector('.kicker').textContent") != waiting
    shown = browser.run("location.pathname")
    browser.press("s", leads_on=True)
    assert browser.run("location.pathname") != shown
    browser.press("?")
    assert browser.run("document.getElementById('keys').open") is True
    assert len(list_decisions(register=own)) == 21


def test_words_that_are_marked_in_the_text_become_those_of_the_claim(
    browser: Chromium, serve: Callable[[str], str], own: str
) -> None:
    """Or are written into the field; nothing else is taken."""
    browser.resize(1440)
    browser.open(serve(own) + "/review")
    browser.run(
        """const around = document.querySelector('#around mark').firstChild;
        getSelection().setBaseAndExtent(around, 0, around, 17);"""
    )

    browser.press("w")

    assert browser.run("document.activeElement.id") == "the-words"
    assert browser.run("document.activeElement.value") == "reached agreement"


def test_keys_do_nothing_while_somebody_writes(
    browser: Chromium, serve: Callable[[str], str], own: str
) -> None:
    """An a in a reason is an a, and Escape leaves the field."""
    browser.resize(1440)
    browser.open(serve(own) + "/review")
    browser.press("r")

    for key in "as?u":
        browser.press(key)

    assert browser.run("document.activeElement.value") == "as?u"
    browser.press("Escape")
    assert browser.run("document.activeElement === document.body") is True
    assert list_decisions(register=own) == ()


def test_none_of_three_hundred_hostile_texts_runs(
    browser: Chromium, serve: Callable[[str], str], tmp_path: Path
) -> None:
    """On pages where all of them stand in titles, names, quotes and figures, and on pages of their own."""
    foreign = _load("test_foreign_text")
    rows = [foreign.reading_of(number, payload) for number, payload in enumerate(foreign.PAYLOADS)]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    path = str(tmp_path / "hostile.db")
    list(operations.add([str(tmp_path / "rows.jsonl")], register=path, readings=True))
    home = serve(path)
    browser.resize(1440)
    browser.open("data:text/html,<script>window.xss=1</script>")
    assert browser.run("window.xss") == 1  # one that runs would be seen
    documents = find_links(browser, f"{home}/search?words=kigali", "/documents/")
    assert len(documents) == 20
    claims = find_links(browser, home + documents[0], "/claims/")
    pages = ["/", "/register", "/arrangements/US-RW?whole=yes", "/states/RW"]
    pages += [f"/search?words=kigali&page={number}" for number in range(1, 18)]
    pages += [*documents, *claims, *(claim.replace("/claims/", "/review/") for claim in claims)]

    for page in pages:
        browser.open(home + page)
        assert browser.run("window.xss") is None, page
        assert browser.messages == [], page
