from __future__ import annotations

import csv
import getpass
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from pactwatch import operations, views
from pactwatch.web.api import describe, models

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

API = "/api/v1"


def turn_pages(desk: TestClient, address: str) -> Iterator[dict[str, Any]]:
    """Yield the items of all pages, from the first on."""
    following: str | None = address
    while following:
        answer = desk.get(following)
        assert answer.status_code == 200
        page = answer.json()
        yield from page["items"]
        link = answer.headers.get("link")
        following = page["next"]
        assert link == (f'<{following}>; rel="next"' if following else None)


def test_an_arrangement_is_told_as_the_command_line_tells_it(desk: TestClient, register: str) -> None:
    """Stage, sides, timeline, statements and the words behind them."""
    (arrangement,) = operations.show("US-RW", register=register)

    assert desk.get(f"{API}/arrangements/US-RW").json() == {
        **views.dossier_as_json(arrangement),
        "runs": ["US-RW"],
    }


@pytest.mark.parametrize(
    "address", ["arrangements", "claims", "claims?arrangement=US-RW", "disagreements?all=true"]
)
def test_pages_of_any_size_give_each_item_once_and_in_one_order(desk: TestClient, address: str) -> None:
    """Whoever turns them gets what a single page would have."""
    mark = "&" if "?" in address else "?"
    whole = list(turn_pages(desk, f"{API}/{address}{mark}limit=500"))

    assert len(whole) > 0
    assert list(turn_pages(desk, f"{API}/{address}{mark}limit=1")) == whole


def test_a_claim_has_its_exact_words_in_the_text_of_its_document(desk: TestClient) -> None:
    """Offsets count code points."""
    claims = list(turn_pages(desk, f"{API}/claims"))

    for claim in claims:
        document = desk.get(f"{API}/documents/{claim['document']}").json()
        for words in claim["words"]:
            assert document["text"][words["start"] : words["end"]] == words["exact"]
        assert claim in document["claims"]
        assert desk.get(f"{API}/claims/{claim['claim']}").json() == claim


def test_claims_are_as_of_two_days(desk: TestClient) -> None:
    """By what had happened, and by what was recorded here."""
    then = list(turn_pages(desk, f"{API}/claims?arrangement=US-RW&on=2025-06"))

    assert "signed" not in {claim["type"] for claim in then}
    assert list(turn_pages(desk, f"{API}/claims?known-by=2020")) == []


def test_an_answer_that_a_program_has_is_not_given_again(desk: TestClient) -> None:
    """Its ETag changes with the question, and with the register."""
    first = desk.get(f"{API}/arrangements?state=RW")
    etag = first.headers["etag"]

    again = desk.get(f"{API}/arrangements?state=RW", headers={"If-None-Match": f'"old", W/{etag}'})

    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    assert desk.get(f"{API}/arrangements?state=UG", headers={"If-None-Match": etag}).status_code == 200


@pytest.mark.parametrize(
    ("address", "status", "detail"),
    [
        ("arrangements/US-CA", 404, "the register knows of no arrangement US-CA"),
        ("arrangements?on=2025-02-31", 400, "write 2025-05-05, 2025-05 or 2025"),
        ("arrangements?cursor=x", 404, "no page begins there"),
        ("claims?cursor=WyJhIiwgMV0", 404, "no page begins there"),
        ("claims/ffffffff", 404, "no such claim"),
        ("documents/ffffffff", 404, "no such document"),
        ("claims?limit=0", 422, "limit"),
        ("search?q=%21", 404, "no word to look for"),
        ("nothing", 404, "there is no such page"),
    ],
)
def test_a_problem_says_what_it_is(desk: TestClient, address: str, status: int, detail: str) -> None:
    """As RFC 9457 has it, and without a word on where the register lies."""
    answer = desk.get(f"{API}/{address}")

    problem = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == problem["status"] == status
    assert detail in problem["detail"]
    assert problem["title"]
    assert ".db" not in answer.text


def test_a_method_that_no_route_takes_is_told_which_it_takes(desk: TestClient) -> None:
    """Nothing is done."""
    answer = desk.delete(f"{API}/claims")

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET"


def test_a_text_is_checked(desk: TestClient, register: str) -> None:
    """As the command line checks it."""
    text = "Washington and Rwanda are in talks on a deal to send migrants to Rwanda."

    answer = desk.post(f"{API}/check", json={"text": text, "published": "2025-05-06"})

    assert answer.json() == operations.check(text, register=register, published="2025-05-06").to_dict()
    assert answer.json()["sentences"][0]["verdict"] == "matched"


@pytest.mark.parametrize(
    "body", ["", "[]", "{}", '{"text": ""}', '{"text": 5}', '{"text": "a", "published": "now"}', "\xff"]
)
def test_what_is_no_text_is_not_checked(desk: TestClient, body: str) -> None:
    """And the parameter is named."""
    answer = desk.post(
        f"{API}/check", content=body.encode("latin-1"), headers={"Content-Type": "application/json"}
    )

    assert answer.status_code in {400, 422}
    assert answer.json()["title"]


@pytest.mark.parametrize("form", [form for form in views.Form if form is not views.Form.BRIEF])
def test_each_export_is_a_download(desk: TestClient, form: views.Form) -> None:
    """Under the name of what it is of."""
    answer = desk.get(f"{API}/exports/{form}?arrangement=US-RW")

    assert answer.headers["etag"]
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == form.media_type.partition(";")[0]
    assert answer.headers["content-disposition"] == f'attachment; filename="pactwatch-US-RW.{form}"'


def test_downloads_hold_what_they_say(desk: TestClient) -> None:
    """With permalinks that lead back to this desk."""
    table = csv.DictReader(io.StringIO(desk.get(f"{API}/exports/csv").text))
    pack = zipfile.ZipFile(io.BytesIO(desk.get(f"{API}/exports/zip").content))
    brief = desk.get(f"{API}/arrangements/US-RW/brief").text

    assert all(row["permalink"].startswith("http://127.0.0.1/claims/") for row in table)
    assert pack.testzip() is None
    assert brief.startswith("# Pactwatch register: United States (US) → Rwanda (RW)")


def test_the_description_is_openapi_3_1_and_has_every_field_that_is_answered(desk: TestClient) -> None:
    """A field that a view gains has to be described."""
    description = desk.get(f"{API}/openapi.json").json()
    dossier = desk.get(f"{API}/arrangements/US-RW").json()

    assert description == json.loads(json.dumps(describe()))
    assert description["openapi"].startswith("3.1")
    assert set(dossier) == set(models.Dossier.model_fields)
    assert set(dossier["left_out"]) == set(models.LeftOut.model_fields)
    for name, model in (
        ("timeline", models.Happening),
        ("statements", models.Statement),
        ("notes", models.Note),
    ):
        assert set(dossier[name][0]) == set(model.model_fields)


def test_a_program_with_a_token_reads_and_one_without_hears_so(guarded: TestClient) -> None:
    """No redirect to a page: a problem, and how to log in."""
    answer = guarded.get(f"{API}/arrangements")

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert answer.json()["detail"] == "log in, or send a token"


def test_an_answer_from_memory_has_permalinks_to_the_host_that_was_asked(desk: TestClient) -> None:
    """A desk has several names, and remembers what it answered under each."""
    hosts = ("127.0.0.1", "localhost", "127.0.0.1")

    for host in hosts:
        page = desk.get(f"{API}/claims?limit=1", headers={"Host": host}).json()
        assert page["items"][0]["permalink"].startswith(f"http://{host}/claims/")


def test_who_takes_an_export_is_written_down(desk: TestClient, register: str) -> None:
    """When, of what and as of which days; in a file that only its owner can read."""
    log = Path(f"{register}.exports.jsonl")
    before = len(log.read_text("utf-8").splitlines()) if log.exists() else 0

    desk.get("/api/v1/exports/csv?arrangement=US-RW&on=2025-08")

    lines = log.read_text("utf-8").splitlines()
    row = json.loads(lines[-1])
    assert len(lines) == before + 1
    assert (row["form"], row["arrangement"], row["on"], row["by"]) == (
        "csv",
        "US-RW",
        "2025-08",
        getpass.getuser(),
    )
    assert row["claims"] > 0
    assert log.stat().st_mode & 0o077 == 0
