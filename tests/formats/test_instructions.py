"""The instruction file: same decisions, same bytes; anything else is refused."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.decision import Action, InstructionLine
from shoebox.domain.errors import Refusal
from shoebox.formats.instructions import COLUMNS, InstructionHead, is_plain, read_instructions, write_instructions

HEAD = InstructionHead(
    file_no=9, action=Action.REFUND, currency="USD", written_by="42", written_ms=1_794_484_800_123, chain="ab" * 32
)


def line(sequence: int = 1, charge_id: str = "C-881207", minor: int = 12_995) -> InstructionLine:
    return InstructionLine(
        sequence=sequence,
        action=Action.REFUND,
        case_id=3307,
        key=f"3307-REFUND-{sequence}",
        charge_id=charge_id,
        slip_no="085100047",
        amount_minor=minor,
        currency="USD",
        approval="48213A",
        reason="duplicate_charge",
        maker="41",
        checker="43",
    )


def test_the_file_reads_line_by_line() -> None:
    """Case 3307: two refunds of $129.95."""
    data = write_instructions(HEAD, [line(1), line(2, "C-884590")])
    assert data.decode().split("\r\n")[:-2] == [
        ",".join(COLUMNS),
        f"H,9,REFUND,,,,,,USD,{'ab' * 32},2026-11-12T12:00:00.123+00:00,42,",
        "R,1,REFUND,3307,3307-REFUND-1,C-881207,085100047,12995,USD,48213A,duplicate_charge,41,43",
        "R,2,REFUND,3307,3307-REFUND-2,C-884590,085100047,12995,USD,48213A,duplicate_charge,41,43",
    ]
    trailer = data.decode().split("\r\n")[-2].split(",")
    assert (trailer[0], trailer[1], trailer[7], len(trailer[10])) == ("T", "2", "25990", 64)


@given(st.lists(st.tuples(st.text(max_size=20).filter(is_plain), st.integers(1, 10**12)), min_size=1, max_size=5))
def test_what_was_written_reads_back(moves: list[tuple[str, int]]) -> None:
    """Any plain charge ids and amounts."""
    lines = tuple(line(at, charge_id, minor) for at, (charge_id, minor) in enumerate(moves, start=1))
    data = write_instructions(HEAD, lines)
    read = read_instructions(data)
    assert (read.head, read.lines) == (HEAD, lines)
    rows = list(csv.reader(io.StringIO(data.decode(), newline="")))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "a\nb", "x" * 201, "a\x00"])
def test_text_that_is_not_plain(text: str) -> None:
    """Formulas, control characters, too long."""
    assert not is_plain(text)
    with pytest.raises(AssertionError):
        write_instructions(HEAD, [line(1, text)])


def test_any_flipped_byte_is_refused() -> None:
    """Two lines; each byte changed in turn."""
    data = write_instructions(HEAD, [line(1), line(2)])
    for at in range(len(data)):
        with pytest.raises(Refusal):
            read_instructions(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])


@pytest.mark.parametrize(
    "change", [lambda d: d[:-1], lambda d: d + b"\r\n", lambda d: d.replace(b"\r\n", b"\n"), lambda _: b""]
)
def test_cut_longer_or_empty_is_refused(change) -> None:
    """The same file, not quite."""
    with pytest.raises(Refusal) as refused:
        read_instructions(change(write_instructions(HEAD, [line(1)])))
    assert refused.value.code == "case.file_wrong"
