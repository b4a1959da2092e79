"""Telling: which events a report tells, as done, planned or denied, and where that leaves things."""
