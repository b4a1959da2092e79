"""Details: when an event happened, who did it, how many people and how much money it concerns."""
