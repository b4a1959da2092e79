"""People decide at the desk: one claim a screen, copies together, and nobody over somebody else unseen."""

from __future__ import annotations

import re
import shutil
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from fastapi.testclient import TestClient

from pactwatch import operations
from pactwatch.operations.reviewing import list_decisions
from pactwatch.web import Settings, make_app
from pactwatch.web.access import Access

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from httpx2 import Response

OWN = {"Sec-Fetch-Site": "same-origin"}
STORY = (
    "Kigali, Aug 5, 2025 (Reuters) - Rwanda has agreed to take in up to 250 migrants deported from the "
    "United States, government spokeswoman Yolande Makolo told Reuters on Tuesday. Each of them will be "
    "checked before he or she is resettled in one of the provinces, Makolo said, adding that "
    "accommodation and training would be given to all who stay in the country after they have arrived."
)
COPIES = {"copy-one.txt": "First paper\n\n" + STORY, "copy-two.txt": "Second paper\n\n" + STORY}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of one dispatch that two papers carry, and of talks."""
    folder = tmp_path_factory.mktemp("review")
    for name, text in COPIES.items():
        (folder / name).write_text(text, "utf-8")
    (folder / "talks.txt").write_text(
        "Kigali, May 5, 2025 (AFP) - Washington and Rwanda are in talks on a deal to send migrants there, "
        "Foreign Minister Anna Mukamana confirmed to state TV.",
        "utf-8",
    )
    path = folder / "register.db"
    list(operations.add([str(folder / name) for name in (*COPIES, "talks.txt")], register=str(path)))
    operations.list_(register=str(path))
    return path


@pytest.fixture
def own_register(filled: Path, tmp_path: Path) -> str:
    """A register of this test alone, to decide in."""
    path = tmp_path / "register.db"
    shutil.copy(filled, path)
    return str(path)


@pytest.fixture
def ann(own_register: str) -> Iterator[TestClient]:
    """The browser of ann, who follows where a page leads."""
    with at_the_desk(own_register, "ann") as client:
        yield client


def at_the_desk(register: str, name: str) -> TestClient:
    """Return the browser of somebody."""
    access = Access.for_one_person(name)
    app = make_app(Settings(register=register, access=access))
    return TestClient(app, base_url="http://localhost", follow_redirects=True)


def claim_of(answer: Response) -> str:
    """Return which claim a screen shows."""
    return urlsplit(str(answer.url)).path.removeprefix("/review/")


def plain(answer: Response) -> str:
    """Return the words of a screen."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def decide(client: TestClient, claim: str, act: str, **fields: str) -> Response:
    """Send one of the forms of a screen."""
    return client.post(f"/review/{claim}", data={"act": act, "seen": "", **fields}, headers=OWN)


def waiting(answer: Response) -> int:
    """Return how many events wait, by the screen."""
    found = re.search(r"(\d+) events? waits?", plain(answer))
    return int(found[1]) if found else 0


def find_copy(client: TestClient) -> str:
    """Return a claim that a copy of its report tells too."""
    answer = client.get("/review")
    while "/review/" in str(answer.url):
        if "of this report tell" in plain(answer):
            return claim_of(answer)
        answer = client.get("/review", params={"after": claim_of(answer)})
    pytest.fail("no copy")


def test_the_queue_goes_through_each_event_once_and_then_says_so(ann: TestClient) -> None:
    """Skipping decides nothing."""
    answer = ann.get("/review")
    total, seen = waiting(answer), []
    while "/review/" in str(answer.url):
        seen.append(claim_of(answer))
        answer = ann.get("/review", params={"after": seen[-1]})

    assert len(seen) == len(set(seen)) == total > 1
    assert "Every event has been looked at" in plain(answer)
    assert f"{total} were skipped and wait still" in plain(answer)


def test_what_a_stage_rests_on_comes_first(ann: TestClient) -> None:
    """Those are the decisions that change what readers see."""
    screen = plain(ann.get("/review"))

    assert "a stage rests on" in screen
    assert "without it" in screen or "no stage alone" in screen.lower()


def test_a_screen_shows_the_words_in_their_paragraph_before_what_was_made_of_them(ann: TestClient) -> None:
    """A person reads before the machine speaks."""
    text = ann.get("/review").text

    assert "<mark>" in text
    assert text.index("<mark>") < text.index("What is read in it")


def test_copies_of_one_report_are_decided_together(ann: TestClient, own_register: str) -> None:
    """Ten papers with one dispatch are one decision for a person, and one each in the log."""
    claim = find_copy(ann)
    before = waiting(ann.get(f"/review/{claim}"))

    answer = decide(ann, claim, "accept")

    made = list_decisions(register=own_register)
    assert [each.act.value for each in made] == ["accept", "accept"]
    assert len({each.document_id for each in made}) == 2
    assert before - waiting(answer) == 2
    assert "Recorded: decisions" in plain(answer)


def test_one_copy_can_be_decided_on_alone(ann: TestClient, own_register: str) -> None:
    """The two may differ in what matters."""
    claim = find_copy(ann)
    assert 'name="alone" value="yes"' in ann.get(f"/review/{claim}?alone=true").text

    decide(ann, claim, "reject", alone="yes", note="of another year")

    (made,) = list_decisions(register=own_register)
    assert (made.subject, made.note, made.decided_by) == (claim, "of another year", "ann")


def test_undoing_takes_back_all_that_was_decided_at_once(ann: TestClient) -> None:
    """And returns to the claim."""
    claim = find_copy(ann)
    before = waiting(ann.get(f"/review/{claim}"))
    answer = decide(ann, claim, "reject")
    state = {name: values[0] for name, values in parse_qs(urlsplit(str(answer.url)).query).items()}
    first, *others = state["did"].split(",")

    back = ann.post(
        f"/review/undo/{first}", data={"claim": state["last"], "also": ",".join(others)}, headers=OWN
    )

    assert claim_of(back) == claim
    assert waiting(back) == before


def test_an_edit_sets_the_fields_that_were_changed_and_no_other(ann: TestClient, own_register: str) -> None:
    """In the copies as well, whose other fields may differ."""
    claim = find_copy(ann)
    fields = {
        f"field-{name}": value
        for name, value in re.findall(
            r'<input name="field-(\w+)"[^>]*value="([^"]*)"', ann.get(f"/review/{claim}").text
        )
    }

    answer = decide(ann, claim, "edit", **fields | {"field-people": "25"})

    assert answer.status_code == 200
    assert [each.content for each in list_decisions(register=own_register)] == [{"people": 25}] * 2
    assert "25 people" in plain(ann.get(f"/claims/{claim}"))


@pytest.mark.parametrize(
    "fields",
    [
        {"field-date": "next week"},
        {"field-sender": "Utopia"},
        {"field-people": "-3"},
        {"field-people": "many"},
        {"field-colour": "red"},
        {"words": "Words that nobody wrote."},
        {},
    ],
)
def test_what_does_not_fit_is_said_and_stays_in_the_form(
    ann: TestClient, own_register: str, fields: dict[str, str]
) -> None:
    """Nothing is recorded, and nothing has to be written again."""
    claim = claim_of(ann.get("/review"))

    answer = decide(ann, claim, "edit", **fields)

    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert list_decisions(register=own_register) == ()
    for value in fields.values():
        assert value in unescape(answer.text) or "cannot be set" in plain(answer)


def test_a_claim_can_be_put_on_other_words(ann: TestClient, own_register: str) -> None:
    """The one on the old words no longer counts, and the one on the new words is entered in its place."""
    claim = find_copy(ann)
    words = "agreed to take in up to 250 migrants deported from the United States"

    decide(ann, claim, "edit", words=words)

    rejected, entered = list_decisions(register=own_register)
    assert (rejected.act.value, rejected.subject) == ("reject", claim)
    assert entered.act.value in {"enter", "accept"}
    assert f"<mark>{words}</mark>" in ann.get(f"/claims/{entered.subject}").text
    assert "does not count" in plain(ann.get(f"/claims/{claim}"))


def test_two_who_decide_on_one_claim_see_both_versions(ann: TestClient, own_register: str) -> None:
    """The second one is not recorded until its author has seen the first."""
    claim = claim_of(ann.get("/review"))
    ben = at_the_desk(own_register, "ben")
    decide(ben, claim, "edit", alone="yes", **{"field-date": "2025-07", "note": "by the caption"})

    clash = decide(ann, claim, "reject", note="of another year")

    assert clash.status_code == 409
    assert "Edited by ben" in plain(clash)
    assert "by the caption" in plain(clash)
    assert "July 2025" in plain(clash)
    assert "Rejected by ann" in plain(clash)
    assert len(list_decisions(register=own_register)) == 1

    seen = re.findall(r'name="seen" value="(\d+)"', clash.text)[0]
    decide(ann, claim, "reject", seen=seen, note="of another year", alone="yes")

    assert [each.decided_by for each in list_decisions(register=own_register)] == ["ben", "ann"]


def test_what_was_seen_when_the_page_was_opened_is_what_counts(ann: TestClient) -> None:
    """Not what stands when the form is sent."""
    claim = claim_of(ann.get("/review"))
    first = decide(ann, claim, "accept", alone="yes")
    number = parse_qs(urlsplit(str(first.url)).query)["did"][0]

    page = ann.get(f"/review/{claim}")

    assert f'name="seen" value="{number}"' in page.text
    assert "Accepted by ann" in plain(page)
    assert decide(ann, claim, "reject", seen=number, alone="yes").status_code == 200


def test_one_arrangement_can_be_gone_through_alone(ann: TestClient) -> None:
    """The screens stay with it."""
    answer = ann.get("/review?arrangement=US-RW")

    assert "arrangement=US-RW" in str(answer.url)
    assert "Review of US-RW" in plain(answer)
    (onward,) = re.findall(r'href="(/review\?[^"]*)" data-key="s"', answer.text)
    assert "arrangement=US-RW" in str(ann.get(unescape(onward)).url)


def test_why_it_was_proposed_is_worked_out_on_demand(ann: TestClient) -> None:
    """The steps of the reader, from the text anew."""
    claim = claim_of(ann.get("/review"))

    assert 'class="because"' in ann.get(f"/review/{claim}?why=true").text


@pytest.mark.parametrize(
    "data",
    [
        {"act": "merge", "seen": ""},
        {"act": "enter", "seen": ""},
        {"act": "accept", "seen": "x"},
        {"act": "accept", "seen": "-1"},
        {},
    ],
)
def test_what_is_no_form_of_this_page_decides_nothing(
    ann: TestClient, own_register: str, data: dict[str, str]
) -> None:
    """Whatever is sent by hand."""
    claim = claim_of(ann.get("/review"))

    assert ann.post(f"/review/{claim}", data=data, headers=OWN).status_code == 400
    assert list_decisions(register=own_register) == ()
