"""Who may do what at the desk: accounts, sessions and tokens, and the one rule over them."""

from pactwatch.web.access.access import Access, open_access
from pactwatch.web.access.accounts import Account, Accounts, accounts_beside
from pactwatch.web.access.guard import Guard
from pactwatch.web.access.policy import may
from pactwatch.web.access.visitor import Role, Visitor, current_visitor

__all__ = [
    "Access",
    "Account",
    "Accounts",
    "Guard",
    "Role",
    "Visitor",
    "accounts_beside",
    "current_visitor",
    "may",
    "open_access",
]
