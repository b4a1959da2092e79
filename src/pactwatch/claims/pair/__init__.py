"""Pair: who sends and who takes, for each clause that tells of an event."""
