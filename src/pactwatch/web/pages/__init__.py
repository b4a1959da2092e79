"""The pages of the desk: one module each, with its route."""

from pactwatch.web.pages import account, arrangement, check, claim, document, log_in, register, search

ROUTERS = (
    register.router,
    arrangement.router,
    document.router,
    claim.router,
    search.router,
    check.router,
    log_in.router,
    account.router,
)
"""The routes of all pages, in the order in which paths are tried."""
