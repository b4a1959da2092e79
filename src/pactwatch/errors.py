"""Everything that can go wrong in Pactwatch, by name.

PactwatchError
├── DocumentError   a report cannot be read
├── LexiconError    one of our own data files is broken
├── LanguageError   the parser or its model is missing
├── ClaimError      no claim of a report has this number
├── RegisterError   a register cannot be opened, written or understood
│   ├── UnknownError    the register has nothing of this name
│   ├── DecisionError   a decision cannot be made as it is worded
│   └── ClashError      somebody else has decided in the meantime
├── SweepError      archives cannot be swept, or their output cannot be written or understood
├── SheetError      a table that a user keeps cannot be understood
├── ReadingError    a reading that was made elsewhere does not hold what the contract asks
├── ExportError     something cannot be exported as it is asked for
├── AccountError    an account of the desk cannot be made or used as asked
├── DoorError       the desk cannot listen where it is asked to
└── GoldError       labels to evaluate against cannot be read
"""

from __future__ import annotations


class PactwatchError(Exception):
    """What went wrong, where, and what to do about it.

    The three parts are positional so that an error raised on a worker of a bulk
    run can be pickled and read on the machine that started the run.
    """

    def __init__(self, what: str, where: str, remedy: str) -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.where}: {self.what}\n  {self.remedy}"


class DocumentError(PactwatchError):
    """A report cannot be read: it is missing, empty, binary, or of a kind or language not read."""


class LexiconError(PactwatchError):
    """A data file of Pactwatch's own is broken: not TOML, or with keys or values that do not exist."""


class LanguageError(PactwatchError):
    """The parser or its model cannot be loaded."""


class ClaimError(PactwatchError):
    """A claim is asked for by a number that no claim of the report has."""


class RegisterError(PactwatchError):
    """A register cannot be opened or written: missing, busy, newer than this Pactwatch, or none at all."""


class UnknownError(RegisterError):
    """The register is asked for something that it does not hold."""


class DecisionError(RegisterError):
    """A decision cannot be made: its act, its subject or a value does not fit."""


class ClashError(RegisterError):
    """Somebody else has decided on the same thing since it was looked at; both versions are told."""


class ReadingError(PactwatchError):
    """A reading that was made elsewhere lacks what the contract asks, or its words are not in its text."""


class SweepError(PactwatchError):
    """Archives cannot be swept: a library is missing, or the output cannot be written or understood."""


class SheetError(PactwatchError):
    """A table that a user keeps is empty, or no column of it names the parties."""


class ExportError(PactwatchError):
    """Something cannot be exported: in a form that there is none of, or to where nothing can be written."""


class AccountError(PactwatchError):
    """An account, a token or the way in of a desk cannot be made or used as asked."""


class DoorError(PactwatchError):
    """The desk cannot listen at an address: its port is taken or not allowed, or no such host is here."""


class GoldError(PactwatchError):
    """Labels or readings to evaluate cannot be read."""
