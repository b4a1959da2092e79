"""The pages of the desk: one module each, with its route."""

from pactwatch.web.pages import arrangement, register

ROUTERS = (register.router, arrangement.router)
"""The routes of all pages, in the order in which paths are tried."""
