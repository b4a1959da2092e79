"""Every route of the API answers whatever it is asked as its description says, and never fails."""

from __future__ import annotations

import os
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode

from pactwatch.web import Settings, make_app
from pactwatch.web.access import Access
from pactwatch.web.api import describe

CALLS = int(os.environ.get("PACTWATCH_CALLS", "12"))
"""How often each route is called with what the description allows, and how often with what it does not."""
OPERATIONS = [(method, path) for path, methods in describe()["paths"].items() for method in methods]


@pytest.fixture(scope="session")
def described(register: str) -> Any:
    """The API of a desk for one person, as its description has it."""
    access = Access.for_one_person("ann", hosts=frozenset({"localhost", "testserver"}))
    app = make_app(Settings(register=register, access=access))
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.value)
@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_whatever_is_asked_is_answered_as_described(
    described: Any, method: str, path: str, mode: GenerationMode
) -> None:
    """No server error, and no status, type or field that the description does not have."""

    @settings(max_examples=CALLS, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        case = data.draw(described[path][method].as_strategy(generation_mode=mode))
        answer = case.call_and_validate()
        assert answer.status_code < 500
        assert "default-src 'none'" in str(answer.headers["content-security-policy"])

    ask()
