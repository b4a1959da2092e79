"""The pages that every page leads to."""

NAVIGATION = (
    ("today", "What changed", ""),
    ("register", "Register", "register"),
    ("search", "Search", "search"),
    ("check", "Check", "check"),
    ("review", "Review", "review"),
    ("about", "About the counts", "about"),
)
"""Code, title and path of each, in the order of the reader's day."""
