"""Which line of a report is its headline, if any is."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from pactwatch.data_file import load_data_file
from pactwatch.documents.captions import is_credited, is_dated_caption
from pactwatch.documents.cohesion import Cohesion
from pactwatch.documents.furniture_rules import find_rule, load_furniture, tells_news, words_of_line
from pactwatch.documents.furniture_runs import CORRECTION
from pactwatch.documents.furniture_shapes import is_prose, shape_of
from pactwatch.documents.furniture_strangers import load_stranger_words
from pactwatch.documents.publication import is_date_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_LONGEST = 220
_LONGEST_SENTENCE = 110
_LONGEST_BYLINE = 80
_LONGEST_KICKER = 40
_LONGEST_RECORD = 90
_BLOCKS_ABOVE = 25
_LONGEST_LABEL = 60
_MOST_WORDS_IN_LABEL = 3
_MOST_WORDS_IN_SLOGAN = 6
_MOST_WORDS_IN_OUTLET = 7
_FEWEST_WORDS_IN_HEADLINE = 4
_SHORTEST_PROSE = 60
_FEWEST_TURNS = 2
_LONGEST_CRUMBS = 90
_MOST_WORDS_IN_CRUMB = 3
_MOST_WORDS_IN_SITE = 4
_MOST_WORDS_OF_SITE = 10
_FEWEST_WORDS_BEFORE_SITE = 6
_BLOCKS_OVER_RELEASE = 6
_SHORTEST_BIG_WORD = 4
_SHOUTED_SHARE = 0.75
_LABEL = re.compile(r"^(?:headline|title|titre|t[ií]tulo|titular)\s*:\s*", re.IGNORECASE)
_MARKDOWN = re.compile(r"^#{1,3}\s+|^\*\*(?=.*\*\*$)|\*\*$")
_BYLINE = re.compile(r"^(?:by|par|por|from)\s+(?:[A-Z0-9]|our\b|a\b|un\b)", re.IGNORECASE)
_DATELINE = re.compile(r"^[^\n]{2,90}\((?:[A-Z]{2,6}|Reuters|[A-Z][a-z]+ ?[A-Z]?[a-z]*)\)\s?(?:\.?[-–—]|:)")
_SPEAKER = re.compile(r"^(?:[QAPR]|HOST|[A-Z][A-Z .'-]{2,40})\s?:\s")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BRACKETED = re.compile(r"^\[[^\[\]]+\]$")
# As in: "Island Herald | Nation", "Home › News › Africa", "La Presse — Actualités".
_CRUMB = re.compile(r"\s*[|›»→>·•]\s*|\s+[/–—-]\s+")
_SURE_CRUMB = re.compile(r"[|›»→>·•]")
_DOMAIN = re.compile(
    r"\b[\w-]{3,}\.(?:com?|org|net|info|news|ch|fr|es|eu|tv|uk|ug|rw|ke|gh|ng|za|au|nz)\b", re.IGNORECASE
)
_FROM_HOME = re.compile(
    r"^(?:home|accueil|inicio|portada|you are here|vous êtes ici)\s*[:|›»→>·•/-]", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_][\w'’-]*")
_SMALL = frozenset("of the and to in on for at de du des la le les el los y et".split())
_ADDRESSES = ("http://", "https://", "www.")
_QUOTES = '”"»'
_ENDS_PROSE = re.compile(r"\.[”\"]?$|[.!?…]\s?»$")
# Headlines begin so too: "Explainer: what the treaty says".
_LABELLED = "promotion.labelled"
_MAY_BE_HEADLINES = frozenset({"promotion", "date", "copyright"})
_ABBREVIATIONS = ("...", "a.m.", "p.m.", "U.S.", "EE.UU.", "EE. UU.", "U.K.", "U.N.")


class FirstLines(NamedTuple):
    """The lexicon of first lines: of columns, of records of debates, of the heads of letters."""

    kickers: frozenset[str]
    records: re.Pattern[str]
    letterheads: re.Pattern[str]
    releases: re.Pattern[str]
    sections: frozenset[str]
    outlets: frozenset[str]


@functools.cache
def load_first_lines() -> FirstLines:
    """Load the words of first lines that are no headline.

    Raises:
        LexiconError: If the file is broken.

    """
    return load_data_file("pactwatch.documents", "lexicons/headline.toml", _build)


def _build(entries: dict[str, Any]) -> FirstLines:
    return FirstLines(
        kickers=frozenset(entries["kickers"]),
        records=_one_of(entries["records"]),
        letterheads=_one_of(entries["letterheads"]),
        releases=re.compile("|".join(entries["releases"]), re.IGNORECASE),
        sections=frozenset(entries["sections"].split()),
        outlets=frozenset(entries["outlets"].split()),
    )


def _one_of(wordings: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, wordings))})\b", re.IGNORECASE)


def find_headline(blocks: Sequence[str]) -> int | None:
    """Return the number of the block that is the headline, or None.

    A headline is a first line that does not end as a sentence of prose does: "Rwanda takes Britain to
    arbitration". Words above it that only name a column ("OPINION", "PRESS RELEASE") do not count.
    What begins as a dispatch does ("KIGALI, Aug 5 (Reuters) - …") has no headline, nor has the record
    of a parliament or of a broadcast. Over "PRESS RELEASE" stands the name of whoever gives it out.
    """
    below = _find_release(blocks)
    is_release = any(map(load_first_lines().releases.fullmatch, blocks[:_BLOCKS_OVER_RELEASE]))
    for number, block in enumerate(blocks[:_BLOCKS_ABOVE]):
        if number < below or is_kicker(block) or (number and (is_date_line(block) or _BYLINE.match(block))):
            continue
        is_loose = _may_be_skipped(block) or _is_of_site(block, blocks[number + 1 :])
        is_loose = is_loose or (is_release and _is_letterhead(block))
        if is_loose and _has_headline(blocks, number + 1):
            continue
        return number if _is_headline(block, blocks[number + 1 :]) else None
    return None


def _find_release(blocks: Sequence[str]) -> int:
    """Return the number of the line that says that a release follows, with a headline below it, or 0."""
    for number, block in enumerate(blocks[:_BLOCKS_OVER_RELEASE]):
        if load_first_lines().releases.fullmatch(block):
            return number if _has_headline(blocks, number + 1) else 0
        if len(block) >= _SHORTEST_PROSE and _ENDS_PROSE.search(block):
            return 0
    return 0


def _may_be_skipped(block: str) -> bool:
    """Say whether the line is no headline if a better one follows. A dated round-up's name stays."""
    if is_date_line(block):
        return not load_first_lines().records.search(block)
    return stands_above(block) and not _is_record(block)


def stands_above(block: str) -> bool:
    """Say whether a line over a headline can be of the page and not of the report.

    A menu's word, a section ("Local News"), a breadcrumb, an outlet's name ("THE ISLAND HERALD") and a
    prompt to subscribe can be, and so can whatever else is furniture.
    """
    rule = find_rule(block, is_top=True, is_late=False)
    if (rule and rule.rule_id != _LABELLED) or (rule is None and shape_of(block)) or _BRACKETED.match(block):
        return True
    if block.startswith(_ADDRESSES):
        return True
    is_button = block.endswith("!") and len(block.split()) < _MOST_WORDS_IN_LABEL
    if block.endswith((".", "?", "!", ":", "”", '"', "»", ",")) and not is_button:
        return False
    if is_path(block):
        return True
    if len(block) > _LONGEST_LABEL:
        return False
    words = words_of_line(block)
    lexicon = load_first_lines()
    is_named = all(word[0].isupper() or word in _SMALL for word in _NAME.findall(block))
    is_short = len(words) <= _MOST_WORDS_IN_OUTLET
    names_outlet = is_named and is_short and not lexicon.outlets.isdisjoint(words)
    names_outlet = names_outlet or (len(words) <= _MOST_WORDS_IN_SITE and bool(_DOMAIN.search(block)))
    is_label = len(words) < _MOST_WORDS_IN_LABEL or (is_named and len(words) == _MOST_WORDS_IN_LABEL)
    is_slogan = len(words) <= _MOST_WORDS_IN_SLOGAN and not load_furniture().reader.isdisjoint(words)
    is_of_page = is_label or names_outlet or is_slogan or lexicon.sections.issuperset(words)
    return is_of_page and not tells_news(block)


def _is_of_site(block: str, below: Sequence[str]) -> bool:
    """Say whether the line is of what sites have, and shares no word with the report below it.

    "Support authentic journalism" and "Free article usually reserved for subscribers" are. What stands
    right over a date or a byline is not.
    """
    if not below or ":" in block or CORRECTION.match(block):
        return False
    if _YEAR.search(below[0]) or _BYLINE.match(below[0]):
        return False
    words = words_of_line(block)
    lexicon, strangers = load_furniture(), load_stranger_words()
    listed = (lexicon.things, lexicon.offers, lexicon.controls, lexicon.craft, strangers.page)
    if len(words) > _MOST_WORDS_OF_SITE or all(each.isdisjoint(words) for each in listed):
        return False
    cohesion = Cohesion([other for other in below if len(other) >= _SHORTEST_PROSE], strangers.idle)
    return cohesion.can_tell and cohesion.is_stranger(block)


def is_path(block: str) -> bool:
    """Say whether the line is a path through a site: "Home › News › Africa", "Island Herald | Nation".

    Its parts are short. Dashes and strokes stand in headlines, too: with these, one part must be a section
    or the name of an outlet.
    """
    if _FROM_HOME.match(block):
        return True
    if len(block) > _LONGEST_CRUMBS or tells_news(block):
        return False
    parts = [words for words in map(words_of_line, _CRUMB.split(block)) if words]
    big = [[word for word in words if word not in _SMALL] for words in parts]
    if len(parts) < _FEWEST_TURNS or any(len(words) > _MOST_WORDS_IN_CRUMB for words in big):
        return False
    lexicon = load_first_lines()
    names_place = any(lexicon.sections.issuperset(words) or lexicon.outlets & set(words) for words in parts)
    return bool(_SURE_CRUMB.search(block)) or names_place


def _has_headline(blocks: Sequence[str], start: int) -> bool:
    """Say whether a better headline follows before the prose begins."""
    for number in range(start, min(len(blocks), _BLOCKS_ABOVE)):
        block = blocks[number]
        is_whole = _ENDS_PROSE.search(block) and not block.endswith(_ABBREVIATIONS)
        if len(block) >= _SHORTEST_PROSE and is_whole:
            return False
        if is_kicker(block) or is_date_line(block) or _BYLINE.match(block) or stands_above(block):
            continue
        if _is_record(block) or _DATELINE.match(block) or _is_turn(block, blocks[number + 1 :]):
            return False
        is_odd = block.endswith(_ABBREVIATIONS) or _is_titled(block)
        if is_prose(block.rstrip(_QUOTES)) and not is_odd:
            return False
        if len(block.split()) >= _FEWEST_WORDS_IN_HEADLINE:
            return _is_headline(block, blocks[number + 1 :])
    return False


def is_section(blocks: Sequence[str]) -> bool:
    """Say whether the first of the blocks names a section of the site and the prose begins below it."""
    first, *others = blocks or [""]
    words = _NAME.findall(first)
    is_name = 0 < len(words) < _MOST_WORDS_IN_LABEL and " ".join(words) == first and first[0].isupper()
    return is_name and bool(others) and len(others[0]) >= _SHORTEST_PROSE and is_prose(others[0])


def is_kicker(block: str) -> bool:
    """Say whether the block only names a column, a kind of text or an office.

    "OPINION" does, and so does "MINISTRY OF FOREIGN AFFAIRS" over a communiqué.
    """
    if len(block) <= _LONGEST_RECORD and _is_shouted(block) and load_first_lines().letterheads.search(block):
        return True
    return len(block) <= _LONGEST_KICKER and block.rstrip(" :|").casefold() in load_first_lines().kickers


def _is_letterhead(block: str) -> bool:
    """Say whether the line has nothing but the name of an office: "U.S. Department of Homeland Security"."""
    is_named = all(word[0].isupper() or word in _SMALL for word in _NAME.findall(block))
    return is_named and bool(load_first_lines().letterheads.search(block)) and not tells_news(block)


def _is_shouted(block: str) -> bool:
    """Say whether nearly all letters are capitals: "COMMUNIQUÉ No. 4-2025"."""
    letters = [letter for letter in block if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > _SHOUTED_SHARE * len(letters)


def clean_headline(block: str) -> str:
    """Return the headline without ``Headline:``, the marks of Markdown and "… | The Island Herald"."""
    title = _LABEL.sub("", _MARKDOWN.sub("", block)).strip()
    headline, _, site = title.rpartition(" | ")
    is_site = site[:1].isupper() and len(site.split()) <= _MOST_WORDS_IN_SITE and not tells_news(site)
    return headline.strip() if is_site and len(headline.split()) >= _FEWEST_WORDS_BEFORE_SITE else title


def _is_headline(block: str, following: Sequence[str]) -> bool:
    if _LABEL.match(block) or block.startswith("# "):
        return True
    if _is_of_page(block):
        return False
    if not following or " " not in block or len(block) > _LONGEST or is_date_line(block):
        return False
    if _is_record(block) or _DATELINE.match(block) or _is_turn(block, following):
        return False
    if block.endswith((".", ";", ",")) and not block.endswith(_ABBREVIATIONS):
        return _is_sentence_headline(block, following[0])
    return any(len(other) > len(block) or other.endswith((".", "”", '"', "»")) for other in following)


def _is_of_page(block: str) -> bool:
    """Say whether the line is a tool, a caption or a prompt of the page, though no headline follows it."""
    rule = find_rule(block, is_top=True, is_late=False)
    if rule and rule.kind not in _MAY_BE_HEADLINES:
        return True
    is_notice = _BRACKETED.match(block) is not None
    return is_notice or is_credited(block) or is_dated_caption(block) or shape_of(block) is not None


def _is_record(block: str) -> bool:
    """Say whether the line names a record: one in capitals, or one that begins with its name."""
    found = load_first_lines().records.search(block) if len(block) <= _LONGEST_RECORD else None
    return found is not None and (block.isupper() or found.span() == (0, len(block)))


def _is_turn(block: str, following: Sequence[str]) -> bool:
    """Say whether the line is what one speaker of several says, as in a transcript."""
    if not _SPEAKER.match(block):
        return False
    return sum(1 for other in following if _SPEAKER.match(other)) >= _FEWEST_TURNS


def _is_sentence_headline(block: str, following: str) -> bool:
    """Say whether a first line that ends in a full stop is a headline all the same.

    Some papers end their headlines so: a short line, a date or byline under it, then the prose. Others
    write All Its Words With Capitals.
    """
    is_byline = bool(_BYLINE.match(following)) and len(following) <= _LONGEST_BYLINE
    stands_over = is_date_line(following) or is_byline
    return len(block) <= _LONGEST_SENTENCE and (stands_over or _is_titled(block))


def _is_titled(block: str) -> bool:
    """Say whether all words but the small ones have capitals: "They Were Told Toronto."."""
    big = [word for word in _NAME.findall(block) if len(word) >= _SHORTEST_BIG_WORD]
    is_titled = len(big) >= _FEWEST_WORDS_IN_HEADLINE and all(word[0].isupper() for word in big)
    return is_titled and not block.isupper()
