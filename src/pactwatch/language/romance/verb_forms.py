"""Every form in which a French or Spanish verb stands in a report, with what the form tells.

>>> ("retiendra", "future") in inflect_verb("retenir", "fr")
True
>>> ("aprueba", "finite") in inflect_verb("aprobar", "es")
True
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from pactwatch.language.romance.grammar import load_grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ENCLITICS = ("se", "lo", "la", "los", "las", "le", "les")


@functools.cache
def inflect_verb(infinitive: str, language: str) -> tuple[tuple[str, str], ...]:
    """Return the forms of a verb, each with what it tells.

    Args:
        infinitive: One word without a reflexive pronoun, such as ``expulser`` or ``acoger``.
        language: ``fr`` or ``es``.

    Returns:
        Pairs of a form and ``finite``, ``future``, ``conditional``, ``participle``, ``gerund`` or
        ``infinitive``; "dit" stands there twice, as it is finite and participle.
    """
    make = _french if language == "fr" else _spanish
    pronouns = ("",) if language == "fr" else ("", *_ENCLITICS)
    infinitives = [(infinitive + pronoun, "infinitive") for pronoun in pronouns]
    return tuple(dict.fromkeys([*infinitives, *make(infinitive)]))


def _given(infinitive: str, language: str) -> tuple[str, Mapping[str, str]] | None:
    """The prefix of a verb and the parts of its family: "reprendre" goes like "prendre"."""
    families = load_grammar(language).families
    if f"={infinitive}" in families:
        return "", families[f"={infinitive}"]
    for cut in range(len(infinitive) - 1):
        family = families.get(infinitive[cut:])
        if family is not None:
            return infinitive[:cut], family
    return None


def _of_parts(prefix: str, parts: Mapping[str, str], endings: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the forms of an irregular verb from its parts."""
    for form in parts.get("finite", "").split():
        yield prefix + form, "finite"
    for key in ("imperfect", "future", "conditional"):
        stem = parts.get("future" if key == "conditional" else key)
        if stem:
            shape = "finite" if key == "imperfect" else key
            yield from ((prefix + stem + ending, shape) for ending in endings[key].split())
    for stem in parts.get("participle", "").split():
        yield from ((form, "participle") for form in _agreeing(prefix + stem, endings["participle"]))
    if "gerund" in parts:
        yield prefix + parts["gerund"], "gerund"


def _agreeing(participle: str, endings: str) -> Iterable[str]:
    if endings == "fr":
        plural = participle if participle.endswith("s") else participle + "s"
        return (participle, participle + "e", plural, participle + "es")
    return tuple(participle[:-1] + ending for ending in ("o", "a", "os", "as"))


_FRENCH_ENDINGS = {
    "imperfect": "ait aient ions",
    "future": "a ont ons ai",
    "conditional": "ait aient ions",
    "participle": "fr",
}
_SPANISH_ENDINGS = {
    "imperfect": "ía ían íamos",
    "future": "á án emos é",
    "conditional": "ía ían íamos",
    "participle": "es",
}


def _french(infinitive: str) -> Iterator[tuple[str, str]]:
    given = _given(infinitive, "fr")
    if given is not None:
        yield from _of_parts(*given, _FRENCH_ENDINGS)
    elif infinitive.endswith("er"):
        yield from _first_group(infinitive[:-2])
    elif infinitive.endswith("ir"):
        stem = infinitive[:-1]
        parts = {
            "finite": f"{stem}t {stem}ssent {stem}rent {stem}sse {stem}ssons",
            "imperfect": stem + "ss",
            "future": infinitive,
            "participle": stem,
            "gerund": stem + "ssant",
        }
        yield from _of_parts("", parts, _FRENCH_ENDINGS)
    elif infinitive.endswith("re"):
        stem = infinitive[:-2]
        parts = {
            "finite": f"{stem} {stem}ent {stem}it {stem}irent {stem}e {stem}ons",
            "imperfect": stem,
            "future": stem + "r",
            "participle": stem + "u",
            "gerund": stem + "ant",
        }
        yield from _of_parts("", parts, _FRENCH_ENDINGS)


def _first_group(stem: str) -> Iterator[tuple[str, str]]:
    silent, soft = _silent_stem(stem), _soft_stem(stem)
    future = silent if "é" not in stem[-3:] else stem
    parts = {
        "finite": f"{silent}e {silent}ent {soft}a {stem}èrent {soft}ons {soft}ât {silent}es",
        "imperfect": soft,
        "future": future + "er",
        "participle": stem + "é",
        "gerund": soft + "ant",
    }
    yield from _of_parts("", parts, _FRENCH_ENDINGS)


def _soft_stem(stem: str) -> str:
    """The stem before a: "annonç-ait", "juge-ait"."""
    if stem.endswith("c"):
        return stem[:-1] + "ç"
    return stem + "e" if stem.endswith("g") else stem


def _silent_stem(stem: str) -> str:
    """The stem before a silent e: "rappell-e", "enlèv-e", "transfèr-e", "renvoi-e"."""
    if stem.endswith(("ppel", "jet")):
        return stem + stem[-1]
    if stem.endswith(("oy", "uy")):
        return stem[:-1] + "i"
    if len(stem) > 1 and stem[-2] in "eé" and stem[-1] not in "aeiouéyx":
        return stem[:-2] + "è" + stem[-1]
    if stem.endswith(("égr", "égl", "élébr", "érm")) or (
        stem[-3:-2] == "é" and stem[-2:] in {"gu", "qu", "gr", "br"}
    ):
        return stem[:-3] + "è" + stem[-2:]
    return stem


def _spanish(infinitive: str) -> Iterator[tuple[str, str]]:
    given = _given(infinitive, "es")
    if given is not None:
        yield from _of_parts(*given, _SPANISH_ENDINGS)
        return
    stem, group = infinitive[:-2], infinitive[-2:]
    strong = _strong_stem(stem, infinitive)
    yield from _spanish_tenses(stem, strong, group, infinitive)


def _strong_stem(stem: str, infinitive: str) -> str:
    """The stressed stem: "cierr-a", "aprueb-a", "pid-e", "envía"."""
    change = load_grammar("es").stem_changes.get(infinitive)
    if change is None:
        return stem
    old, new = change
    at = stem.rindex(old)
    return stem[:at] + new + stem[at + len(old) :]


def _spanish_tenses(stem: str, strong: str, group: str, infinitive: str) -> Iterator[tuple[str, str]]:
    weak = _weak_stem(stem, strong, group)
    if group == "ar":
        front, weak_front = _before_e(strong), _before_e(stem)
        finite = [strong + "a", strong + "an", stem + "amos", stem + "ó", stem + "aron", stem + "é"]
        finite += [stem + end for end in ("aba", "aban", "ara", "aran", "ase", "asen", "ábamos")]
        finite += [front + "e", front + "en", weak_front + "emos"]
        participle, gerund = stem + "ado", stem + "ando"
    else:
        back = _before_a(strong, group)
        finite = [
            strong + "e",
            strong + "en",
            stem + ("emos" if group == "er" else "imos"),
            weak + "ió",
            weak + "ieron",
        ]
        finite += [stem + end for end in ("ía", "ían", "íamos")]
        finite += [weak + end for end in ("iera", "ieran", "iese", "iesen")]
        finite += [back + "a", back + "an"]
        participle, gerund = stem + "ido", weak + "iendo"
    parts = {"finite": " ".join(finite), "future": infinitive, "participle": participle, "gerund": gerund}
    yield from _of_parts("", parts, _SPANISH_ENDINGS)


def _weak_stem(stem: str, strong: str, group: str) -> str:
    """The stem of "pid-ió", "sint-ió", "durm-ió": only verbs in -ir change it."""
    if group != "ir" or strong == stem:
        return stem
    if "ue" in strong and "ue" not in stem:
        return "u".join(stem.rsplit("o", 1))
    return "i".join(stem.rsplit("e", 1))


def _before_e(stem: str) -> str:
    """The stem before e: "entregu-e", "autoric-e", "busqu-e"."""
    if stem.endswith("g"):
        return stem + "u"
    if stem.endswith("z"):
        return stem[:-1] + "c"
    return stem[:-1] + "qu" if stem.endswith("c") else stem


def _before_a(stem: str, group: str) -> str:
    """The stem before a of a verb in -er or -ir: "acoj-a", "ofrezc-a", "persig-a"."""
    if stem.endswith("gu") and group == "ir":
        return stem[:-1]
    if stem.endswith("g"):
        return stem[:-1] + "j"
    if stem.endswith("c"):
        return stem[:-1] + ("z" if stem[-2:-1] in "nr" else "zc")
    return stem
