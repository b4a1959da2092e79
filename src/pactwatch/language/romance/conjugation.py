"""The forms in which French and Spanish verbs of speech stand in a report.

>>> conjugate("annoncer", "fr").finite[:2]
('annonce', 'annoncent')
>>> "señalaron" in conjugate("señalar", "es").finite
True
"""

from __future__ import annotations

from typing import NamedTuple


class VerbForms(NamedTuple):
    """The third persons of a verb in the tenses of a report, its participles and its gerund."""

    finite: tuple[str, ...]
    participles: tuple[str, ...]
    gerunds: tuple[str, ...]


_FRENCH = {
    "er": (
        "e ent ait aient a èrent era eront erait eraient",
        "é ée és ées",
        "ant",
    ),
    "ir": (
        "it issent issait issaient irent ira iront irait iraient",
        "i ie is ies",
        "issant",
    ),
    "re": (
        " ent ait aient it irent ra ront rait raient",
        "u ue us ues",
        "ant",
    ),
}
_SPANISH = {
    "ar": ("a an aba aban ó aron ará arán aría arían", "ado ada ados adas", "ando"),
    "er": ("e en ía ían ió ieron erá erán ería erían", "ido ida idos idas", "iendo"),
    "ir": ("e en ía ían ió ieron irá irán iría irían", "ido ida idos idas", "iendo"),
}
_SILENT = ("e", "ent", "era", "eront", "erait", "eraient")


def conjugate(infinitive: str, language: str) -> VerbForms:
    """Return the forms of a verb that is regular but for its spelling.

    Args:
        infinitive: One word, such as ``rappeler`` or ``añadir``, without a reflexive pronoun.
        language: ``fr`` or ``es``.
    """
    tables = _FRENCH if language == "fr" else _SPANISH
    stem, ending = infinitive[:-2], infinitive[-2:]
    finite, participles, gerund = tables[ending]
    join = _join_french if language == "fr" and ending == "er" else _join_plain
    return VerbForms(
        tuple(join(stem, suffix) for suffix in finite.split(" ")),
        tuple(join(stem, suffix) for suffix in participles.split()),
        (join(stem, gerund),),
    )


def _join_plain(stem: str, suffix: str) -> str:
    return stem + suffix


def _join_french(stem: str, suffix: str) -> str:
    """Join a stem of the first group, minding ``annonçait``, ``jugeait``, ``rappelle`` and ``révèle``."""
    if suffix[0] == "a" and stem[-1] == "c":
        return stem[:-1] + "ç" + suffix
    if suffix[0] == "a" and stem[-1] == "g":
        return stem + "e" + suffix
    if suffix not in _SILENT:
        return stem + suffix
    if stem.endswith(("ppel", "jet")):
        return stem + stem[-1] + suffix
    if len(stem) > 1 and stem[-2] == "e" and stem[-1] not in "aeiourntsx":
        return stem[:-2] + "è" + stem[-1] + suffix
    accented = stem.rfind("é", len(stem) - 3)
    if suffix in _SILENT[:2] and accented >= 0 and not set(stem[accented + 1 :]) & set("aeiou"):
        return stem[:accented] + "è" + stem[accented + 1 :] + suffix
    return stem + suffix
