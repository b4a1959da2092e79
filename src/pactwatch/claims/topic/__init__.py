"""Topic: whether a report, or what it tells of two states, is about people sent to a state not theirs."""
