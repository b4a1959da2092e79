"""Furniture that no rule lists: told by the shape of the line and by whom it speaks to."""

from __future__ import annotations

import re

from pactwatch.documents.furniture_rules import SENTENCE_ENDS, fold, load_furniture, tells_news, words_of_line
from pactwatch.documents.voice import PUBLISHER, QUOTED, READER, SPEAKER

_LONGEST_APPEAL = 300
_LONGEST_REQUEST = 150
_LONGEST_LIST = 220
_LONGEST_CONTROL = 60
_MOST_WORDS_AN_ITEM = 5
_FEWEST_ITEMS = 3
_LONGEST_FRAGMENT = 110
_MOST_WORDS_IN_FRAGMENT = 18
_LONGEST_NUMBERS = 30
_FEWEST_CAPITALS = 2
_OPENING_MARKS = "“\"«‘'"
_PROSE_ENDS = (".", "”", '"', "»", ":", ";", ",", "…", ".)")
INNER_STOP = re.compile(r"[a-zà-ÿ0-9][.!?][”\"»)]?\s+[A-ZÀ-Þ“\"«]")
_LIST_MARKS = re.compile(r"\s+[•·/>»›→]\s+|\s*\|\s*|\s{2,}|\s#")
_NO_WORDS = re.compile(r"^[^\w]*$|^[^\w]*\d[\d.,:/]*[^\w]*$|^\d+(?:[.,]\d+)?\s?[°%][CF]?$")
_RATES = re.compile(r"^(?=.*\d)(?:[A-Z]{3}/[A-Z]{3}|[A-Z]{2,8})?[\s\d.,:+%$€£/()°′″-]+(?:votes?|CF?|F)?\)?$")
_WEATHER = re.compile(r"^(?:[^\W\d]+[ ,]+){0,3}-?\d{1,2}\s?°\s?[CF]?(?:\s?/\s?-?\d{1,2}\s?°\s?[CF]?)?$")
_ADDRESSES = re.compile(
    r"^[^\w@#]*+(?:(?:[\w.+-]++@[\w-]++(?:\.[\w-]++)++|@\w{2,30}+|#\w{2,40}+|(?:https?://|www\.)\S++)[\s,;|•·/]*+)++$"
)
_LETTERS_OF_STAFF = re.compile(r"^\(?[A-Za-z]{2,4}(?:/[A-Za-z]{2,4})+\)?$")
_SITE = re.compile(
    r"^(?:www\.)?[\w-]{2,40}\.(?:(?:com|org|net|info|news|co\.\w\w|com\.\w\w|[a-z]{2})(?:/[\w/.-]*)?|[\w.-]{2,20}/[\w/.-]*)$",
    re.IGNORECASE,
)
# In a chronicle it heads what happened in that year.
_YEAR = re.compile(r"(?:19|20)\d\d")
_LAST_LATIN = "\u024f"
_PHONE = re.compile(r"\+?\(?\d[\d ()./-]{7,16}\d")
_HANDLE = re.compile(r"(?<!\w)@\w{2,}")
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w")
_CLAUSE_START = re.compile(
    r"(?:^|[.!?;:,(]\s*|\byou can )(?:(?:and|or|please|just|kindly|simply|then|et|y) )*([\w'-]+)"
)
# "Su cuenta" is as often his or her account as yours.
_SURELY_READER = READER - {"su"}
_SMALL_BESIDE_PHONE = frozenset("in or and at on by the for to a of".split())


def shape_of(block: str) -> str | None:
    """Return the rule by which words no rule lists are furniture all the same, or None."""
    if len(block) <= _LONGEST_CONTROL and _is_control(block):
        return "page-tools.control"
    if len(block) <= _LONGEST_APPEAL and (_appeals(block) or _offers(block)):
        return "appeal.to-the-reader"
    if len(block) <= _LONGEST_LIST and not block.endswith(SENTENCE_ENDS):
        items = _LIST_MARKS.split(block)
        if len(items) >= _FEWEST_ITEMS and all(len(item.split()) <= _MOST_WORDS_AN_ITEM for item in items):
            return "links.list"
    if _YEAR.fullmatch(block):
        return None
    if len(block) <= _LONGEST_NUMBERS and not block.endswith(".") and _is_instrument(block):
        return "page-tools.numbers"
    if len(block) <= _LONGEST_APPEAL and (_ADDRESSES.match(block) or _is_contact(block)):
        return "contact.addresses"
    return _why_by_letters(block)


def _why_by_letters(block: str) -> str | None:
    """Return the rule by which a short line is the name of a site, or words in another script."""
    if _SITE.match(block):
        return "page-tools.site"
    if len(block) <= _LONGEST_CONTROL and not block.isascii():
        foreign = sum(1 for letter in block if letter > _LAST_LATIN and letter.isalpha())
        if 2 * foreign > sum(map(str.isalpha, block)):
            return "page-tools.other-script"
    return None


def is_fragment(block: str) -> bool:
    """Say whether the block is short and no sentence: a link, a label, a subheading.

    What begins with a mark of lists or a number may be one of the facts of the report, and is none.
    """
    return (
        len(block) <= _LONGEST_FRAGMENT
        and not block.endswith(_PROSE_ENDS)
        and block[0] not in _OPENING_MARKS
        and not INNER_STOP.search(block)
        and not SPEAKER.match(block)
        and len(block.split()) <= _MOST_WORDS_IN_FRAGMENT
    )


def is_prose(block: str) -> bool:
    """Say whether the block has several sentences, or ends as one does."""
    return block.endswith(_PROSE_ENDS) or bool(INNER_STOP.search(block))


def _is_control(block: str) -> bool:
    """Say whether the line has no words but those on the buttons of a page: "Toggle navigation"."""
    if block.endswith((".", "”", '"', "»", ",", "?")):
        return False
    lexicon = load_furniture()
    words = [word for word in words_of_line(block) if not word.isdigit()]
    if not words or not lexicon.site_words.issuperset(words):
        return False
    is_counted = any(character.isdigit() for character in block)
    return not lexicon.controls.isdisjoint(words) or not (is_counted or lexicon.things.isdisjoint(words))


def _appeals(block: str) -> bool:
    """Say whether the block asks something of its reader: to subscribe, to write, to donate.

    "Have a story? Write to our desk." does, though no list of wordings has it: it begins with a
    request, speaks to the reader, and is about what publishers offer. So does a line that has no word
    but such ones ("Can I share this? Copy link"). Words that report speech make it part of the report.
    """
    lexicon = load_furniture()
    words = words_of_line(block)
    thing_count = len(lexicon.things.intersection(words))
    if not thing_count or block[0] in _OPENING_MARKS or tells_news(block):
        return False
    if thing_count > 1 and lexicon.vocabulary.issuperset(words):
        return True
    speaks = "@" in block or not (lexicon.reader | lexicon.orders).isdisjoint(words)
    if words[0] in lexicon.asks:
        return thing_count > 1 or speaks
    is_loose = len(block) <= _LONGEST_REQUEST and not SPEAKER.match(block) and not QUOTED.search(block)
    return speaks and is_loose and _asks(block)


def _asks(block: str) -> bool:
    """Say whether a clause of the block begins with a request: "For more stories, visit us"."""
    openings = {opening.removesuffix("-vous") for opening in _CLAUSE_START.findall(fold(block))}
    return not load_furniture().pleas.isdisjoint(openings)


def _offers(block: str) -> bool:
    """Say whether the block is about what only publishers offer, wherever its request stands.

    "Our morning email brings you the stories of the day" is, and "If you like it, subscribe to the
    newsletter"; a speaker's turn in a transcript is not, nor what stands in quotation marks.
    """
    lexicon = load_furniture()
    words = words_of_line(block)
    if block[0] in _OPENING_MARKS or SPEAKER.match(block) or tells_news(block):
        return False
    things = lexicon.things.intersection(words) | lexicon.offers.intersection(words)
    reader = lexicon.reader.intersection(words)
    if not lexicon.offers.isdisjoint(words) and (reader or len(things) > 1) and _asks(block):
        return True
    if len(things) > 1 and not lexicon.offers.isdisjoint(things) and not reader.isdisjoint(_SURELY_READER):
        return True
    speaks_to_both = not reader.isdisjoint(PUBLISHER) and not reader.isdisjoint(READER)
    return speaks_to_both and len(things) > 1


def _is_instrument(block: str) -> bool:
    """Say whether the line shows a rate, a temperature, a duration, or who keyed the text in."""
    return any(shape.match(block) for shape in (_NO_WORDS, _RATES, _WEATHER, _LETTERS_OF_STAFF))


def _is_contact(block: str) -> bool:
    """Say whether the line does little but tell a telephone number or an address to write to.

    "In Accra, Ann Doe (English): +233-55-555-0100" does; prose that tells a number has small words.
    """
    has_address = _PHONE.search(block) or _MAIL.search(block) or _HANDLE.search(block)
    opens_with_request = words_of_line(block)[:1] and words_of_line(block)[0] in load_furniture().asks
    if has_address and not tells_news(block) and (opens_with_request or _asks(block)):
        return True
    if block.endswith((".", "”", '"', "»")) or not (_PHONE.search(block) or _MAIL.search(block)):
        return False
    words = block.split()
    if words[0].endswith(":") or tells_news(block):
        return not tells_news(block)
    small = [word for word in words if word.isalpha() and word.islower() and word not in _SMALL_BESIDE_PHONE]
    return len(small) * 5 <= len(words)
