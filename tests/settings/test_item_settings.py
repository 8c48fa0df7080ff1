"""What a policy says of items: rates by name, whether prices hold the tax, and who sells at another price."""

from __future__ import annotations

from pathlib import Path

import pytest

from shoebox.domain.errors import Refusal
from shoebox.domain.policy import Policy
from shoebox.policy_settings import read_policy, write_policy


def test_rates_and_reasons_are_written_and_read(tmp_path: Path) -> None:
    policy = Policy(
        tax_rates_per_100k={"food": 0, "book": 2_500}, prices_include_tax=False, override_roles=("clerk", "manager"),
        override_reasons=("damaged",), prices_old_days=3,
    )  # fmt: skip
    write_policy(tmp_path / "policy.toml", policy)
    assert read_policy(tmp_path / "policy.toml") == policy
    assert (policy.rate_per_100k(""), policy.rate_per_100k("food"), policy.rate_per_100k("car")) == (7_250, 0, None)


@pytest.mark.parametrize(
    "text",
    ["[tax_rates_per_100k]\nfood = 100001", "[tax_rates_per_100k]\nFood = 1", '[tax_rates_per_100k]\nfood = "1"',
     '[tax_rates_per_100k]\n"" = 1', "prices_include_tax = 1", 'override_roles = ["boss"]', "override_reasons = []",
     'override_reasons = [""]', 'override_reasons = ["nineteen letters ok"]',
     'override_reasons = ["a", "b", "c", "d", "e"]', "prices_old_days = 0"],
)  # fmt: skip
def test_a_mistake_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "policy.toml").write_text(text)
    with pytest.raises(Refusal) as refused:
        read_policy(tmp_path / "policy.toml")
    assert refused.value.code == "settings.bad_value"
