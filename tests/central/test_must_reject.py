"""Everything that head office must not take, by line and by stick: the reason is said, and nothing of it is left.

`docs/reliability.md` names each row by its id. A row spoils the second day of a register whose first is held, in one
way; its parcel and its box are then offered, and what head office holds must stand as before, table by table.
"""

from __future__ import annotations

import pytest

from postgresmaking import everything_in, rows_of
from rejecting import CARD, ROWS, offered, sealed_up
from shoebox.central import Central
from shoebox.domain.holdings import Outcome
from shoebox.storage.central_tables import METADATA

pytestmark = pytest.mark.thorough

# What is kept of what was refused: the reason, the evidence, and how often it came.
REASONS = {"quarantine", "refused_parcel", "refused_times", "fork"}


def held_by(central: Central) -> dict[str, int]:
    """How many rows head office holds but for reasons, table by table. None of them can be changed or removed."""
    named = sorted(table.name for table in METADATA.tables.values() if table.name not in REASONS)
    counts = (f"SELECT '{name}', count(*) FROM {name}" for name in named)
    return {str(name): int(str(number)) for name, number in rows_of(central.folder, " UNION ALL ".join(counts))}


def test_head_office_takes_nothing_of_it(central: Central) -> None:
    """A true first day is held. Parcel, then box: the reason, a sentence to read, and every row as it was before."""
    for at, (name, spoil, by_line, by_box) in enumerate(ROWS):
        case = offered(central, f"{100 + at}")
        spoil(case)
        sealed_up(case)
        before = held_by(central)
        answers = [(*central.line.take("by line", case.parcel), by_line)]
        if by_box:
            answers.append((*central.take_box("by stick", case.box), by_box))
        for result, receipt, code in answers:
            assert (result.outcome, result.code, receipt) == (Outcome.REFUSED, code, b""), name
            assert result.sentence.endswith("."), name
            assert "?" not in result.sentence, name
            told = [one.sentence for one in central.quarantined() if one.code == code]
            assert result.sentence in told, name
        assert held_by(central) == before, name
    assert CARD not in everything_in(central.folder).replace(b" ", b"")


def test_the_second_day_as_it_was_before_it_was_spoilt_is_taken(central: Central) -> None:
    """What the rows are held against: nothing else is wrong with them."""
    case = offered(central, "085")
    sealed_up(case)
    assert central.take_box("by stick", case.box)[0].outcome == Outcome.TAKEN
    assert central.line.take("by line", case.parcel)[0].outcome == Outcome.ALREADY_HELD
