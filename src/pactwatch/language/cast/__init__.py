"""The cast of a report: who speaks and acts in it, by name, office and affiliation."""

from pactwatch.language.cast.cast import Cast, build_cast
from pactwatch.language.cast.speaker import Speaker

__all__ = ["Cast", "Speaker", "build_cast"]
