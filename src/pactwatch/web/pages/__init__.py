"""The pages of the desk: one module each, with its route."""

from pactwatch.web.pages import (
    about,
    account,
    arrangement,
    check,
    claim,
    document,
    grouping,
    log_in,
    origin,
    register,
    review,
    search,
    speaker,
    state,
    today,
)

ROUTERS = (
    today.router,
    register.router,
    arrangement.router,
    state.router,
    speaker.router,
    origin.router,
    document.router,
    claim.router,
    search.router,
    review.router,
    grouping.router,
    check.router,
    about.router,
    log_in.router,
    account.router,
)
"""The routes of all pages, in the order in which paths are tried."""
