"""Operations: one function for each thing that a user asks for."""

from pactwatch.operations.evaluating import evaluate
from pactwatch.operations.explaining import explain
from pactwatch.operations.reading import read
from pactwatch.operations.surveying import survey

__all__ = ["evaluate", "explain", "read", "survey"]
