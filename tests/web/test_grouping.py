"""Editors merge and split at the desk, and take it back."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from fastapi.testclient import TestClient

from pactwatch import operations
from pactwatch.operations.reviewing import list_decisions, list_pending
from pactwatch.web import Settings, make_app
from pactwatch.web.access import Access, Accounts, Role

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pactwatch.register.decision import Decision

CLAIM = "0" * 20
OWN = {"Sec-Fetch-Site": "same-origin"}
TALKS = "Washington and Rwanda held talks on {} on a deal to send migrants to Rwanda."


@pytest.fixture
def desk(tmp_path: Path) -> TestClient:
    """A desk over two reports of one pair of states, two years apart."""
    for year in (2023, 2025):
        report = f"Kigali, May 5, {year} (AFP) - {TALKS.format(f'May 4, {year}')}"
        (tmp_path / f"{year}.txt").write_text(report, "utf-8")
    register = str(tmp_path / "register.db")
    list(operations.add([str(tmp_path / f"{year}.txt") for year in (2023, 2025)], register=register))
    app = make_app(Settings(register=register))
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def shared(desk: TestClient, accounts: Accounts) -> TestClient:
    """The same desk with accounts, where US-RW was split by an editor."""
    register = desk.app.state.desk.register  # type: ignore[attr-defined]
    operations.review("split", "US-RW", on="2025-01-01", register=register, by="edda-editor")
    app = make_app(Settings(register=register, access=Access(accounts=accounts)))
    return TestClient(app, base_url="http://desk.example", raise_server_exceptions=False)


def decisions_of(desk: TestClient) -> list[Decision]:
    """Return all decisions, oldest first."""
    return list(list_decisions(register=desk.app.state.desk.register))  # type: ignore[attr-defined]


def undo_in_review(desk: TestClient, number: int, also: str = "") -> int:
    """Return the status of the answer to undoing a decision by the route of reviewers."""
    form = {"claim": CLAIM, "also": also}
    return desk.post(f"/review/undo/{number}", data=form, headers=OWN, follow_redirects=False).status_code


def words_of(page: str) -> str:
    """Return the words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_an_arrangement_is_split_at_a_day_and_made_whole_again(desk: TestClient) -> None:
    """The page says what stands, who decided it and why, with a button to undo it."""
    split = {"act": "split", "subject": "US-RW", "on": "2025-01-01", "note": "a new government"}

    answer = desk.post("/grouping", data=split, headers=OWN)
    number = re.search(r"/grouping/(\d+)/undo", answer.text)

    assert number is not None
    assert "What US-RW did from 1 January 2025 on is another arrangement" in words_of(answer.text)
    assert "a new government" in answer.text
    assert "2 arrangements of these two" in words_of(desk.get("/arrangements/US-RW").text)

    undone = desk.post(f"/grouping/{number[1]}/undo", headers=OWN)

    assert "Nobody has merged or split anything yet" in undone.text
    assert "2 arrangements of these two" not in words_of(desk.get("/arrangements/US-RW").text)


def choices_of(page: str, kind: str) -> list[str]:
    """Return the names that a field of a kind offers: ``runs`` or ``pairs``."""
    offered = re.search(rf'<datalist id="{kind}">(.*?)</datalist>', page)
    assert offered is not None
    return re.findall(r'value="([^"]+)"', offered[1])


def test_the_forms_offer_the_names_that_there_are(desk: TestClient) -> None:
    """Only a pair that has several runs has any to merge."""
    before = desk.get("/grouping").text

    desk.post("/grouping", data={"act": "split", "subject": "US-RW", "on": "2025-01-01"}, headers=OWN)

    assert (choices_of(before, "runs"), choices_of(before, "pairs")) == ([], ["US-RW"])
    assert choices_of(desk.get("/grouping").text, "runs") == ["US-RW-2023", "US-RW-2025"]


def test_the_forms_offer_the_pair_in_hand_and_its_neighbours(desk: TestClient, tmp_path: Path) -> None:
    """The pair itself first, then those that share a state with it, and no others."""
    deals = {"Britain": "Albania", "Washington": "Uganda", "Australia": "Nauru"}
    for sender, receiver in deals.items():
        words = f"{sender} and {receiver} held talks on May 4, 2025 on a deal to send migrants to {receiver}."
        (tmp_path / f"{receiver}.txt").write_text(f"May 5, 2025 (AFP) - {words}", "utf-8")
    reports = [str(tmp_path / f"{receiver}.txt") for receiver in deals.values()]
    list(operations.add(reports, register=desk.app.state.desk.register))  # type: ignore[attr-defined]

    assert choices_of(desk.get("/grouping?subject=US-UG").text, "pairs") == ["US-UG", "US-RW"]
    assert choices_of(desk.get("/grouping").text, "pairs") == ["AU-NR", "GB-AL", "US-RW", "US-UG"]


def test_two_reports_are_put_together_as_one_story(desk: TestClient) -> None:
    """They count as one origin then."""
    found = re.findall(r'href="/documents/([0-9a-f]+)', desk.get("/search?words=talks").text)
    one, other = dict.fromkeys(found)

    answer = desk.post("/grouping", data={"act": "merge", "subject": one, "other": other}, headers=OWN)

    assert f"Document {one} tells the story of document {other}" in words_of(answer.text)
    assert "2 reports tell one story" in words_of(desk.get(f"/documents/{one}").text)


def test_what_does_not_fit_is_said_and_not_recorded(desk: TestClient) -> None:
    """With what was written kept in the form."""
    answer = desk.post("/grouping", data={"act": "split", "subject": "US-RW"}, headers=OWN)

    assert answer.status_code == 400
    assert "It is not said when the new run begins" in answer.text
    assert 'value="US-RW"' in answer.text
    assert "Nobody has merged or split anything yet" in answer.text


@pytest.mark.parametrize("through", ["itself", "others at once", "its undoing"])
def test_a_reviewer_does_not_undo_what_an_editor_has_split(
    shared: TestClient, log_in: Callable[[Role | None], dict[str, str]], through: str
) -> None:
    """Neither by its number, nor together with a decision of their own, nor by making it stand again."""
    (split,) = decisions_of(shared)
    register, number, also = shared.app.state.desk.register, split.number, ""  # type: ignore[attr-defined]
    if through == "its undoing":
        number = operations.review("undo", str(number), register=register, by="edda-editor").number
    if through == "others at once":
        claim = list_pending(register=register)[0].told.claim_id
        also = str(number)
        number = operations.review("accept", claim, register=register, by="rosa-reviewer").number
    before = decisions_of(shared)
    shared.headers.update(log_in(Role.REVIEWER))

    assert undo_in_review(shared, number, also) == 403
    assert decisions_of(shared) == before


def test_a_reviewer_undoes_decisions_on_claims_and_an_editor_all(
    shared: TestClient, log_in: Callable[[Role | None], dict[str, str]]
) -> None:
    """The right to decide is the right to take it back."""
    (split,) = decisions_of(shared)
    register = shared.app.state.desk.register  # type: ignore[attr-defined]
    claim = list_pending(register=register)[0].told.claim_id
    accepted = operations.review("accept", claim, register=register, by="edda-editor")

    for role, number in ((Role.REVIEWER, accepted.number), (Role.EDITOR, split.number)):
        shared.cookies.clear()
        shared.headers.update(log_in(role))
        assert undo_in_review(shared, number) == 303

    assert [each.subject for each in decisions_of(shared)][2:] == [str(accepted.number), str(split.number)]
