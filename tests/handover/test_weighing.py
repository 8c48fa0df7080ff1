"""What speaks for a case, asked at the desk: weighed once, kept beside the run, made anew when it is true no more."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from handover.test_reconciling import boxes, bring, charge_files, enrol, real_desk
from shoebox.domain.errors import Refusal
from shoebox.handover import weighing
from shoebox.handover.finance import FinanceDesk

pytestmark = pytest.mark.thorough


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[FinanceDesk]:
    """One run over three stores: $99.99 and $10.01 were charged twice, the last slip of 112 never."""
    with closing(real_desk(tmp_path / "hq")) as made:
        enrol(made)
        for piece in (*boxes(tmp_path / "stick"), *charge_files(tmp_path)):
            bring(made, piece)
        made.reconcile()
        yield made


def test_a_case_is_weighed_once_and_kept(desk: FinanceDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second question reads what is kept; what somebody touched is made anew."""
    case = next(row.case_id for row in desk.casework.queue() if row.amount_minor == 9_999)
    first = desk.weigh(desk.casework.case(case))
    (duel, *_) = first.duels
    assert duel.chosen.slip_id in first.slips
    assert first.slips[duel.chosen.slip_id].amount_minor == 9_999
    asked: list[object] = []
    weigh = weighing.reconcile.weigh
    monkeypatch.setattr(
        weighing.reconcile, "weigh", lambda *given, **more: asked.append(given) or weigh(*given, **more)
    )
    assert desk.weigh(desk.casework.case(case)) == first
    assert asked == []
    kept = desk.folder / "runs" / "0001" / weighing.BITS_FILE
    said = json.loads(kept.read_bytes())
    for touched in (b"{", json.dumps({**said, "rules": "0"}).encode(), json.dumps({**said, "rows": [[1]]}).encode()):
        kept.write_bytes(touched)
        assert desk.weigh(desk.casework.case(case)) == first
    assert len(asked) == 3


def test_what_can_not_be_weighed_says_why(desk: FinanceDesk) -> None:
    views = [desk.casework.case(row.case_id) for row in desk.casework.queue()]
    shutil.rmtree(desk.folder / "runs")
    with pytest.raises(Refusal) as refused:
        desk.weigh(views[0])
    assert refused.value.code == "reconcile.no_files"
