"""Who may do what at the desk: accounts, sessions and tokens, and the one rule over them."""

from pactwatch.web.access.access import Access, open_access
from pactwatch.web.access.accounts import Account, Accounts, accounts_beside
from pactwatch.web.access.guard import Guard
from pactwatch.web.access.policy import may, may_take_back
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
    "may_take_back",
    "open_access",
]
