"""A web page becomes a draft: its article's blocks, and what its head declares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pactwatch.documents.document import Furniture
from pactwatch.documents.draft import Draft
from pactwatch.documents.flat_markup import find_flat_blocks, nesting_depth
from pactwatch.documents.page_metadata import read_metadata
from pactwatch.documents.plain_text import normalise, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_DEEPEST = 1500
_SILENT = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "iframe",
        "object",
        "select",
        "textarea",
        "head",
        "audio",
        "video",
        "canvas",
        "map",
        "dialog",
        "datalist",
    }
)
_FURNITURE_TAGS = {
    "nav": "links",
    "aside": "promotion",
    "footer": "footer",
    "figcaption": "caption",
    "form": "newsletter",
    "button": "share",
    "menu": "links",
}
_BLOCK_TAGS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html "
    "legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_ROLES = {
    "navigation": "links",
    "complementary": "promotion",
    "contentinfo": "footer",
    "banner": "links",
    "search": "links",
    "dialog": "cookies",
}
# Names that publishers give to the boxes around an article; a whole word of a class or id must match.
_NAMES = re.compile(
    r"(?:^|[\s_-])(?:(?P<share>share|sharing|social|socials|sharedaddy|addtoany)|(?P<newsletter>newsletter|newsletters|subscribe|subscription|signup|sign-up|nl|paywall|piano|donate|donation)|"
    r"(?P<promotion>related|recommended|recommendations|promo|promos|promotion|trending|popular|most-read|mostread|most-popular|outbrain|taboola|teaser|teasers|more-stories|read-more|readmore|read-also|also-read|sidebar|widget|rail|upnext)|"
    r"(?P<comments>comments|comment-list|disqus|respond)|(?P<caption>caption|wp-caption-text|credit|photo-credit|image-credit|media-caption)|"
    r"(?P<cookies>cookie|cookies|consent|gdpr|onetrust)|(?P<advertisement>ad|ads|advert|advertisement|adsbygoogle|sponsored|dfp|ad-slot)|"
    r"(?P<links>breadcrumb|breadcrumbs|nav|navbar|menu|pagination|toolbar|skip-link|tags|tag-list|topics|keywords)|(?P<footer>footer|copyright|site-info|legal|colophon))(?=$|[\s_-])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BODY_XPATHS = (
    "//*[@itemprop='articleBody']",
    "//article",
    "//main",
    "//*[@role='main']",
    "//*[contains(@class,'article-body') or contains(@class,'article__body') or contains(@class,'entry-content') or contains(@class,'story-body') or contains(@class,'post-content') or contains(@id,'article-body')]",
)
_LEAST_SHARE = 0.5
_LINK_SHARE = 0.6
_LONGEST_KEPT_LINK_LIST = 400
_MOST_WORDS_LINK = 3
_PAYWALL = re.compile(
    r"(?:subscribe|sign in|log in|register|create (?:a free )?account|become a member) to (?:continue|keep|read|finish|unlock|access)|to (?:continue|keep) reading|"
    r"(?:this (?:article|content|story) is|available) (?:only )?(?:for|to) (?:our )?(?:paying |premium )?(?:subscribers|members)|already a subscriber|subscribers[- ]only|"
    r"réservée? aux abonnés|il vous reste [\d.,]+ ?% de cet article|pour lire la suite|exclusiv[oa] para suscriptores|para seguir leyendo|contenido exclusivo para",
    re.IGNORECASE,
)


def read_markup(source: str) -> Draft:
    """Return the draft of a web page.

    The article is what ``articleBody``, ``<article>`` or ``<main>`` holds, whichever holds most of the
    page's paragraphs, or the body where none does; boxes that structure or name show to be furniture
    are cut. A page nested deeper than the parser can follow is read tag by tag instead.
    """
    if nesting_depth(source) > _DEEPEST:
        return Draft(blocks=tuple(find_flat_blocks(source)))
    root = _parse(source)
    if root is None:
        return Draft(blocks=tuple(find_flat_blocks(source)))
    metadata = read_metadata(root)
    furniture: list[Furniture] = []
    body = _find_body(root)
    blocks = list(_find_blocks(body, furniture))
    heading = _first_heading(root)
    if metadata.article_body and len(metadata.article_body) > 1.5 * sum(map(len, blocks)):
        blocks = [line for line in normalise(metadata.article_body).split("\n") if line.strip()]
    return Draft(
        blocks=tuple(_with_header(root, body, blocks)),
        title=metadata.headline or heading or metadata.page_title,
        published=metadata.published,
        language=metadata.language,
        publisher=metadata.publisher,
        furniture=tuple(furniture),
        incomplete=_why_incomplete(source, blocks, furniture, is_free=metadata.is_free),
    )


def strip_markup(words: str) -> list[str]:
    """Return the blocks of a piece of HTML, such as the summary of a feed item."""
    return list(find_flat_blocks(words))


def _parse(source: str) -> Any:
    from lxml import etree, html

    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source.replace("\0", ""), parser=parser)
    except (etree.ParserError, ValueError, etree.XMLSyntaxError):
        return None
    return root


def _find_body(root: Any) -> Any:
    """Return the element that holds the article."""
    whole = root.find("body")
    whole = root if whole is None else whole
    total = _prose_length(whole)
    for path in _BODY_XPATHS:
        found = max(root.xpath(path), key=_prose_length, default=None)
        if found is not None and _prose_length(found) >= max(_LEAST_SHARE * total, 1):
            return found
    return whole


def _prose_length(element: Any) -> int:
    return sum(
        len(text) for paragraph in element.iter("p") for text in paragraph.itertext() if len(text) > 20
    )


def _find_blocks(body: Any, furniture: list[Furniture]) -> Iterator[str]:
    """Yield the blocks of the article in order, and set aside what is furniture."""
    words: list[str] = []
    stack: list[tuple[Any, bool]] = [(body, False)]
    while stack:
        element, is_leaving = stack.pop()
        tag = element.tag
        is_block = tag in _BLOCK_TAGS
        if is_leaving:
            if is_block:
                yield from _flush(words)
            if element.tail and element is not body:
                words.append(element.tail)
            continue
        kind = None if element is body else _kind_of(element)
        if kind is not None or tag in _SILENT or not isinstance(tag, str):
            if is_block:
                yield from _flush(words)
            cut = one_line(" ".join(element.itertext())) if kind else ""
            if cut and kind:
                furniture.append(Furniture(kind=kind, words=cut, rule_id=f"markup.{kind}"))
            if element.tail and element is not body:
                words.append(element.tail)
            continue
        if is_block or tag == "br":
            yield from _flush(words) if is_block or _is_double_break(element) else ()
            words.append(" " if tag == "br" else "")
        if element.text:
            words.append(element.text)
        stack.append((element, True))
        stack.extend((child, False) for child in reversed(element))
    yield from _flush(words)


def _is_double_break(element: Any) -> bool:
    following = element.getnext()
    return following is not None and following.tag == "br" and not (element.tail or "").strip()


def _flush(words: list[str]) -> Iterator[str]:
    block = one_line("".join(words)) if words else ""
    words.clear()
    if block:
        yield block


def _kind_of(element: Any) -> str | None:
    """Return the kind of furniture that the element is, or None."""
    tag = element.tag
    if not isinstance(tag, str):
        return None
    kind = _FURNITURE_TAGS.get(tag)
    if kind is None and tag == "header":
        return None
    get = element.get
    if kind is None and (role := get("role")):
        kind = _ROLES.get(role)
    if kind is None and (
        get("hidden") is not None or get("aria-hidden") == "true" or _HIDDEN.search(get("style") or "")
    ):
        kind = "hidden"
    if kind is None and tag not in ("body", "html", "article", "main", "h1"):
        kind = _kind_by_name(element)
    if kind is None and tag in ("ul", "ol", "p", "div") and _is_link_list(element):
        kind = "links"
    if kind in (
        "newsletter",
        "promotion",
        "hidden",
        "footer",
        "advertisement",
        "cookies",
    ) and _holds_the_article(element):
        return None
    return kind


def _kind_by_name(element: Any) -> str | None:
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    found = _NAMES.search(names) if len(names) > 1 else None
    return found.lastgroup if found else None


def _holds_the_article(element: Any) -> bool:
    """Say whether a box named as furniture holds so much prose that it must be the article."""
    return sum(1 for paragraph in element.iter("p") if _prose_length_of(paragraph) > 120) >= 4


def _prose_length_of(paragraph: Any) -> int:
    return sum(map(len, paragraph.itertext()))


def _is_link_list(element: Any) -> bool:
    links = list(element.iter("a"))
    if len(links) < 2 and element.tag != "p":
        return False
    if not links:
        return False
    total = len(one_line(" ".join(element.itertext())))
    if not total or (total > _LONGEST_KEPT_LINK_LIST and element.tag == "p"):
        return False
    linked = sum(len(one_line(" ".join(link.itertext()))) for link in links)
    if linked < (_LINK_SHARE if element.tag in ("ul", "ol") else 0.9) * total:
        return False
    return (
        element.tag in ("ul", "ol")
        or len(links) > 1
        or not one_line(" ".join(element.itertext())).endswith((".", "”", '"'))
    )


def _first_heading(root: Any) -> str | None:
    headings = [one_line(" ".join(heading.itertext())) for heading in root.iter("h1")]
    return next((heading for heading in headings if heading), None)


def _with_header(root: Any, body: Any, blocks: list[str]) -> list[str]:
    """Return the blocks with a standfirst or date line that stands outside the article's element."""
    heading = next(root.iter("h1"), None)
    if heading is None or any(ancestor is body for ancestor in heading.iterancestors()):
        return blocks
    above = [one_line(" ".join(heading.itertext()))]
    for sibling in heading.itersiblings():
        if sibling is body or any(element is body for element in sibling.iter()):
            break
        if isinstance(sibling.tag, str) and _kind_of(sibling) is None:
            above += list(_find_blocks(sibling, []))
    return [block for block in above if block and block not in blocks] + blocks


def _why_incomplete(
    source: str, blocks: list[str], furniture: list[Furniture], *, is_free: bool | None
) -> str | None:
    """Return why the page cannot hold the whole report, or None."""
    if (
        is_free is False
        or any(_PAYWALL.search(block) for block in blocks[-4:])
        or any(_PAYWALL.search(piece.words) for piece in furniture if piece.kind == "newsletter")
    ):
        return "the page ends where its paywall begins"
    tail = source[-2000:].casefold()
    if "</html>" not in tail and "</body>" not in tail and "<html" in source[:2000].casefold():
        return "the page is cut off: it has no end"
    return None
