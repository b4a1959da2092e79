"""The inflected forms of the adjectives and nouns that say which state somebody or something is of."""

from __future__ import annotations

_ENGLISH_WITHOUT_PLURAL = ("ese", "sh", "ch", "s", "z", "men", "man")
_FRENCH_FEMININE = (
    ("ien", "ienne"),
    ("éen", "éenne"),
    ("yen", "yenne"),
    ("on", "onne"),
    ("e", "e"),
    ("", "e"),
)
_SPANISH_ACCENTED = (("és", "es"), ("án", "an"), ("ín", "in"), ("ón", "on"))


def inflect(word: str, language: str) -> tuple[str, ...]:
    """Return all forms of a demonym that its base form stands for.

    English "Rwandan" gives "Rwandan" and "Rwandans"; French "rwandais" gives "rwandais", "rwandaise" and
    "rwandaises"; Spanish "ruandés" gives "ruandés", "ruandesa", "ruandeses" and "ruandesas".
    """
    if language == "fr":
        return _french(word)
    if language == "es":
        return _spanish(word)
    return (word,) if word.endswith(_ENGLISH_WITHOUT_PLURAL) else (word, f"{word}s")


def _french(word: str) -> tuple[str, ...]:
    ending, feminine = next(pair for pair in _FRENCH_FEMININE if word.endswith(pair[0]))
    woman = word[: len(word) - len(ending)] + feminine
    men = word if word.endswith(("s", "x")) else f"{word}s"
    return tuple(dict.fromkeys((word, woman, men, f"{woman}s")))


def _spanish(word: str) -> tuple[str, ...]:
    if word.endswith("o"):
        stem = word[:-1]
        return word, f"{stem}a", f"{word}s", f"{stem}as"
    for accented, plain in _SPANISH_ACCENTED:
        if word.endswith(accented):
            stem = word[: -len(accented)] + plain
            return word, f"{stem}a", f"{stem}es", f"{stem}as"
    if word.endswith("l"):
        return word, f"{word}a", f"{word}es", f"{word}as"
    if word[-1] in "íú":
        return word, f"{word}es", f"{word}s"
    return word, f"{word}s"
