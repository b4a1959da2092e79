"""The gate of pages lets go what its bytes rule out, however the page writes its words."""

from __future__ import annotations

import pytest

from pactwatch.claims.topic.page_gate import may_concern_page

WRITTEN = (
    b"<p>Eleven men were deported to Malabo.</p>",
    b"<P>ELEVEN MEN WERE DEPORTED</P>",
    b"<p>The third\n      country named in the deal</p>",
    b"<p>a third&nbsp;country</p>",
    b"<p>a third <b>country</b></p>",
    b"<p>a <i>third</i> country</p>",
    b"<p>men were de&shy;por&shy;ted</p>",
    b"<p>men were de<wbr>ported</p>",
    "<p>men were de\u200bported</p>".encode(),
    "<p>men were de\u00adported</p>".encode(),
    "<p>men were de\u00adported</p>".encode("latin-1"),
    b"<p>men were &#100;eported</p>",
    b"<p>men were &#x0064;eported</p>",
    b"<p><span class='initial'>D</span>eported men said</p>",
    "<p>Accord sur l’asile</p>".encode("utf-16"),
    "<p>Accord sur l’asile</p>".encode("utf-16-le"),
    b"<p>les r&eacute;fugi&eacute;s</p>",
    b'<meta property="og:title" content="Rwanda plan">',
    b'<script type="application/ld+json">{"articleBody": "men were d\\u0065ported"}</script>',
    b"<!-- <script> --><p>Men were deported.</p><script>x()</script>",
    b"<ul><li><a href='/a'>Men</a></li><li>Eleven people were deported on Monday, the court said.</li></ul>",
    b"<nav><p>Men were deported.</p><p>They landed.</p><p>They said so.</p></nav>",
    b'{"title": "Third\\ncountry named"}',
)
LET_GO = (
    b"<p>The striker joins the club.</p>",
    b"<script>element.remove(); jQuery.migrateVersion</script><p>The striker joins.</p>",
    b"<style>.removed{color:red}</style><p>The striker joins.</p>",
    b"<p class='remove' data-track='immigration'>The striker joins.</p>",
    b"<nav><a href='/x'>Immigration</a></nav><p>The striker joins.</p>",
    b"<ul><li><a href='/x'>Immigration</a></li><li><a href='/y'>Sport</a></li></ul><p>The striker joins.</p>",
    b"<p>The third goal came late.</p>",
    "<p>La selección ganó en Córdoba.</p>".encode("latin-1"),
)


@pytest.mark.parametrize("page", WRITTEN)
def test_no_way_of_writing_hides_a_word(page: bytes) -> None:
    """What the gate lets go is never read."""
    assert may_concern_page(page)


@pytest.mark.parametrize("page", LET_GO)
def test_programs_menus_and_names_of_classes_are_no_news(page: bytes) -> None:
    """Every other page of the web says "remove" in a program."""
    assert not may_concern_page(page)


@pytest.mark.parametrize("page", [*WRITTEN, *LET_GO])
def test_the_gate_decides_the_same_without_hyperscan(page: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """It only takes longer."""
    from pactwatch.claims.topic import page_gate
    from pactwatch.language import scan

    with_hyperscan = may_concern_page(page)
    monkeypatch.setattr(scan, "_compile_hyperscan", lambda _: None)
    page_gate.load_triggers.cache_clear()

    assert may_concern_page(page) == with_hyperscan

    page_gate.load_triggers.cache_clear()
