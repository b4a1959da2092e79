"""Whatever reports, feeds and visitors write, it is shown as words and never runs."""

from __future__ import annotations

import itertools
import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

import pytest
from fastapi.testclient import TestClient
from lxml import html

from pactwatch import operations
from pactwatch.web import Settings, make_app
from pactwatch.web.access import Access
from pactwatch.web.headers import POLICY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx2 import Response

RUN = "window.xss=1"
OPENERS = ["", '"', "'", '">', "'>", "-->", "</title>", "</textarea>", "]]>", "`"]
ELEMENTS = [
    f"<script>{RUN}</script>",
    f"<ScRiPt>{RUN}</sCrIpT >",
    f"<script/x>{RUN}</script>",
    f"<scr<script>ipt>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'<img src="x`onerror={RUN}`">',
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><set attributeName=href to=javascript:{RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x>",
    f"<math><mi//xlink:href='javascript:{RUN}'>x",
    f"<math><annotation-xml encoding=text/html><script>{RUN}</script>",
    f"<iframe srcdoc='<script>{RUN}</script>'>",
    f"<iframe src=javascript:{RUN}>",
    f"<object data=javascript:{RUN}>",
    f"<embed src=javascript:{RUN}>",
    f"<a href=javascript:{RUN}>x</a>",
    f"<form action=javascript:{RUN}><input type=submit autofocus>",
    f"<details open ontoggle={RUN}>",
    f"<input autofocus onfocus={RUN}>",
    f"<body onload={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<marquee onstart={RUN}>",
    f"<style>@import 'javascript:{RUN}';</style>",
    "<style>*{display:none}</style>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<base href=//evil.example/>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<template><script>{RUN}</script></template>",
]
WITHOUT_TAGS = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f" javascript:{RUN}",
    f"javascript&colon;{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"vbscript:{RUN}",
    f'" onmouseover="{RUN}" x="',
    f"' onfocus='{RUN}' autofocus x='",
    f'" style="background:url(javascript:{RUN})" x="',
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    "{{ 7 * 7 }}{% for x in () %}",
    "{{ visitor.__class__.__mro__ }}",
    "${7*7}#{7*7}<%= 7*7 %>",
    f"\u202e<script>{RUN}</script>",
    f"\u2028<script>{RUN}</script>",
    f"<\u200bscript>{RUN}</script>",
    f"＜script＞{RUN}＜/script＞",
    '=HYPERLINK("http://evil.example","x")',
    "\r\nSet-Cookie: x=1\r\n\r\n<script>1</script>",
    "%0d%0aContent-Type:text/html%0d%0a%0d%0a<script>1</script>",
]
PAYLOADS = [opener + element for element, opener in itertools.product(ELEMENTS, OPENERS)] + WITHOUT_TAGS
OWN_SCRIPT = "/static/desk.js"
HOME = "http://localhost"


def reading_of(number: int, payload: str) -> dict[str, Any]:
    """Return a reading, as another program may give it, in which every field that can be is hostile."""
    words = f"{payload} Kigali {number} signed {payload} a deal and “{payload}” was said."

    def span(exact: str, after: int = 0) -> dict[str, Any]:
        start = words.index(exact, after)
        return {"start": start, "end": start + len(exact), "exact": exact}

    return {
        "address": payload if number % 2 else f"https://example.org/{payload}",
        "report": {
            "title": payload.split("\n", maxsplit=1)[0].strip() or "x",
            "published": "2025-06-05",
            "language": "en" if number % 3 else payload,
            "agencies": [payload],
            "text": words,
        },
        "arrangements": [],
        "events": [
            {
                "type": "signed",
                "sender": "US",
                "receiver": "RW",
                "date": "2025-06",
                "modality": "denied" if number % 5 == 0 else "asserted",
                "actor": payload,
                "people": 250,
                "money": {"amount": 6.0e6, "currency": payload},
                "evidence": [span(f"signed {payload}")],
            }
        ],
        "statements": [
            {
                "speaker": payload,
                "role": payload,
                "affiliation": payload if number % 2 else "RW",
                "mode": "direct",
                "stance": "denies" if number % 2 else payload,
                "date": None,
                "channel": payload,
                "content": [span(payload, words.index("“"))],
                "speaker_mention": span("Kigali"),
                "cue": span("said"),
            }
        ],
    }


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A register that somebody has filled with what they hope will run."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = [json.dumps(reading_of(number, payload)) for number, payload in enumerate(PAYLOADS)]
    (folder / "readings.jsonl").write_text("\n".join(lines), "utf-8")
    path = str(folder / "register.db")
    list(operations.add([str(folder / "readings.jsonl")], register=path, readings=True))
    return path


@pytest.fixture(scope="module")
def visitor(hostile: str) -> Iterator[TestClient]:
    """Somebody who may see every page."""
    app = make_app(Settings(register=hostile, access=Access.for_one_person("ann")))
    with TestClient(app, base_url=HOME, raise_server_exceptions=False) as client:
        yield client


def faults_of(answer: Response) -> list[str]:
    """Return what of an answer could run, or lead the reader into what runs; nothing if it is safe."""
    faults = [] if answer.headers["content-security-policy"] == POLICY else ["another policy"]
    faults += [] if answer.headers["x-content-type-options"] == "nosniff" else ["the type can be guessed"]
    faults += ["a cookie of somebody else"] if "x=1" in answer.headers.get("set-cookie", "") else []
    if not answer.headers.get("content-type", "").startswith("text/html"):
        return faults
    for element in html.fromstring(answer.content, parser=html.HTMLParser(encoding="utf-8")).iter():
        if not isinstance(element.tag, str):
            faults.append("a comment or an instruction")
            continue
        if element.tag in {
            "iframe",
            "object",
            "embed",
            "base",
            "style",
            "template",
            "noscript",
            "marquee",
            "math",
        }:
            faults.append(f"<{element.tag}>")
        if element.tag == "script" and element.get("src", "").split("?")[0] != OWN_SCRIPT:
            faults.append("a script of somebody else")
        if element.tag == "meta" and element.get("http-equiv"):
            faults.append("an instruction in a meta element")
        faults += [
            f"{element.tag} {name}={value[:40]}" for name, value in element.items() if is_active(name, value)
        ]
    return faults


def is_active(name: str, value: str) -> bool:
    """Say whether an attribute makes something run, or leads out by another scheme than that of the web."""
    if name.startswith("on") or name in {"style", "srcdoc", "formaction", "xlink:href"}:
        return True
    if name not in {"href", "src", "action", "data", "poster"}:
        return False
    bare = re.sub(r"[\x00-\x20]", "", value)
    return urlsplit(bare).scheme.casefold() not in {"", "http", "https"} or (
        bare.startswith(("//", "/\\", "\\"))
    )


def paths_of(page: str, prefix: str) -> list[str]:
    """Return the addresses on a page that begin so, each once."""
    return sorted(set(re.findall(rf'href="({prefix}[^"#?]*)', page)))


def test_there_are_at_least_three_hundred_of_them() -> None:
    """Each another one, and all of them were recorded."""
    assert len(set(PAYLOADS)) >= 300


def test_all_of_them_are_in_the_register(visitor: TestClient) -> None:
    """Else the other tests would show nothing."""
    assert len(paths_of(visitor.get("/origins/x").text + every_search(visitor), "/documents/")) > 290


def every_search(visitor: TestClient) -> str:
    """Return all pages of a search that finds every report."""
    answers = (visitor.get("/search", params={"words": "kigali", "page": page}) for page in range(1, 18))
    return "".join(answer.text for answer in answers)


def test_no_list_dossier_or_search_lets_any_of_them_run(visitor: TestClient) -> None:
    """All payloads stand on these pages together, in titles, quotes, names, offices and figures."""
    paths = [
        "/",
        "/register",
        "/arrangements/US-RW",
        "/arrangements/US-RW?whole=yes",
        "/states/US",
        "/states/RW",
    ]
    paths += [f"/search?words=kigali&page={page}" for page in range(1, 18)]

    assert {path: faults for path in paths if (faults := faults_of(visitor.get(path)))} == {}


def test_no_document_claim_origin_or_review_lets_any_of_them_run(visitor: TestClient) -> None:
    """Each payload on pages of its own."""
    documents = paths_of(every_search(visitor), "/documents/")
    faults: dict[str, list[str]] = {}
    for number, path in enumerate(documents):
        answer = visitor.get(path)
        assert answer.status_code == 200
        faults[path] = faults_of(answer)
        for claim in paths_of(answer.text, "/claims/"):
            faults[claim] = faults_of(visitor.get(claim))
            if number % 10 == 0:
                review = claim.replace("/claims/", "/review/")
                faults[review] = faults_of(visitor.get(review))
        if number % 10 == 0:
            faults.update({each: faults_of(visitor.get(each)) for each in paths_of(answer.text, "/origins/")})

    assert len(documents) > 290
    assert {path: each for path, each in faults.items() if each} == {}


def test_no_page_of_a_speaker_lets_any_of_them_run(visitor: TestClient) -> None:
    """Their names are parts of the address as well."""
    speakers = paths_of(visitor.get("/arrangements/US-RW?whole=yes").text, "/speakers/")

    assert len(speakers) > 200
    for path in speakers[::7]:
        assert faults_of(visitor.get(path)) == []


@pytest.mark.parametrize("payload", PAYLOADS[::7] + WITHOUT_TAGS)
def test_what_a_visitor_writes_comes_back_as_words(visitor: TestClient, payload: str) -> None:
    """In a search, in a text to check, in a path, in a date, in a decision and in what goes wrong there."""
    own = {"Sec-Fetch-Site": "same-origin"}
    claim = "/review/abcdef12"
    answers = [
        visitor.get("/search", params={"words": f"kigali {payload}"}),
        visitor.get("/search", params={"words": "kigali", "pair": payload}),
        visitor.get("/register", params={"on": payload, "stage": payload, "sort": payload}),
        visitor.get("/arrangements/US-RW", params={"known-by": payload}),
        visitor.get("/arrangements/" + quote(payload, safe="")),
        visitor.get("/documents/" + quote(payload, safe="")),
        visitor.get("/claims/" + quote(payload, safe="")),
        visitor.get("/speakers/" + quote(payload, safe="")),
        visitor.get("/" + quote(payload, safe="")),
        visitor.get("/api/v1/arrangements/" + quote(payload, safe="")),
        visitor.post("/check", data={"text": payload, "published": payload}, headers=own),
        visitor.post("/check", data={"text": payload[:80]}, headers=own),
        visitor.post(claim, data={"act": payload, "note": payload}, headers=own),
        visitor.get("/log-in", params={"next": payload}),
    ]

    for answer in answers:
        assert faults_of(answer) == [], str(answer.url)
        assert answer.status_code < 500


def test_nothing_that_is_written_is_worked_out(visitor: TestClient) -> None:
    """Neither by the templates nor by what draws them."""
    answer = visitor.get("/search", params={"words": "kigali {{ 191 * 191 }} ${191*191}"})

    assert "191" in answer.text
    assert str(191 * 191) not in answer.text


def test_a_decision_that_is_hostile_stays_words(hostile: str, visitor: TestClient) -> None:
    """Notes and edits are shown in histories, and both versions where two decide."""
    payload = PAYLOADS[0] + PAYLOADS[41]
    claim = paths_of(visitor.get(paths_of(every_search(visitor), "/documents/")[5]).text, "/claims/")[0]
    name = claim.removeprefix("/claims/")
    operations.review("edit", name, register=hostile, by=payload, changes={"date": "2025-07"}, note=payload)
    own = {"Sec-Fetch-Site": "same-origin"}

    clash = visitor.post(f"/review/{name}", data={"act": "reject", "note": payload, "seen": ""}, headers=own)

    assert clash.status_code == 409
    for answer in (clash, visitor.get(claim), visitor.get(f"/review/{name}")):
        assert faults_of(answer) == []
        assert "window.xss=1" in answer.text


@pytest.mark.parametrize("form", ["csv", "jsonld", "csl", "markdown"])
def test_a_download_is_never_taken_for_a_page(visitor: TestClient, form: str) -> None:
    """Whatever is in it, a browser saves it or shows it as text."""
    answer = visitor.get(f"/api/v1/exports/{form}")

    assert faults_of(answer) == []
    assert not answer.headers.get("content-type", "").startswith(("text/html", "image/svg", "text/xml"))
