from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from fastapi.testclient import TestClient


def arrangements_in(page: str) -> list[str]:
    """Return the arrangements of the table, in its order."""
    table = page[page.index("<tbody>") : page.index("</tbody>")] if "<tbody>" in page else ""
    return re.findall(r'scope="row"><a href="/arrangements/([^"?]+)', table)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["GB-RW", "US-PW", "US-RW", "US-UG"]),
        ("sender=US", ["US-PW", "US-RW", "US-UG"]),
        ("receiver=rw", ["GB-RW", "US-RW"]),
        ("receiver=RW&receiver=PW&stage=signed", ["US-PW", "US-RW"]),
        ("stage=blocked", ["GB-RW"]),
        ("origins=2", ["US-RW"]),
        ("disputed=yes", ["US-UG"]),
        ("stage=operating", []),
        ("sort=-newest", ["US-PW", "US-UG", "US-RW", "GB-RW"]),
        ("sort=-name", ["US-UG", "US-RW", "US-PW", "GB-RW"]),
        ("sort=no-column", ["GB-RW", "US-PW", "US-RW", "US-UG"]),
    ],
)
def test_the_url_says_which_arrangements_are_shown_in_which_order(
    desk: TestClient, query: str, expected: list[str]
) -> None:
    """Within a facet any value will do; all facets must hold."""
    assert arrangements_in(desk.get(f"/register?{query}").text) == expected


def test_each_value_of_a_facet_is_a_link_that_adds_it_and_keeps_the_rest(desk: TestClient) -> None:
    """A reader who has chosen a sender chooses a stage without losing the sender or the day."""
    page = desk.get("/register?sender=US&on=2025-12-31").text

    assert "/register?stage=signed&amp;sender=US&amp;on=2025-12-31" in page


def test_a_value_that_is_chosen_is_a_link_that_takes_it_out(desk: TestClient) -> None:
    """What was chosen by a click is undone by a click."""
    page = desk.get("/register?sender=US&stage=signed").text

    chosen = re.findall(r'<a href="([^"]+)" aria-current="true">', page)
    assert chosen == ["/register?sender=US", "/register?stage=signed"]


def test_the_map_draws_a_line_for_each_arrangement_that_is_chosen(desk: TestClient) -> None:
    """States that are too small for a shape are there too, as dots."""
    page = desk.get("/register?receiver=PW").text

    assert page.count('class="line ') == 1
    assert "United States → Palau: signed" in page
    assert '<circle class="fill-signed"' in page


def test_the_matrix_has_a_cell_for_each_pair(desk: TestClient) -> None:
    """Its colour says where it stands, and so does its title."""
    page = desk.get("/register").text

    assert 'class="fill-blocked" title="United Kingdom → Rwanda: blocked"' in page
