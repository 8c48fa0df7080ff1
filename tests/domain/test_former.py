"""How entries of a register's books before are named by its present one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.former import EPOCHS_MAX, former_no, former_place, number_there

SEQS = st.integers(0, 10**12 - 1)


@given(epoch=st.integers(1, EPOCHS_MAX - 1), seq=SEQS)
def test_a_number_says_the_book_before_and_the_entry_in_it(epoch: int, seq: int) -> None:
    number = former_no(epoch, seq)
    assert former_place(number) == (epoch, seq)
    assert number_there(number) == seq


@pytest.mark.parametrize("seq", [0, 1, 412])
def test_an_entry_of_the_present_book_has_its_own_number_there(seq: int) -> None:
    assert number_there(seq) == seq
