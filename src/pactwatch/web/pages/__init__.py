"""The pages of the desk: one module each, with its route."""

from pactwatch.web.pages import account, arrangement, log_in, register

ROUTERS = (register.router, arrangement.router, log_in.router, account.router)
"""The routes of all pages, in the order in which paths are tried."""
