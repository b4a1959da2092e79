"""The pages that every page leads to."""

NAVIGATION = (("register", "Register", "register"),)
"""Code, title and path of each, in the order of the reader's day."""
