"""A processor's result file: one answer a row, in words that are written down; whatever else it says is unknown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shoebox.domain.errors import Refusal
from shoebox.domain.result import Answer, Aside
from shoebox.formats import results
from shoebox.formats.results import NAMES, WORDS, read_results


def test_done_refused_and_unknown_with_reasons() -> None:
    """Three rows under other names than ours, in another order, with a mark of its encoding in front."""
    data = (
        "\ufeffStatus,Merchant Reference,Message,Transaction ID\r\n"
        'APPROVED,1-REFUND-1,,T-1\r\nDeclined,1-REFUND-2,"Closed account, R03",\r\nIn_Progress,2-CHARGE-1,,\r\n'
    ).encode()
    read = read_results(data, file="r.csv")
    assert [(line.key, line.answer, line.reason, line.reference) for line in read.lines] == [
        ("1-REFUND-1", Answer.DONE, "", "T-1"),
        ("1-REFUND-2", Answer.REFUSED, "Closed account, R03", ""),
        ("2-CHARGE-1", Answer.UNKNOWN, "In_Progress", ""),
    ]
    assert read.bad == ()


def test_cells_may_be_parted_as_a_sheet_parts_them() -> None:
    """Half of Europe's sheets keep a CSV with semicolons."""
    (line,) = read_results(b"idempotency_key;result;amount\r\n1-REFUND-1;done;129,95\r\n", file="r.csv").lines
    assert (line.key, line.answer, line.amount) == ("1-REFUND-1", Answer.DONE, "129,95")


@given(st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=30))
def test_a_word_that_nobody_wrote_down_is_never_taken_for_an_answer(word: str) -> None:
    known = {one for words in WORDS.values() for one in words}
    if word.strip().lower().replace("_", " ").replace("-", " ") in known:
        return
    quoted = word.replace('"', '""')
    try:
        read = read_results(f'idempotency_key,result\n1-REFUND-1,"{quoted}"\n'.encode(), file="r.csv")
    except Refusal:
        return
    assert {line.answer for line in read.lines} <= {Answer.UNKNOWN}


def test_a_bad_row_is_kept_aside_and_stops_nothing() -> None:
    """A cell too few, no key, a card number, a steering sign; the fifth is fine."""
    rows = (
        "1-REFUND-1",
        ",done,",
        "3-REFUND-1,done,4111 1111 1111 1111",
        "4-REFUND-1,done,\x1b[2J",
        "5-REFUND-1,done,",
    )
    data = ("idempotency_key,result,reason\n" + "\n".join(rows) + "\n").encode()
    read = read_results(data, file="r.csv")
    assert [line.key for line in read.lines] == ["5-REFUND-1"]
    assert [(bad.line, bad.reason) for bad in read.bad] == [
        (2, Aside.CELLS),
        (3, Aside.NO_KEY),
        (4, Aside.CARD),
        (5, Aside.SIGNS),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "result.column_missing"),
        (b"idempotency_key,reason\n1,x\n", "result.column_missing"),
        (b"idempotency_key,result\n", "result.empty"),
        (b"idempotency_key,result\n\xff,done\n", "result.unreadable"),
        (b'idempotency_key,result\n"1,done\n', "result.unreadable"),
    ],
)
def test_what_is_no_result_is_refused_whole(data: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_results(data, file="r.csv")
    assert refused.value.code == code


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many rows and bytes as may be; one more is refused."""
    monkeypatch.setattr(results, "LINES_MAX", 2)
    rows = [f"{at}-REFUND-1,done\n" for at in range(3)]
    head = "idempotency_key,result\n"
    assert len(read_results((head + "".join(rows[:2])).encode(), file="r.csv").lines) == 2
    with pytest.raises(Refusal, match="larger than 2 lines"):
        read_results((head + "".join(rows)).encode(), file="r.csv")
    monkeypatch.setattr(results, "FILE_BYTES_MAX", 10)
    with pytest.raises(Refusal, match="larger than"):
        read_results(head.encode(), file="r.csv")


def test_every_bad_row_is_counted() -> None:
    """1,200 rows with a cell too many, and one that can be read."""
    data = "idempotency_key,result\n1-REFUND-1,done\n" + "2-REFUND-1,done,\n" * 1_200
    assert len(read_results(data.encode(), file="r.csv").bad) == 1_200


def test_no_word_means_two_things() -> None:
    words = [word for some in WORDS.values() for word in some]
    assert len(words) == len(set(words))
    names = [name for some in NAMES.values() for name in some]
    assert len(names) == len(set(names))
