"""Saying: who says what in a report, for whom, how, where and when."""
