"""What the page of imports says of a file."""

from __future__ import annotations

import pytest

from shoebox.desk.finance.import_model import of_charges
from shoebox.desk.look import Meaning
from shoebox.domain.holdings import ChargesResult


@pytest.mark.parametrize(
    ("restated", "bad_lines", "said", "meaning"),
    [
        (0, 0, "2 charges taken, 3 known already.", Meaning.OK),
        (1, 0, "2 charges taken, 3 known already, 1 charge with another status than before.", Meaning.OK),
        (4, 1, "4 charges with another status than before, 1 line could not be read", Meaning.WAITING),
    ],
)
def test_a_file_of_charges_says_how_many_have_another_status(
    restated: int, bad_lines: int, said: str, meaning: Meaning
) -> None:
    result = ChargesResult(
        name="c.csv", taken=2, already_held=3, bad_lines=bad_lines, digest=b"", restated=restated
    )  # fmt: skip
    landed = of_charges(result)
    assert said in landed.sentence
    assert landed.meaning is meaning
