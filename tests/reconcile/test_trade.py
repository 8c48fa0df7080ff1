"""The numbers of the trade in their file: whole, all of them named, and part of what a run's digest covers."""

from __future__ import annotations

from pathlib import Path

import pytest

from shoebox.reconcile import rules_digest, running
from shoebox.reconcile.trade import TRADE, TRADE_FILE, read_trade

FILE = Path(running.__file__).parent / TRADE_FILE


def test_other_numbers_are_other_rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A tip of 36 per cent in the file, and the digest that every run prints is another; nothing else changed."""
    assert TRADE_FILE in running._RULE_FILES
    before = rules_digest()
    for name in running._RULE_FILES:
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes((FILE.parent / name).read_bytes())
    monkeypatch.setattr(running, "__file__", str(tmp_path / "running.py"))
    assert rules_digest() == before
    words = (tmp_path / TRADE_FILE).read_text()
    (tmp_path / TRADE_FILE).write_text(words.replace("tip_percent_max = 35", "tip_percent_max = 36"))
    assert rules_digest() != before
    assert read_trade(tmp_path / TRADE_FILE).tip_percent_max == TRADE.tip_percent_max + 1


@pytest.mark.parametrize("line", ["tip_percent = 35", "tip_percent_max = 35.0", ""])
def test_a_number_that_is_misspelt_missing_or_not_whole_stops_the_program(tmp_path: Path, line: str) -> None:
    place = tmp_path / TRADE_FILE
    place.write_text(FILE.read_text("utf-8").replace("tip_percent_max = 35", line), encoding="utf-8")
    with pytest.raises((TypeError, AssertionError)):
        read_trade(place)
