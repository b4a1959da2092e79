from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pyld import jsonld
from rdflib import Graph

from pactwatch.register.extract import extracting
from pactwatch.register.store import Register
from pactwatch.views.exports.csl_json import csl_date

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Export = Callable[..., Path]

PREFIXES = """
PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX schema: <https://schema.org/> PREFIX pact: <urn:pactwatch:term:>
"""
SELECTED = """SELECT ?claim ?document ?exact ?start ?end ?prefix WHERE {
  ?annotation a oa:Annotation ; oa:hasBody ?claim ; oa:hasTarget ?target .
  ?target oa:hasSource ?document ; oa:hasSelector ?quote, ?position .
  ?quote a oa:TextQuoteSelector ; oa:exact ?exact ; oa:prefix ?prefix .
  ?position a oa:TextPositionSelector ; oa:start ?start ; oa:end ?end .
  ?claim prov:wasQuotedFrom ?document ; prov:wasGeneratedBy ?reading ; pact:arrangement ?arrangement .
}"""


def ask(path: Path, query: str) -> list[dict[str, str]]:
    """Return what rdflib finds in a file."""
    found: Any = Graph().parse(path, format="json-ld").query(PREFIXES + query)
    return [{name: str(value) for name, value in row.asdict().items()} for row in found]


def test_every_annotation_selects_its_words_in_the_text(export: Export, register: str) -> None:
    """By quotation and by position, in the document that its claim was quoted from."""
    with Register.open(register) as opened, extracting(opened) as extract:
        texts = {each.source.document_id: each.document.text for each in extract.documents()}

    found = ask(export("register.jsonld"), SELECTED)

    assert len({row["claim"] for row in found}) == 7
    for row in found:
        text = texts[row["document"].rpartition(":")[2]]
        start, end = int(row["start"]), int(row["end"])
        assert text[start:end] == row["exact"]
        assert text[:start].endswith(row["prefix"])


def test_provenance_leads_from_a_claim_to_the_bytes_and_to_who_decided(export: Export) -> None:
    """In the words of PROV-O."""
    query = """SELECT ?reader ?person ?capture ?where WHERE {
      ?claim pact:type "paid" ; prov:wasGeneratedBy [ prov:wasAssociatedWith [ schema:name ?reader ] ] ;
        prov:wasInfluencedBy [ prov:wasAssociatedWith [ schema:name ?person ] ] ;
        prov:wasQuotedFrom [ prov:wasDerivedFrom ?capture ] .
      ?capture prov:atLocation ?where }"""

    assert ask(export("register.jsonld"), query) == [
        {
            "reader": "reader 1",
            "person": "=ann",
            "capture": f"urn:sha256:{1:064}",
            "where": "https://news.example/signed",
        }
    ]


def test_an_arrangement_names_the_claims_that_its_stage_rests_on(export: Export) -> None:
    """A stage is never without words."""
    query = """SELECT DISTINCT ?stage {
      ?arrangement a pact:Arrangement ; pact:stage ?stage ; pact:restsOn ?claim .
      ?claim a schema:Claim }"""

    assert ask(export("register.jsonld", "US-RW"), query) == [{"stage": "signed"}]


def test_nothing_has_to_be_fetched_to_read_linked_data(export: Export) -> None:
    """Nor does a second reader find names without a meaning."""

    def refuse(address: str, _: Any) -> Any:
        pytest.fail(f"{address} was asked for")

    written = json.loads(export("register.jsonld").read_text("utf-8"))

    nodes = jsonld.expand(written, {"documentLoader": refuse})
    assert len(nodes) == len(written["@graph"])
    keys = {key for node in nodes for key in node}
    assert all(key.startswith(("@", "http", "urn:pactwatch:term:")) for key in keys)


def test_reports_are_cited_by_a_reference_manager(export: Export) -> None:
    """With publisher, date and the words; Zotero and pandoc read the same form."""
    items = json.loads(export("reports.json", "US-RW").read_text("utf-8"))
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    sources = CiteProcJSON(items)
    bibliography = CitationStylesBibliography(style, sources, formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))

    cited = [str(entry) for entry in bibliography.bibliography()]

    assert len(cited) == 3
    assert any(
        "AFP" in each and "2025" in each and "Ruritania weighs taking deportees" in each for each in cited
    )
    assert any("“We are talking, … and nothing is signed.”" in item["note"] for item in items)


def test_only_an_address_of_the_web_is_cited_as_one(export: Export) -> None:
    """A reference manager opens it at a click."""
    items = json.loads(export("reports.json").read_text("utf-8"))

    assert sorted(item["URL"] for item in items if "URL" in item) == [
        "https://news.example/signed",
        "https://news.example/talks",
    ]


@pytest.mark.parametrize(
    ("edtf", "csl"),
    [
        ("2025-05-04", {"date-parts": [[2025, 5, 4]]}),
        ("2025", {"date-parts": [[2025]]}),
        ("2022-23", {"date-parts": [[2022]], "season": 3}),
        ("XXXX-05-04", None),
        (None, None),
    ],
)
def test_a_citation_is_as_precise_as_the_date(edtf: str | None, csl: dict[str, Any] | None) -> None:
    """No day is made up."""
    assert csl_date(edtf) == csl
