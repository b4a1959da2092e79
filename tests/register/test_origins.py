from __future__ import annotations

import dataclasses
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pactwatch import operations
from pactwatch.errors import RegisterError
from pactwatch.register import stories
from pactwatch.register.delivery import Delivery
from pactwatch.register.derived.refresh import rebuild, refresh
from pactwatch.register.fingerprint import Fingerprint
from pactwatch.register.ledger import record_deliveries
from pactwatch.register.likeness import find_likeness
from pactwatch.register.origins import find_links, group_documents
from pactwatch.register.store import Register

if TYPE_CHECKING:
    from collections.abc import Callable

    Report = Callable[..., dict[str, Any]]

ROOT = Path(__file__).parents[2]
DISPATCH = (
    "Ruritania is willing to host migrants whom Freedonia expels, its foreign minister Anna Mukamana "
    "said after talks in Strelsau on Monday.\n\n“We owe Freedonia a great deal,” Mukamana told "
    "reporters at the Zenda hotel. About 250 people could come in the first year, officials in "
    "Strelsau said, and Freedonia would pay 30 million dollars for their housing.\n\nOpposition leader "
    "Rupert Hentzau called the plan a sale of conscience."
)
REWRITE = (
    "Some 250 migrants expelled by Freedonia could be housed in Ruritania in the first year, for which "
    "Freedonia is to pay 30 million dollars, officials in Strelsau said.\n\nForeign minister Anna "
    "Mukamana, after talks on Monday, told reporters at the Zenda hotel that Ruritania was willing to "
    "host them, AFP reports. The opposition, led by Rupert Hentzau, speaks of a sale of conscience."
)
AT_THE_SAME_TABLE = (
    "The first foreigners thrown out by Freedonia may arrive in Strelsau before winter, Ruritanian "
    "diplomat Anna Mukamana hinted today.\n\n“We owe Freedonia a great deal,” she said, smiling, as "
    "cameras clicked.\n\nNobody in the town of Zenda, where a school stands empty, has been asked. "
    "Parents there plan a march."
)


def print_of(text: str, name: str = "a", **fields: Any) -> Fingerprint:
    """Return the fingerprint of an invented report."""
    known = {"published": "2025-05-05", "language": "en", "agencies": ["AFP"], "claims": []}
    return Fingerprint.of(name, text, **{**known, **fields})


def test_a_copy_that_was_cut_and_has_a_paragraph_of_its_own_is_a_copy() -> None:
    """Most outlets print half a dispatch."""
    cut = "\n\n".join([*DISPATCH.split("\n\n")[:2], "The embassy did not answer our questions."])

    assert find_likeness(print_of(DISPATCH), print_of(cut, agencies=[])) == "copy"


def test_a_rewrite_that_credits_the_agency_tells_the_same_story() -> None:
    """In other words, in another order."""
    assert find_likeness(print_of(DISPATCH), print_of(REWRITE)) == "rewrite"


def test_two_agencies_at_one_table_are_two_stories() -> None:
    """They share a quotation and names, and neither copied the other."""
    assert find_likeness(print_of(DISPATCH), print_of(AT_THE_SAME_TABLE, agencies=["Reuters"])) is None


def test_what_is_told_in_the_same_words_a_month_later_is_no_rewrite() -> None:
    """Only a copy can be that late."""
    assert find_likeness(print_of(DISPATCH), print_of(REWRITE, published="2025-06-05")) is None


def test_likeness_does_not_depend_on_which_comes_first() -> None:
    """Else the order of arrival would change the counts."""
    texts = [DISPATCH, REWRITE, AT_THE_SAME_TABLE, DISPATCH[:200]]

    for one in texts:
        for other in texts:
            assert find_likeness(print_of(one), print_of(other)) == find_likeness(
                print_of(other), print_of(one)
            )


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"))), st.integers(0, 99))
def test_groups_do_not_depend_on_the_order_of_links(links: list[tuple[str, str]], seed: int) -> None:
    """Whichever report arrives first."""
    shuffled = [pair[::-1] for pair in links]
    random.Random(seed).shuffle(shuffled)

    assert group_documents("abcdefgh", shuffled) == group_documents("abcdefgh", links)


def test_new_documents_are_linked_as_if_all_had_come_at_once() -> None:
    """In batches or in one go."""
    prints = [
        print_of(text, name)
        for name, text in zip("abc", (DISPATCH, REWRITE, DISPATCH + " End."), strict=True)
    ]

    at_once = set(find_links(prints))
    one_by_one = {link for at in range(3) for link in find_links(prints[at : at + 1], prints[:at])}

    assert one_by_one == at_once
    assert group_documents("abc", [link[:2] for link in at_once]) == {"a": "a", "b": "a", "c": "a"}


@pytest.fixture
def copies(report: Report) -> list[Delivery]:
    """One dispatch in two papers, and one report from elsewhere."""
    said = ("Anna Mukamana", "RW", "announces", "We owe Freedonia a great deal")
    event = ("talks", "US-RW", "2025-05-05", "confirmed", "We owe Freedonia a great deal")
    texts = (DISPATCH, DISPATCH + "\n\nMore on page 5.", AT_THE_SAME_TABLE)
    agencies = (["AFP"], ["AFP"], ["Reuters"])
    return [
        Delivery.of_row(report(text, event, said=(said,), agencies=own), reader="r")
        for text, own in zip(texts, agencies, strict=True)
    ]


def test_reports_origins_and_speakers_are_counted_apart(address: str, copies: list[Delivery]) -> None:
    """Three reports of two stories in which one person speaks."""
    with Register.open(address, create=True) as register:
        list(record_deliveries(register, copies))

    (arrangement,) = operations.list_(register=address)

    assert arrangement.counts == (3, 2, 1)


def test_the_same_words_in_two_papers_are_two_reports(address: str, copies: list[Delivery]) -> None:
    """One document, one story, and a report for each that printed it."""
    papers = [dataclasses.replace(copies[0], publisher=name, address=name) for name in ("Gazette", "Herald")]
    with Register.open(address, create=True) as register:
        list(record_deliveries(register, [*papers, papers[0]]))

    assert operations.list_(register=address)[0].counts == (2, 1, 1)


def test_links_made_as_reports_arrive_are_those_of_a_rebuild(address: str, copies: list[Delivery]) -> None:
    """What is derived can be dropped and made anew at any time."""
    for delivery in reversed(copies):
        with Register.open(address, create=True) as register:
            list(record_deliveries(register, [delivery]))
        operations.list_(register=address)
    before = operations.list_(register=address)

    with Register.open(address) as register:
        rebuild(register)

    assert operations.list_(register=address) == before


def test_labelled_reports_are_grouped_as_promised() -> None:
    """The bar is a pairwise F1 of 0.9."""
    program = [sys.executable, str(ROOT / "evaluation" / "origins.py")]
    said = subprocess.run(program, capture_output=True, check=True, text=True).stdout  # noqa: S603

    assert float(said.rsplit(maxsplit=1)[-1]) >= 0.9


def test_copies_are_counted_as_such_where_the_register_cannot_be_written(
    tmp_path: Path, copies: list[Delivery], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What could not be kept is worked out each time: reading goes on."""
    address = str(tmp_path / "register.db")
    with Register.open(address, create=True) as register:
        list(record_deliveries(register, copies))

    read_only = RegisterError("it is read-only here", address, "Check the permissions.")

    def refuse(_register: Register) -> None:
        raise read_only

    monkeypatch.setattr("pactwatch.register.stories.refresh", refuse)

    assert operations.list_(register=address)[0].counts == (3, 2, 1)


def test_copies_that_others_record_meanwhile_are_counted_as_such(
    address: str, copies: list[Delivery], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Links and what follows from them are two transactions, between which another program may add."""
    link, others = stories.refresh, copies[1:]

    def link_and_let_others_add(register: Register) -> None:
        link(register)
        list(record_deliveries(register, others))
        others.clear()

    monkeypatch.setattr("pactwatch.register.stories.refresh", link_and_let_others_add)

    with Register.open(address, create=True) as register:
        list(record_deliveries(register, copies[:1]))
        refresh(register)

    assert operations.list_(register=address)[0].counts == (3, 2, 1)
    assert operations.verify(register=address).faults == ()
