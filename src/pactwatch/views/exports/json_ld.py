"""Documents, claims and their words as JSON-LD: W3C Web Annotation, PROV-O and schema.org.

The context stands in the file, so that nothing has to be fetched to read it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO
from urllib.parse import quote

from pactwatch.register.told import ToldEvent
from pactwatch.views.exports.claim_rows import claim_rows, text_sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pactwatch.register.arrangement import Arrangement
    from pactwatch.register.claim import Passage
    from pactwatch.register.derived.citing import CitedClaim, CitedDocument
    from pactwatch.register.told import ToldStatement
    from pactwatch.views.exports.colophon import Colophon
    from pactwatch.views.exports.links import Links
    from pactwatch.views.withholding import Withholding

Node = dict[str, Any]
_AROUND = 40
"""So many code points before and after the words go with them, as Web Annotation's prefix and suffix."""
_FAR_AROUND = 200
_LINK = {"@type": "@id"}
_COUNT = {"@type": "xsd:nonNegativeInteger"}
_MOMENT = {"@type": "xsd:dateTime"}
CONTEXT: Node = {
    "@version": 1.1,
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "pact": {"@id": "urn:pactwatch:term:", "@prefix": True},
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": {"@id": "oa:hasBody", **_LINK},
    "target": {"@id": "oa:hasTarget", **_LINK},
    "source": {"@id": "oa:hasSource", **_LINK},
    "selector": {"@id": "oa:hasSelector", **_LINK},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "describing": "oa:describing",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@id": "oa:start", **_COUNT},
    "end": {"@id": "oa:end", **_COUNT},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", **_LINK},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", **_LINK},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", **_LINK},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", **_LINK},
    "wasAssociatedWith": {"@id": "prov:wasAssociatedWith", **_LINK},
    "wasInfluencedBy": {"@id": "prov:wasInfluencedBy", **_LINK},
    "generatedAtTime": {"@id": "prov:generatedAtTime", **_MOMENT},
    "endedAtTime": {"@id": "prov:endedAtTime", **_MOMENT},
    "url": {"@id": "schema:url", **_LINK},
    "about": {"@id": "schema:about", **_LINK},
    "arrangement": {"@id": "pact:arrangement", **_LINK},
    "happening": {"@id": "pact:happening", **_LINK},
    "origin": {"@id": "pact:origin", **_LINK},
    "restsOn": {"@id": "pact:restsOn", **_LINK},
}
_FIELDS = tuple(
    """kind sender receiver type modality incident date first_day last_day actor people counts amount currency
    role affiliation stance mode channel""".split()
)


def export_json_ld(
    documents: Iterable[CitedDocument],
    arrangements: Iterable[Arrangement],
    file: BinaryIO,
    colophon: Colophon,
    links: Links,
    withhold: Withholding,
) -> int:
    """Write one graph, node by node, without some names, and return how many claims are in it."""
    file.write(b'{"@context": ' + _encode(CONTEXT) + b',\n"@graph": [\n')
    file.write(_encode(_dataset(colophon, links)))
    count = 0
    file.writelines(b",\n" + _encode(_arrangement(arrangement, links)) for arrangement in arrangements)
    for cited in documents:
        count += len(cited.claims)
        file.writelines(b",\n" + _encode(node) for node in document_nodes(cited, links, withhold))
    file.write(b"\n]}\n")
    return count


def document_nodes(cited: CitedDocument, links: Links, withhold: Withholding) -> Iterator[Node]:
    """Yield a document, and then each claim of it with the annotation that ties it to its words."""
    yield withhold.within(_document(cited, links))
    for claim, row in zip(cited.claims, claim_rows([cited], links), strict=True):
        yield withhold.within(_claim(claim, row, links))
        yield _annotation(cited, claim, links, withhold)


def _encode(node: Node) -> bytes:
    return json.dumps(node, ensure_ascii=False).encode()


def _dataset(colophon: Colophon, links: Links) -> Node:
    return {
        "id": links.to("log", colophon.head),
        "type": ["schema:Dataset", "prov:Entity"],
        "schema:name": colophon.title,
        "schema:citation": colophon.citation,
        "schema:description": " ".join(colophon.how_to_cite),
        "generatedAtTime": colophon.recorded_at,
        "about": [links.arrangement(name) for name in colophon.names],
    }


def _arrangement(arrangement: Arrangement, links: Links) -> Node:
    finding = arrangement.stage
    return {
        "id": links.arrangement(arrangement.name),
        "type": ["pact:Arrangement", "prov:Entity"],
        "schema:name": arrangement.name,
        "pact:sender": arrangement.sender,
        "pact:receiver": arrangement.receiver,
        "pact:stage": finding.stage.value if finding.stage else None,
        "pact:rule": finding.rule,
        "pact:reports": arrangement.counts.reports,
        "pact:origins": arrangement.counts.origins,
        "pact:speakers": arrangement.counts.speakers,
        "restsOn": [links.claim(each) for happening in finding.rests_on for each in happening.claim_ids],
    }


def _document(cited: CitedDocument, links: Links) -> Node:
    source, document = cited.source, cited.document
    publisher = {"type": "schema:NewsMediaOrganization", "schema:name": source.publisher}
    return _without_gaps(
        {
            "id": links.document(source.document_id),
            "type": ["schema:NewsArticle", "prov:Entity"],
            "schema:headline": source.title,
            "schema:publisher": publisher if source.publisher else None,
            "schema:creditText": list(document.agencies) or None,
            "schema:datePublished": source.published,
            "schema:inLanguage": document.language,
            "schema:sha256": text_sha256(document.text),
            "generatedAtTime": cited.recorded_at,
            "origin": links.to("origin", source.origin_id),
            "wasDerivedFrom": [_capture(seen.address, seen.sha256) for seen in cited.sightings],
        }
    )


def _capture(address: str, sha256: str | None) -> Node:
    """Return the bytes of a report as they came from an address."""
    node: Node = {"type": "prov:Entity", "prov:atLocation": address}
    if sha256:
        node = {"id": f"urn:sha256:{sha256}", **node}
    return node


def _claim(claim: CitedClaim, row: Node, links: Links) -> Node:
    told = claim.told
    is_event = isinstance(told, ToldEvent)
    return _without_gaps(
        {
            "id": links.claim(told.claim_id),
            "type": ["schema:Claim" if is_event else "schema:Quotation", "prov:Entity"],
            "schema:text": row["quote"],
            "arrangement": [links.arrangement(name) for name in claim.arrangements],
            "happening": links.to("happening", claim.happening_id) if claim.happening_id else None,
            **{f"pact:{name}": row[name] for name in _FIELDS},
            "wasQuotedFrom": links.document(told.source.document_id),
            "wasAttributedTo": _people(told, row),
            "wasGeneratedBy": _reading(claim, links),
            "generatedAtTime": claim.recorded_at,
            "wasInfluencedBy": _decision(claim, links),
        }
    )


def _people(told: ToldEvent | ToldStatement, row: Node) -> list[Node] | None:
    """Return who says it, by name."""
    names = sorted(told.speakers) if isinstance(told, ToldEvent) else [row["speaker"]]
    return [{"type": "schema:Person", "schema:name": name} for name in names if name] or None


def _reading(claim: CitedClaim, links: Links) -> Node:
    """Return the reading that found a claim, or the entering of it by a person."""
    entry: Node = {"id": links.to("log-entry", str(claim.entry)), "type": "prov:Activity"}
    if claim.reader:
        entry["wasAssociatedWith"] = {
            "id": f"urn:pactwatch:reader:{quote(claim.reader)}",
            "type": "prov:SoftwareAgent",
            "schema:name": claim.reader,
        }
    return entry


def _decision(claim: CitedClaim, links: Links) -> Node | None:
    decision = claim.told.decision
    if decision is None:
        return None
    return {
        "id": links.to("decision", str(decision.number)),
        "type": "prov:Activity",
        "pact:act": decision.act.value,
        "endedAtTime": decision.decided_at,
        "wasAssociatedWith": {"type": "prov:Person", "schema:name": decision.decided_by},
    }


def _annotation(cited: CitedDocument, claim: CitedClaim, links: Links, withhold: Withholding) -> Node:
    told = claim.told
    return {
        "id": links.to("words", told.claim_id),
        "type": "Annotation",
        "motivation": "describing",
        "body": links.claim(told.claim_id),
        "target": [
            {
                "type": "SpecificResource",
                "source": links.document(told.source.document_id),
                "selector": selectors_of(cited.document.text, words, withhold),
            }
            for words in told.claim.words
        ],
    }


def selectors_of(text: str, words: Passage, withhold: Withholding) -> list[Node]:
    """Return two W3C selectors of the same words: by what stands there and around it, and by position.

    Names go from more than is given, so that none is left in part where it is cut.
    """
    return [
        {
            "type": "TextQuoteSelector",
            "exact": withhold(words.exact),
            "prefix": withhold(text[max(0, words.start - _FAR_AROUND) : words.start])[-_AROUND:],
            "suffix": withhold(text[words.end : words.end + _FAR_AROUND])[:_AROUND],
        },
        {"type": "TextPositionSelector", "start": words.start, "end": words.end},
    ]


def _without_gaps(node: Node) -> Node:
    return {name: value for name, value in node.items() if value is not None}
