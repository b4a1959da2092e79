"""A web archive of invented news pages, shaped as real ones are, with as many on topic as wanted.

Forty sites have their own menus, styles, programs and footers; a quarter of them have "Immigration" in the
menu, and the programs of all of them say "remove" and "migrate". Articles are of ordinary news; near misses are
news of refugees and deportations that tells of no arrangement; what is on topic are labelled reports. The same
seed gives the same archive.
"""

from __future__ import annotations

import gzip
import html
import json
import random
from typing import TYPE_CHECKING

from small_archive import record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SITES = 40
_SUBJECTS = """the council;the striker;the central bank;a local school;the orchestra;the weather service;the mayor;
the museum;the coach;the hospital;the airline;the farmers' union;the film festival;the energy company;the jury;
the water board;a research team;the railway;the publisher;the zoo;the stock exchange;the chef;the winemakers"""
_VERBS = """said on Monday that it would open;has delayed;put off;celebrated;reported a record for;won praise for;
voted narrowly for;warned of the cost of;cut the price of;began to repair;closed the doors of;promised to finish;
looked back on;raised the fee for;asked for help with;published figures on"""
_OBJECTS = """the new stand at the river;next season's fixtures;the bridge in the old town;the spring harvest;
a concert hall of glass;the budget for roads;two night trains;the interest rate;its software for tickets;
the oldest library in the region;a vaccine for poultry;the quarterly profit;the cup final;a prize for novels"""
_TAILS = """after a long night of debate;for the third year running;as rain kept thousands at home;despite the strike;
according to figures seen by this newspaper;which surprised nobody in the town;to the delight of visitors;
while prices kept rising;in front of a full house;before the holidays;at a cost of 4.5 million"""
_NEAR_MISSES = """Volunteers at the shelter cooked for refugees on the long winter evenings.;
The immigration office will move to a larger building by the station next spring.;
The novel follows a family of migrants through three generations of a port city.;
Police deported a burglar who had served his sentence, the ministry said in its yearly report.;
The museum shows photographs of asylum seekers by the late photographer.;
Residents were evacuated and displaced families slept in the sports hall after the flood."""
_MENU = """Home;World;Politics;Business;Sport;Culture;Weather;Travel;Opinion;Science;Health;Podcasts;Video;Jobs;
Property;Motoring;Food;Books;Games;Puzzles;Letters;Obituaries;Newsletters;Archive;Contact;Privacy policy;Terms"""
_PROGRAM = (
    "!function(e,t){{var n=t.getElementById('w{0}');n&&n.addEventListener('click',function(r){{r.preventDefault(),"
    "e.dataLayer.push({{event:'c{1}',id:{2}}}),n.classList.remove('is-open'),n.parentNode.removeChild(n)}});"
    "e.jQuery&&e.jQuery.migrateVersion&&e.console.log('migrate {3}')}}(window,document);"
)


def _split(row: str) -> list[str]:
    return [piece.strip() for piece in row.split(";")]


class SyntheticArchive:
    """An endless supply of records of pages; ``reports`` are the texts of what is on topic."""

    def __init__(self, reports: Sequence[str] = (), seed: int = 1) -> None:
        self._random = random.Random(seed)  # noqa: S311 (no secret)
        self._reports = list(reports)
        self._parts = [_split(row) for row in (_SUBJECTS, _VERBS, _OBJECTS, _TAILS)]
        self._near_misses = _split(_NEAR_MISSES)
        self._sites = [self._site(number) for number in range(_SITES)]

    def ordinary(self, number: int) -> bytes:
        """Return the record of a page that no gate need let pass."""
        return self._record(number, self._paragraphs())

    def near_miss(self, number: int) -> bytes:
        """Return the record of a page that speaks of migrants and tells of no arrangement."""
        paragraphs = self._paragraphs()
        for _ in range(3):
            paragraphs.insert(self._random.randrange(len(paragraphs)), self._random.choice(self._near_misses))
        return self._record(number, paragraphs)

    def on_topic(self, number: int) -> bytes:
        """Return the record of a page with a report on an arrangement."""
        report = self._reports[number % len(self._reports)]
        paragraphs = [line for line in report.splitlines() if line.strip()]
        return self._record(number, [*paragraphs, f"This report was filed under {number}."])

    def _sentence(self) -> str:
        words = " ".join(self._random.choice(part) for part in self._parts)
        return f"{words[0].upper()}{words[1:]}, {self._random.randrange(10_000)} people heard."

    def _paragraphs(self) -> list[str]:
        count = self._random.choice((6, 9, 12, 18, 26, 40))
        return [
            " ".join(self._sentence() for _ in range(self._random.choice((1, 2, 3)))) for _ in range(count)
        ]

    def _program(self, count: int) -> str:
        numbers = self._random.random
        return "\n".join(_PROGRAM.format(*(int(numbers() * 10**9) for _ in range(4))) for _ in range(count))

    def _site(self, number: int) -> tuple[str, str, str]:
        """Return the head, the menu and the foot of all pages of a site."""
        styles = "\n".join(
            f".c-{self._random.randrange(10**6)}{{margin:{at % 40}px;color:#{self._random.randrange(16**6):06x}}}"
            for at in range(self._random.randrange(80, 240))
        )
        names = [*_split(_MENU), *(["Immigration"] if number % 4 == 0 else [])]
        menu = "".join(
            f'<li class="nav__item nav__item--{at}"><a class="nav__link" href="/{name.lower()}/" '
            f'data-track="nav|{at}">{name}</a></li>'
            for at, name in enumerate(names * 2)
        )
        head = f"<style>{styles}</style><script>{self._program(30)}</script>"
        tag = "nav" if number % 3 else "div"
        foot = f"<footer><ul>{menu}</ul><p>© The Example {number}</p></footer><script>{self._program(25)}</script>"
        return head, f'<{tag} class="menu"><ul>{menu}</ul></{tag}>', foot

    def _card(self) -> str:
        return (
            f'<div class="card card--{self._random.randrange(9)}"><a href="/{self._random.randrange(10**9)}/story">'
            f'<img src="https://img.example/{self._random.getrandbits(128):032x}.jpg?w=640" alt="" loading="lazy">'
            f"<h3>{self._sentence()[:60]}</h3></a></div>"
        )

    def _record(self, number: int, paragraphs: Sequence[str]) -> bytes:
        at = self._random.randrange(_SITES)
        head, menu, foot = self._sites[at]
        title = html.escape(paragraphs[0][:90])
        day = f"2025-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
        data = {"@type": "NewsArticle", "headline": paragraphs[0][:90], "datePublished": day}
        state = {str(self._random.getrandbits(64)): self._random.random() for _ in range(80)}
        cards = "".join(self._card() for _ in range(self._random.randrange(10, 50)))
        article = "".join(f"<p>{html.escape(words)}</p>\n" for words in paragraphs)
        page = (
            f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | The Example</title>'
            f'<meta property="og:title" content="{title}"><script type="application/ld+json">{json.dumps(data)}'
            f'</script>{head}</head><body>{menu}<main><article><h1>{title}</h1><time datetime="{day}">{day}</time>'
            f"{article}</article></main><aside>{cards}</aside><script>window.__S={json.dumps(state)};"
            f"{self._program(self._random.randrange(5, 60))}</script>{foot}</body></html>"
        )
        return record(page.encode(), f"https://site{at}.example/{day}/{number}")


def write_archives(
    targets: dict[Path, tuple[float, float]], count: int, reports: Sequence[str], seed: int = 1
) -> None:
    """Write archives of so many pages, that differ in the shares on topic and of near misses."""
    archive = SyntheticArchive(reports, seed)
    files = {path: path.open("wb") for path in targets}
    for number, ordinary in enumerate(_packed(archive, count)):
        for path, (on_topic, near_miss) in targets.items():
            files[path].write(_pick(archive, number, on_topic, near_miss) or ordinary)
    for file in files.values():
        file.close()


def _packed(archive: SyntheticArchive, count: int) -> Iterator[bytes]:
    for number in range(count):
        yield gzip.compress(archive.ordinary(number), mtime=0)


def _pick(archive: SyntheticArchive, number: int, on_topic: float, near_miss: float) -> bytes | None:
    """Return a page that is not ordinary at even distances, in the shares wanted."""
    for share, make in ((on_topic, archive.on_topic), (near_miss, archive.near_miss)):
        every = round(1 / share) if share else 0
        if every and number % every == every // 2 + (make == archive.near_miss):
            return gzip.compress(make(number), mtime=0)
    return None
