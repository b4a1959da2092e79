from __future__ import annotations

import pytest

from pactwatch.documents import document_from_bytes
from pactwatch.errors import DocumentError


def pdf_of(pages: list[list[str]]) -> bytes:
    """Return a PDF with these lines on its pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for lines in pages:
        drawn = " ".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 750 Td {drawn} ET".encode("latin-1")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        font = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources %s >>"
            % (len(objects), font)
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (listed, len(kids))
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return (
        data
        + head
        + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(data))
    )


def test_a_judgment_loses_its_running_heads_and_broken_words() -> None:
    """Otherwise a page number stands in the middle of a sentence."""
    pages = [
        [
            "Petition E123 of 2025",
            f"{first} petitioners asked the court to stop the plan to trans-",
            "fer people from Denmark to Kenya, and said that the agreement was",
            "never laid before parliament as the constitution demands of trea-",
            f"ties that bind the republic, in its article {'abcd'[number - 1]}.",
            f"Page {number} of 4",
        ]
        for number, first in enumerate(("One", "Two", "Three", "Four"), start=1)
    ]

    document = document_from_bytes(pdf_of(pages), address="ruling.pdf")

    assert "the plan to transfer people from Denmark to Kenya, and said" in document.text
    assert "Page" not in document.text
    assert "E123" not in document.text


@pytest.mark.parametrize(
    ("data", "what"), [(b"%PDF-1.7\nnothing", "cannot be read|no text"), (pdf_of([[""]]), "no text")]
)
def test_a_pdf_without_text_is_an_error_that_says_so(data: bytes, what: str) -> None:
    """A scan has to go through OCR first."""
    with pytest.raises(DocumentError, match=what):
        document_from_bytes(data, address="scan.pdf")
