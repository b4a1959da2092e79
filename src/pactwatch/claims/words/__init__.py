"""Words: the sentences of a report, and what their words stand for, tell and name."""
