"""Who said what in French and Spanish reports, by rules over words, without a parser."""

from pactwatch.language.romance.attributions import find_romance_attributions

__all__ = ["find_romance_attributions"]
