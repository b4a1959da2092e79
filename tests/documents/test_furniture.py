from __future__ import annotations

import pytest

from pactwatch.documents.furniture_rules import FurnitureRule, find_rule, load_furniture


@pytest.mark.parametrize("rule", load_furniture().rules, ids=lambda rule: rule.rule_id)
def test_a_rule_keeps_the_promises_of_its_own_examples(rule: FurnitureRule) -> None:
    """A rule that takes a reject loses news."""
    found = {line: find_rule(line, is_top=True) for line in (*rule.matches, *rule.rejects)}

    assert [line for line in rule.matches if found[line] is None] == []
    assert [line for line in rule.rejects if found[line] is not None] == []


def test_no_two_rules_have_one_id() -> None:
    """What was cut names its rule."""
    ids = [rule.rule_id for rule in load_furniture().rules]

    assert len(ids) == len(set(ids))
