"""Of pages planted in many layouts and encodings, the gate of bytes loses none that the gate of text keeps."""

from __future__ import annotations

import html
import itertools
from typing import TYPE_CHECKING

import pytest

from pactwatch.claims.topic.gate import load_gate, may_concern_text
from pactwatch.claims.topic.page_gate import may_concern_page
from pactwatch.documents import document_from_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

FILLER = {
    "en": "The weather stayed fair in the capital on Tuesday, and the market closed a little higher than before.",
    "fr": "Le temps est resté clément dans la capitale mardi, et le marché a fini la journée un peu plus haut.",
    "es": "El tiempo siguió bueno en la capital el martes, y el mercado cerró la jornada un poco más arriba.",
}
PROGRAM = "<script>window.x&&x.remove();jQuery.migrate()</script>"
MENU = "<nav><ul><li><a href='/'>Immigration</a></li><li><a href='/s'>Sport</a></li></ul></nav>"


def numbered(words: str) -> str:
    """Return words with their letters written as numbers."""
    return "".join(f"&#{ord(letter)};" if letter.isalpha() else html.escape(letter) for letter in words)


def soft(words: str) -> str:
    """Return words with soft hyphens in them, as pages that are to be set in columns have."""
    return html.escape(words.replace("e", "e\u00ad"))


LAYOUTS: dict[str, Callable[[str, str], str]] = {
    "plain": lambda words, filler: f"<p>{html.escape(words)}</p><p>{filler}</p>",
    "wrapped": lambda words, filler: (
        "<p>" + html.escape(words).replace(" ", "\n\t   ") + f"</p><p>{filler}</p>"
    ),
    "hard spaces": lambda words, filler: (
        "<p>" + html.escape(words).replace(" ", "&nbsp;") + f"</p><p>{filler}</p>"
    ),
    "tagged": lambda words, filler: (
        "<p>" + html.escape(words).replace(" ", " <b>", 1) + f"</b></p><p>{filler}</p>"
    ),
    "initial": lambda words, filler: (
        f"<p><span class='cap'>{words[0]}</span>{html.escape(words[1:])}</p><p>{filler}</p>"
    ),
    "numbered": lambda words, filler: f"<p>{numbered(words)}</p><p>{filler}</p>",
    "soft": lambda words, filler: f"<p>{soft(words)}</p><p>{filler}</p>",
    "capitals": lambda words, filler: f"<P>{html.escape(words.upper())}</P><P>{filler}</P>",
    "headline": lambda words, filler: (
        f"<h1>{html.escape(words)}</h1><p>{filler}</p>" + f"<p>{filler}</p>" * 5
    ),
    "table": lambda words, filler: (
        f"<table><tr><td>{html.escape(words)}</td></tr><tr><td>{filler}</td></tr></table>"
    ),
    "list": lambda words, filler: f"<ul><li>{html.escape(words)}</li><li>{filler}</li></ul><p>{filler}</p>",
    "links": lambda words, filler: f"<p>{filler} <a href='/x'>{html.escape(words)}</a> {filler}</p>",
    "boxes": lambda words, filler: (
        f"<div class='paywall'><div><div>{html.escape(words)}</div></div><p>{filler}</p></div>"
    ),
    "data": lambda words, filler: (
        '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"'
        + (words + " " + filler)
        .encode("ascii", "backslashreplace")
        .decode()
        .replace("\\x", "\\u00")
        .replace('"', "'")
        + '"}</script><p>.</p>'
    ),
    "commented": lambda words, filler: (
        f"<!-- <script> --><p>{html.escape(words)}</p>{PROGRAM}<p>{filler}</p>"
    ),
    "deep": lambda words, filler: (
        "<div>" * 400 + f"<p>{html.escape(words)}</p><p>{filler}</p>" + "</div>" * 400
    ),
    "old": lambda words, filler: f"<CENTER><FONT SIZE=2>{html.escape(words)}<BR><BR>{filler}</FONT></CENTER>",
}
ENCODINGS = (
    "utf-8",
    "latin-1",
    "cp1252",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-8-sig",
    "utf-32",
    "iso8859-15",
)
LANGUAGES = {"en": ("the ", " of ", "a "), "fr": ("un ", "Le ", "d’"), "es": ("El ", " el ", "Un ", "a once")}


def planted() -> list[tuple[str, str]]:
    """Return the examples of the gate's rules, each with its language."""
    sentences = [example for rule in load_gate().rules for example in rule.examples]
    return [
        (next((lang for lang in ("fr", "es") if any(w in s for w in LANGUAGES[lang])), "en"), s)
        for s in sentences
    ]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_layout_and_no_encoding_hides_a_planted_report(layout: str) -> None:
    """Each is read as any other page is, and then asked whether it was let go."""
    for (language, words), encoding in itertools.product(planted(), ENCODINGS):
        body = LAYOUTS[layout](words, FILLER[language])
        source = f"<!DOCTYPE html><html lang={language}><head><title>News</title>{PROGRAM}</head><body>{MENU}{body}</body></html>"
        page = source.encode(encoding, "xmlcharrefreplace")
        text = document_from_bytes(page, address="https://example.org/", content_type="text/html").text
        assert may_concern_text(text), (layout, encoding, words)
        assert may_concern_page(page), (layout, encoding, words)


def test_more_than_two_thousand_pages_are_planted() -> None:
    """Recall of 1.0 means little over a handful: there are 2,754 of them."""
    assert len(LAYOUTS) * len(planted()) * len(ENCODINGS) >= 2000
