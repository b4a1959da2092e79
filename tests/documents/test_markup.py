from __future__ import annotations

import pytest

from pactwatch.documents import Document, document_from_bytes

PROSE = (
    "<p>Kenya has agreed to receive up to 40 people whom Denmark wants to send away, the ministry said.</p>"
    "<p>“We will treat them well,” the minister told Reuters.</p><p>No more.</p>"
    "<p>A court in <a href='/x'>Nairobi will hear it</a> on Friday, and lawyers say it could take months.</p>"
)
LD = 'type="application/ld+json"'
LOCKED = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":false}</script>'
WORDS = (
    "Kenya has agreed to receive up to 40 people whom Denmark wants to send away, the ministry said.",
    "“We will treat them well,” the minister told Reuters.",
    "No more.",
    "A court in Nairobi will hear it on Friday, and lawyers say it could take months.",
)


def read(page: str) -> Document:
    """Return the document of a page."""
    return document_from_bytes(page.encode(), address="page.html")


def test_an_article_keeps_every_paragraph_and_loses_its_frame() -> None:
    """Short paragraphs count as much as long ones."""
    document = read(
        "<html><head><title>Kenya opens | The Example</title></head><body><nav>Home</nav><article>"
        "<h1>Kenya opens</h1><p class='standfirst'>Denmark pays</p>"
        f"<figure><figcaption>A plane. AP</figcaption></figure>{PROSE}"
        "<div class='related-articles'><ul><li><a>Storm hits</a></li></ul></div><aside>Most read</aside>"
        "</article><footer>© 2026</footer></body></html>"
    )

    assert tuple(document.text.split("\n\n")) == ("Kenya opens", "Denmark pays", *WORDS)
    assert document.agencies == ("Reuters",)
    assert {"A plane. AP", "Storm hits", "Most read"} <= {piece.words for piece in document.furniture}


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2025-05-06T01:00:00+03:00">',
        f'<script {LD}>{{"@graph":[{{"@type":"NewsArticle","datePublished":"2025-05-06"}}]}}</script>',
        f'<script {LD}>[{{"@type":"NewsArticle","datePublished":"2025-05-06T10:00"}}]</script>',
        '<script type="application/ld+json">{broken</script><meta name="date" content="20250506">',
    ],
)
def test_the_head_of_a_page_tells_the_date(head: str) -> None:
    """Whichever of the usual ways a publisher has chosen."""
    assert read(f"<html><head>{head}</head><body>{PROSE}</body></html>").published == "2025-05-06"


def test_a_visible_date_serves_where_the_head_has_none() -> None:
    """Many government pages have nothing else."""
    page = f"<html><body><h1>Kenya opens</h1><div>Published 6 May 2025</div>{PROSE}</body></html>"

    assert read(page).published == "2025-05-06"


def test_a_title_loses_the_name_of_its_site() -> None:
    """The site is the publisher, not part of the headline."""
    document = read(
        "<html><head><meta property='og:title' content='Kenya opens its doors - The Example'>"
        f"<meta property='og:site_name' content='The Example'></head><body>{PROSE}</body></html>"
    )

    assert (document.title, document.publisher) == ("Kenya opens its doors", "The Example")


@pytest.mark.parametrize(
    "page",
    [
        f"<html><body><article>{PROSE}<div class='paywall'>Subscribe to continue reading</div></article>",
        f"<html><head>{LOCKED}</head><body><div class='paywall'>{PROSE}</div></body></html>",
        f"<html><body><article>{PROSE}<p>And the",
    ],
)
def test_a_page_that_breaks_off_is_marked_and_still_read(page: str) -> None:
    """Half a report is worth reading, if one knows that it is half."""
    document = read(page)

    assert document.incomplete is not None
    assert WORDS[3] in document.text


def test_a_page_nested_too_deep_for_the_parser_loses_nothing() -> None:
    """The parser would silently drop whatever lies below its limit."""
    deep = "<div>" * 50_000 + PROSE + "</div>" * 50_000

    assert read(f"<html><body>{deep}</body></html>").text.split("\n\n")[-4:] == list(WORDS)


def test_utf8_in_a_page_that_declares_latin1_is_read_as_utf8() -> None:
    """Declarations are often left from another time."""
    assert (
        "“We will" in read(f"<html><head><meta charset='iso-8859-1'></head><body>{PROSE}</body></html>").text
    )
