"""A web page becomes a draft: its article's blocks, and what its head declares.

Trafilatura and jusText were weighed for this: both judge paragraphs by their length and links, and
drop short ones (a one-line quotation, a dateline, a summary under the headline), which costs claims.
Here everything in the article's element is kept but what its markup shows to be furniture.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pactwatch.documents.document import Furniture
from pactwatch.documents.draft import Draft
from pactwatch.documents.flat_markup import find_flat_blocks, nesting_depth
from pactwatch.documents.page_box import kind_of_box, load_page_words, words_of
from pactwatch.documents.page_metadata import read_metadata
from pactwatch.documents.plain_text import find_blocks, normalise, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# libxml2 silently loses what is nested deeper than 2,048 elements (256 without huge_tree).
_DEEPEST = 1500
_SILENT = frozenset(
    {
        *("script", "style", "noscript", "template", "svg", "math", "iframe", "object", "select", "textarea"),
        *("head", "audio", "video", "canvas", "map", "datalist"),
    }
)
_BLOCKS = frozenset(
    {
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
            "div",
            "dl",
        ),
        *("dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6"),
        *("header", "hr", "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary"),
        *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    }
)
_ARTICLES = ("//*[@itemprop='articleBody']", "//article", "//main", "//*[@role='main']")
_LEAST_SHARE = 0.5
_SHORTEST_PROSE = 20
_MUCH_LONGER = 1.5
_END_CHARACTERS = 2000
_LAST_BLOCKS = 4


def read_markup(source: str) -> Draft:
    """Return the draft of a web page.

    The article is what ``articleBody``, ``<article>`` or ``<main>`` holds, if that is most of the
    page's paragraphs, or else the whole body; boxes that structure or name show to be furniture are
    cut. A page nested deeper than the parser can follow is read tag by tag instead.
    """
    root = _parse(source) if nesting_depth(source) <= _DEEPEST else None
    if root is None:
        return Draft(blocks=tuple(find_flat_blocks(source)))
    metadata = read_metadata(root)
    furniture: list[Furniture] = []
    body = _find_article(root)
    blocks = list(_find_blocks(body, furniture))
    if sum(map(len, blocks)) < _LEAST_SHARE * _prose_length(body):
        furniture.clear()
        blocks = list(_find_blocks(body, furniture, by_name=False))
    if not blocks and not furniture:
        blocks = list(find_flat_blocks(source))
    declared = find_blocks(normalise(metadata.article_body or ""))
    if sum(map(len, declared)) > _MUCH_LONGER * sum(map(len, blocks)):
        blocks = declared
    heading = next((words for element in root.iter("h1") if (words := words_of(element))), None)
    return Draft(
        blocks=tuple(_with_header(root, body, blocks)),
        title=metadata.headline or heading or metadata.page_title,
        published=metadata.published,
        language=metadata.language,
        publisher=metadata.publisher,
        furniture=tuple(furniture),
        incomplete=_why_incomplete(source, blocks, furniture, is_free=metadata.is_free),
    )


def _parse(source: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        return html.document_fromstring(source.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, ValueError):
        return None


def _find_article(root: Any) -> Any:
    """Return the element that holds the article."""
    found = root.find("body")
    whole = root if found is None else found
    total = _prose_length(whole)
    names = load_page_words().article_names
    by_name = " or ".join(f"contains(@class,'{name}') or contains(@id,'{name}')" for name in names)
    for path in (*_ARTICLES, f"//*[{by_name}]"):
        article = max(root.xpath(path), key=_prose_length, default=None)
        if article is not None and _prose_length(article) >= max(_LEAST_SHARE * total, 1):
            return article
    return whole


def _prose_length(element: Any) -> int:
    texts = (text for paragraph in element.iter("p") for text in paragraph.itertext())
    return sum(len(text) for text in texts if len(text) > _SHORTEST_PROSE)


def _find_blocks(body: Any, furniture: list[Furniture], *, by_name: bool = True) -> Iterator[str]:
    """Yield the blocks of the article in order, and set aside what is furniture."""
    words: list[str] = []
    stack: list[tuple[Any, bool]] = [(body, False)]
    while stack:
        element, is_leaving = stack.pop()
        is_kept = is_leaving or element is body or _is_kept(element, furniture, by_name=by_name)
        if element.tag in _BLOCKS or (element.tag == "br" and _is_double_break(element)):
            yield from _flush(words)
        elif element.tag == "br":
            words.append(" ")
        if is_kept and not is_leaving:
            words.append(element.text or "")
            stack.append((element, True))
            stack.extend((child, False) for child in reversed(element))
        elif element is not body:
            words.append(element.tail or "")
    yield from _flush(words)


def _is_kept(element: Any, furniture: list[Furniture], *, by_name: bool) -> bool:
    if not isinstance(element.tag, str) or element.tag in _SILENT:
        return False
    kind = kind_of_box(element, by_name=by_name)
    if kind and (cut := words_of(element)):
        furniture.append(Furniture(kind=kind, words=cut, rule_id=f"markup.{kind}"))
    return kind is None


def _is_double_break(element: Any) -> bool:
    following = element.getnext()
    return following is not None and following.tag == "br" and not (element.tail or "").strip()


def _flush(words: list[str]) -> Iterator[str]:
    block = one_line("".join(words)) if words else ""
    words.clear()
    if block:
        yield block


def _with_header(root: Any, body: Any, blocks: Sequence[str]) -> list[str]:
    """Return the blocks with what stands between the heading and the article, outside of its element.

    A summary or a date line may stand there.
    """
    heading = next(root.iter("h1"), None)
    if heading is None or any(ancestor is body for ancestor in heading.iterancestors()):
        return list(blocks)
    above = [words_of(heading)]
    for sibling in heading.itersiblings():
        if any(element is body for element in sibling.iter()):
            break
        if isinstance(sibling.tag, str) and sibling.tag not in _SILENT and kind_of_box(sibling) is None:
            above += _find_blocks(sibling, [])
    known = set(blocks)
    return [block for block in above if block and block not in known] + list(blocks)


def _why_incomplete(
    source: str, blocks: Sequence[str], furniture: Sequence[Furniture], *, is_free: bool | None
) -> str | None:
    """Return why the page cannot hold the whole report, or None."""
    paywall = load_page_words().paywall
    ends = [*blocks[-_LAST_BLOCKS:], *(piece.words for piece in furniture if piece.kind == "newsletter")]
    if is_free is False or any(paywall.search(words) for words in ends):
        return "the page ends where its paywall begins"
    tail = source[-_END_CHARACTERS:].casefold()
    has_begun = "<html" in source[:_END_CHARACTERS].casefold()
    if has_begun and "</html>" not in tail and "</body>" not in tail:
        return "the page is cut off: it has no end"
    return None
