"""The one rule over who may do what: a table of routes, and deny whatever stands not in it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.routing import compile_path

from pactwatch.data_file import load_data_file
from pactwatch.web.access.visitor import Role

if TYPE_CHECKING:
    import re

    from pactwatch.web.access.visitor import Visitor

ANYONE = "anyone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A route, and the least role that may call it; None where nobody need be known."""

    method: str
    path: str
    role: Role | None
    pattern: re.Pattern[str]

    def covers(self, method: str, path: str) -> bool:
        """Say whether a request is one of this route."""
        own = "GET" if method == "HEAD" else method
        return own == self.method and self.pattern.match(path) is not None


@functools.cache
def load_rules() -> tuple[Rule, ...]:
    """Load the table, in the order of the roles."""
    table = _load_table()
    rules = []
    for group in (ANYONE, *Role):
        for route in table[group]["routes"]:
            method, path = route.split(" ")
            role = None if group == ANYONE else Role(group)
            rules.append(Rule(method=method, path=path, role=role, pattern=compile_path(path)[0]))
    return tuple(rules)


@functools.cache
def load_route_by_act() -> dict[str, tuple[str, str]]:
    """Load the method and path of the route by which each decision is made."""
    routes = _load_table()["decisions"].items()
    return {act: tuple(route.split(" ")) for route, acts in routes for act in acts}


def _load_table() -> dict[str, Any]:
    return load_data_file("pactwatch.web.access", "policy.toml", dict)


@functools.lru_cache(maxsize=256)
def find_rule(method: str, path: str) -> Rule | None:
    """Return the strictest rule over a request, or None if the table has none."""
    found = [rule for rule in load_rules() if rule.covers(method, path)]
    order = [None, *Role]
    return max(found, key=lambda rule: order.index(rule.role), default=None)


def find_methods(path: str) -> list[str]:
    """Return the methods that some route of a path takes."""
    return sorted({rule.method for rule in load_rules() if rule.pattern.match(path)})


def may(visitor: Visitor | None, method: str, path: str) -> bool:
    """Say whether somebody may send a request; nobody may send one that the table does not have."""
    rule = find_rule(method, path)
    if rule is None:
        return False
    return rule.role is None or (visitor is not None and visitor.role.includes(rule.role))


def may_take_back(visitor: Visitor | None, act: str) -> bool:
    """Say whether somebody may take a decision back: whoever may make one like it.

    A reviewer takes an "accept" back, and only an editor a "merge".
    """
    route = load_route_by_act().get(act)
    return route is not None and may(visitor, *route)
