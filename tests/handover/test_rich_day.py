"""A store-day with everything on it: the report holds every item of every block, on few pages, and adds up.

Three registers, four drawers; each item was asked for by somebody who had to do without it after an outage.
"""

from __future__ import annotations

import hashlib

import pytest

from bookmaking import DAY, MANAGER
from paper.reading import codes, overlaps, page_count, text
from richday import RichRegister, rich_store
from shoebox.domain.day import DayFigures
from shoebox.domain.papers import Paper
from shoebox.formats.box import read_box
from shoebox.paper import end_of_day_pdf, in_language, report_code
from shoebox.storage.verify import verify_path

pytestmark = pytest.mark.thorough

# Of one register with one drawer; research on what a fallback day report should hold names the blocks by number.
BLOCKS = {
    1: (
        "Store 085 Harbour Row", "Incident 26-07", "12 November 2026", "Policy 7, Shoebox 0.1.0", "Register 085-1",
        "Z 0001", "Proof of this day", "Day before: none",
    ),
    2: (
        "Visa 10 1,693.34 1 −40.00 1,653.34 104.85 169.33", "Cash 5 252.94 2 −36.50 216.44",
        "Together 29 3,520.44 3 −76.50 3,443.94 224.17 121.39", "Voided 2, $74.91. Slips spoiled 1.",
        "29 sales, on average $121.39.", "Largest sales", "22, 085 100 017 RL 649.00", "18, 085 100 013 RL 187.51",
    ),
    3: (
        "No approval code, over limit 2 695.20", "Handwritten, no imprint 1 46.20", "Signature not compared 1 72.50",
        "Past the brand's deadline 1 155.75", "Likely twins, kept by the clerk 1 46.20",
        "Above the register's limit 1 649.00", "At risk, each slip once 6 1,002.75",
    ),
    4: (
        "085 100 001 to 100 used 001 to 029 25 1 1 71 2", "200 issued 25 1 1 171 2",
        "085 100 026, 085 100 027. fell behind the counter and were swept up AB RL",
    ),
    5: (
        "Opening float, AB RL 200.00", "Cash sales, 5 252.94", "Cash refunds, 2 −36.50",
        "11:33, Paid in, found in the shop RL 10.00", "11:33, Paid out, window cleaner RL −45.00",
        "12:03, Change fetched from the bank AB RL 100.00", "12:03, 7741 0093 RL AB 120.00",
        "12:48, 7741 0094 RL AB 50.00", "Should be there 311.44", "$100 notes 2 2 200.00", "Together 13 13 291.44",
        "Short, beyond tolerance of $5.00 −20.00",
    ),
    6: ("Count 1, blind at 12:48, by Ann Berg 291.44", "Count 2, blind at 12:56, by Rosa Lind 291.44"),
    7: (
        "Gift card promises, in the box none counted", "Cheques none, refused", "Store credit none, refused",
        "11:26, W-851000001 handed over RL", "11:33, W-851000002 on hold, waits for Finance RL",
        "Returns held, claim slips in the box none counted", "28, NY-114-88 RL 80.00",
        "Drawer opened without a sale, 1",
    ),
    8: ("bag 7741 01A, AB RL 191.44 100.00", "notes $291.00, coins $0.44, cheques none", "Mon 16 Nov"),
    9: (
        "Box 085-1-0001", "Seal A 448 201", "Slips counted by hand, in the book 26, 27",
        "Why they differ: one went to the police, receipt 4471",
        "Thu 12 Nov 2026, 12:56, closed by Ann Berg back office",
    ),
    10: (
        "Entries 1 to 57, signed for by central 0 of 57", "Refused by central, kept apart there 0",
        "Copied to a stick or folder 0", "On this computer alone 57", "Seal the day to a stick, or send it.",
    ),
    11: ("Cashier, date", "Store manager, date", "Witness of the second count", "Finance, on receipt, date"),
}  # fmt: skip


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> DayFigures:
    """One register, one drawer."""
    with rich_store(tmp_path_factory.mktemp("alone"), registers=1, drawers=1) as office:
        return office.counter.house.registers.store_day(DAY)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> DayFigures:
    """Three registers, two drawers at the office's own."""
    with rich_store(tmp_path_factory.mktemp("store")) as office:
        return office.counter.house.registers.store_day(DAY)


def drawn(figures: DayFigures) -> bytes:
    return end_of_day_pdf(figures, printed_ms=figures.closed_ms + 60_000)


def said(pdf: bytes) -> str:
    return " ".join(text(pdf).split())


@pytest.mark.parametrize("block", BLOCKS)
def test_every_item_of_a_block_is_on_the_report(alone: DayFigures, block: int) -> None:
    whole = said(drawn(alone))
    for words in BLOCKS[block]:
        assert words in whole, words


def test_a_full_day_of_one_register_is_two_pages_and_every_number_scans(alone: DayFigures) -> None:
    pdf = drawn(alone)
    assert page_count(pdf) == 2 * 2
    assert overlaps(pdf) == []
    assert [found for _, found in codes(pdf, 300)] == ["085-1-20261112-0001", report_code(alone)]
    assert {found for _, found in codes(pdf, 300, page=1)} == {"085-1-0001", "A448201", "26-07"}


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_full_day_of_three_registers_is_four_pages(store: DayFigures, language: str) -> None:
    with in_language(language):
        pdf = drawn(store)
    assert page_count(pdf) == 2 * 4
    assert overlaps(pdf) == []


def test_three_registers_come_to_the_sum_of_each(store: DayFigures, alone: DayFigures) -> None:
    """Each did the same, and the office's second drawer sold 77.77 besides: nothing is lost or counted twice."""
    assert store.taken_minor == 3 * alone.taken_minor + 7_777 == sum(line.net_minor for line in store.tenders)
    assert store.at_risk == (3 * alone.at_risk[0], 3 * alone.at_risk[1])
    assert sum(line.taken_minor for line in store.registers) == store.taken_minor
    assert sum(one.over_short_minor for one in store.drawers) == store.over_short_minor == -2_000 - 200 - 300
    assert [one.register for one in store.drawers] == ["085-1", "085-1", "085-2", "085-3"]
    whole = said(drawn(store))
    for words in (
        "$ 085-1 A 085-1 B 085-2 085-3 Opening float 200.00 150.00 200.00 200.00",
        "Should be there 311.44 221.77 311.44 311.44", "Over or short −20.00 0.00 −2.00 −3.00",
        "Notes together 291.00 221.00 309.00 308.00", "Dropped into the safe", "Together 510.00",
        "12:55, 085-1 B, Paid out, postage AB −6.00", "085-2, bag 7741 01A, AB RL 209.44 100.00",
        "11:26, 085-3, W-853000001 handed over RL", "Grand totals, register 085-1", "Sales, 32 of 32",
        "085-3 26, 27 one went to the police", "085 300 001 to 100 085 300 001 to 029 25 1 1 71 2 100",
    ):  # fmt: skip
        assert words in whole, words


def test_the_proof_of_each_register_is_its_own(store: DayFigures) -> None:
    whole = said(drawn(store))
    digests = [line.digest.hex().upper()[:8] for line in store.registers]
    assert len(set(digests)) == 3
    for one in digests:
        assert f"{one[:4]} {one[4:]}" in whole


def test_drawing_it_changes_no_book_and_no_box(tmp_path) -> None:
    """The same bytes twice, the same box before and after, and the book verifies from end to end."""
    with rich_store(tmp_path, registers=2) as office:
        house = office.counter.house
        box, head = hashlib.sha256(house.day.seal()).digest(), house.book.head()
        first, again = (house.day_papers.draw(Paper.REPORT, DAY).read_bytes() for _ in range(2))
        assert first == again
        assert (hashlib.sha256(house.day.seal()).digest(), house.book.head()) == (box, head)
        taken = sum(minor for _, minor in read_box(house.day.seal()).head.totals_minor)
        assert taken == house.day.figures(DAY).taken_minor
        assert verify_path(house.folder).ok


def test_twelve_calm_registers_stay_within_four_pages(tmp_path) -> None:
    """A plain day at each; what is listed is whole, in the order of people and not of letters."""

    def calm(register: RichRegister) -> None:
        register.counter.house.day.open_day(day=DAY, float_minor=20_000, clerk=MANAGER, second=("17", "1717"))
        register.card(4_500)
        register.cash(1_200)

    with rich_store(tmp_path, registers=12, drawers=1, work=calm, paper_short=0) as office:
        figures = office.counter.house.registers.store_day(DAY)
    pdf = drawn(figures)
    assert page_count(pdf) <= 2 * 4
    assert overlaps(pdf) == []
    whole = said(pdf)
    assert "own reports" not in whole
    assert "Registers 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12" in whole
    assert figures.taken_minor == 12 * 5_700


def test_before_its_close_a_full_day_says_what_stops_it_and_nothing_of_the_drawer(tmp_path) -> None:
    with rich_store(tmp_path, registers=1, drawers=1, closed=False) as office:
        figures = office.counter.house.registers.store_day(DAY)
        pdf = end_of_day_pdf(figures, printed_ms=office.counter.clock.wall_ms(), draft=True)
    whole = said(pdf)
    assert whole.index("What stops the close") < whole.index("Slips by tender")
    assert "311.44" not in whole
    assert "Counted, piece by piece" not in whole
    assert "Numbers to scan" in whole
