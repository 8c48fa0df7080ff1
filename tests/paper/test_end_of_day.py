"""The end-of-day report: everything of the day is on it, it adds up, and a draft can't pass for the real one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paper import day_samples, samples
from paper.reading import DPIS, codes, overlaps, page_count, page_texts, stretches, text
from shoebox.domain.day import (
    BookLeft,
    BookPart,
    CashLine,
    CorrectionLine,
    Count,
    DayFigures,
    Declaration,
    GapNote,
    NoSaleLine,
    PadLine,
    PeopleLine,
    Step,
    StruckLine,
)
from shoebox.domain.former import former_no
from shoebox.domain.ids import short_digest
from shoebox.domain.register_part import PlateLine
from shoebox.domain.registers import What
from shoebox.domain.slip import BackLine, grouped
from shoebox.paper import end_of_day_pdf, in_language, report_code
from shoebox.paper.day_charts import hour_bars

pytestmark = pytest.mark.thorough

PRINTED_MS = samples.local_ms(18, 33)
ANNEX = "085-2-20261112-0316-A"


def _report(figures: DayFigures, *, draft: bool = False) -> bytes:
    return end_of_day_pdf(figures, printed_ms=PRINTED_MS, draft=draft)


def test_the_sample_day_on_two_pages_twice() -> None:
    """Store 085, 12 November 2026: $15,208.74 in 127 card slips and 58 cash sales, $20.00 short."""
    pdf = _report(samples.figures())
    said = text(pdf)
    for words in (
        "End of day, 12 November 2026", "Store 085 Harbour Row", "Incident 26-07", "Z 0316", "Register 2",
        "Thursday, opened 08:55 by M. Okafor, closed 18:31, printed 18:33.", "Copy 1 of 2.", "Copy 2 of 2.",
        "$15,208.74", "127", "58", "−$20.00", "Sales by hour", "6,903.12", "−62.41", "6,840.71", "1,126.58",
        "085 100 001 to 100", "300 issued", "085 100 117, 085 100 118.", "Torn off together", "M.O. T.R.",
        "Should be there", "2,423.75", "Count 2, blind at 18:20, by T. Reyes", "Short, beyond tolerance of $5.00",
        "No approval code, over limit", "920.58", "377, 391, 398, 401 and 409", "389, typed twice", "D.K. M.O.",
        "A 448 210", "129, 129", "Entries 212 to 414, signed", "Copied to a stick", "Page 1 of 2", "Mon 16 Nov",
        "used 101 to 161", "Witness of the second count", "Finance, on receipt, date", "Opening float, M.O. T.R.",
        "Paid with", "45 %",
    ):  # fmt: skip
        assert words in said, words
    assert page_count(pdf) == 4


def test_what_head_office_refuses_is_counted_and_says_why() -> None:
    """Nothing as a rule. Of 203 entries it holds 120 and refuses the other 83: it does not know the register."""
    nothing = "Refused by central, kept apart there 0"
    assert nothing in " ".join(text(_report(samples.figures())).split())
    why = "Head office does not know register 085-2 of store 085. Have it enrolled, then send again."
    said = " ".join(text(_report(samples.figures(acknowledged=120, refused=(83, why)))).split())
    assert "Signed for by central 120 Refused by central, kept apart there 83" in said
    assert f"Central refuses them: {why}" in said


def test_a_book_before_that_was_damaged_is_named_with_what_it_owes() -> None:
    """Of book 1 head office has not signed for 34 entries; 7 to 13 and 20 can't be read, and somebody says why."""
    left = BookLeft(epoch=1, unsent=34, lost=((7, 13), (20, 20)))
    said = " ".join(text(_report(samples.figures(before=(left,)))).split())
    assert "Book 1, not signed for 34" in said
    assert "Book 1, entries 7-13, 20 can't be read: not explained" in said
    told = replace(left, unsent=26, explanation="keyed again from the paper", initials="RL")
    pdf = _report(samples.figures(before=(told,)))
    said = " ".join(text(pdf).split())
    assert "can't be read: keyed again from the paper, RL" in said
    assert page_count(pdf) == 4


def test_the_second_page_says_what_is_asked_later() -> None:
    """Grand totals, five largest, pieces, bags and float, a drawer opened for nothing, a check, a certificate."""
    said = " ".join(text(_report(samples.figures(**samples.rest()))).split())
    for words in (
        "Sales, 187 of 58,412 15,358.46 4,812,209.17", "Refunds, 1 of 301 −62.41 −21,184.40",
        "Voids, 2 of 612 −87.31 −50,041.87", "Left over 15,208.74 4,740,982.90", "230, 085 100 020 D.K. 999.00",
        "185 sales, on average $82.55.", "bag 7741 0095, M.O. T.R. 2,003.75 400.00",
        "Float against what stayed in the drawer: −$5.00.", "Drawer opened without a sale, 1",
        "$20 notes 41 41 820.00", "Notes 115 115 2,403.00", "Coins 3 3 0.75", "Together 118 118 2,403.75",
        "Counted: notes $2,403.00, coins $0.75, cheques none.", "11:30, Paid out, window cleaner M.O. −45.00",
        "14:05, 7741 0093 M.O. T.R. 600.00", "16:40, 7741 0094 M.O. T.R. 500.00", "Together 1,100.00",
        "Online orders, 1 handed over, 1 held", "10:31, W-100234 handed over D.K.",
        "Thu 12 Nov 2026, 18:31, closed by M. Okafor back office", "389, typed twice D.K. M.O. 62.41",
        "14:10, change for a customer D.K.", "12:30, M. Okafor −1.00", "281, NY-114-88 D.K. 120.00",
        "Cheques none, refused Store credit none, refused",
        "Voided 2, $87.31. Slips spoiled 2. None of it is in these sums.", "Policy 7, Shoebox 0.1.0",
    ):  # fmt: skip
        assert words in said, words


def test_a_safe_drop_stands_with_its_bag_and_both_people() -> None:
    drop = CashLine(
        name="Safe drop, bag 7741", amount_minor=-60_000, kind="safe_drop", bag="7741", by="M.O.", second="T.R.",
        wall_ms=samples.local_ms(14, 5),
    )  # fmt: skip
    said = " ".join(text(_report(samples.figures(cash=(drop,)))).split())
    assert "14:05, 7741 M.O. T.R. 600.00 Together 600.00" in said


def test_a_card_that_passes_a_limit_at_two_registers_let_nothing_out() -> None:
    """By itself it has words of its own; beside an order or a receipt it stands under theirs."""
    every = samples.store_figures().out_twice
    cards = tuple(one for one in every if one.what is What.CARD)
    said = " ".join(text(_report(samples.store_figures(out_twice=cards))).split())
    assert "Same card at two registers: 1, on a later page." in said
    assert "Same card at two registers What Register and entry" in said
    assert "Out at two registers" not in said
    said = " ".join(text(_report(samples.store_figures())).split())
    assert f"Out at two registers: {len(every)}, on a later page." in said
    assert "Same card at two registers" not in said
    with in_language("es"):
        said = " ".join(text(_report(samples.store_figures(out_twice=cards))).split())
    assert "Tarjeta en dos registradoras: 1, en" in said


def test_what_went_out_in_two_books_of_a_register_says_in_which() -> None:
    """Each book counts its entries anew: without it, both lines lead to the same entry of the book that is open."""
    order = samples.store_figures().out_twice[0]
    later = replace(order, places=(order.places[0], replace(order.places[0], epoch=2)))
    said = " ".join(text(_report(samples.store_figures(out_twice=(later,)))).split())
    assert "Order W-100234, handed over 085-1 book 1 entry 47, 085-1 book 2 entry 47" in said
    said = " ".join(text(_report(samples.store_figures(out_twice=(order,)))).split())
    assert "Order W-100234, handed over 085-1 entry 47, 085-2 entry 290" in said


def test_a_store_day_names_each_register_and_what_is_in_no_sum() -> None:
    """Register 3 was not used, a day of 1 came late; neither is in the sums, both are said."""
    pdf = _report(samples.store_figures())
    said = " ".join(text(pdf).split())
    for words in (
        "Registers 1, 2, 3", "Registers, drawers and boxes", "085-1 98 8,123.05 1,200.00 0.00 085-1-0316 A 448 210",
        "Together 283 23,331.79",
        "085-3: no sealed day. not used today.",
        "085-1: its day Wed 11 Nov, box 085-1-0315, came on this one, $900.00.",
        "Drawer by drawer", "$ 085-2 085-1 Opening float 400.00 200.00", "Should be there 2,423.75 1,200.00",
        "Grand totals, register 2", "Box of 085-1", "Seal of 085-2",
    ):  # fmt: skip
        assert words in said, words
    assert overlaps(pdf) == []


def test_a_seal_too_long_for_its_column_says_that_it_is_cut_and_stands_whole_below() -> None:
    """40 letters, the longest that there are."""
    figures = samples.store_figures()
    seal = "SEAL-QW47-CD11-EF82-GH44-IJ91-KL55-77AB"
    lines = tuple(replace(line, seal=seal) if line.seal else line for line in figures.registers)
    pdf = _report(replace(figures, registers=lines))
    first, second = page_texts(pdf)[:2]
    assert (first.count("…"), first.count("77AB"), second.count(seal)) == (2, 0, 2)
    assert overlaps(pdf) == []


def test_grand_totals_of_a_register_count_its_own_corrections_alone() -> None:
    """Another register of the store-day corrected two sales more: they are in the store's sums, and not in these."""
    figures = samples.store_figures()
    own = replace(figures.own_sums, corrections=1, corrected_minor=-500)
    store = replace(figures.sums, corrections=3, corrected_minor=-9_000)
    grand = replace(figures.grand, corrections=4, corrected_minor=-1_200)
    said = " ".join(text(_report(replace(figures, own_sums=own, sums=store, grand=grand))).split())
    assert "Corrections, 1 of 4 −5.00 −12.00" in said


def test_the_boxes_of_a_store_day_are_told_without_what_a_damaged_book_took_and_corrected() -> None:
    """Of $23,331.79 a damaged book of register 1 took $331.79; one of two corrections stands in it, and in no box."""
    own, before = samples.corrections()[:2]
    figures = replace(
        samples.store_figures(),
        corrections=(own, replace(before, register="085-1", seq=former_no(1, 40))),
        parts_before=(BookPart(register="085-1", epoch=1, sales=4, net_minor=33_179, seen=0, is_elsewhere=False),),
    )
    said = " ".join(text(_report(figures)).split())
    assert "2, −$563.69 together, in a list of their own." in said
    assert "Without damaged books: taken $23,000.00, corrected −$561.69, all boxes $22,438.31." in said


def test_a_register_of_which_not_all_is_here_is_named_on_the_first_page() -> None:
    """A copy of an earlier day of register 1 is lost: its pads are not all on the paper."""
    said = page_texts(_report(samples.store_figures(partly_here=("085-1",))))[0]
    assert "085-1: not all of it can be read here." in " ".join(said.split())


def test_a_sale_that_was_none_is_said_to_be_struck_out() -> None:
    """Not 0.00 with the tax and tender of something sold; what comes off is in the sum of the corrections."""
    row = samples.strike_row()
    line = CorrectionLine(
        register="2", seq=row.seq, corrects_seq=row.corrects_seq, sold_day=row.sold_day, box_no=row.box_no, was=row.was,
        now=row.now, reason=row.reason, by="R.L. A.B.",
    )  # fmt: skip
    said = " ".join(text(_report(samples.figures(**samples.rest(corrections=(line,))))).split())
    assert "42.41 tax 2.66 Visa •• 4417 struck out, no sale −42.41" in said


def test_a_sale_by_two_tenders_is_one_of_those_together() -> None:
    """Of 185 lines by tender two are one sale: 184, of $83.00 on average, as the line below has it."""
    said = " ".join(text(_report(samples.figures(sales=184))).split())
    assert "Together 184 15,271.15 1 −62.41 15,208.74 1,126.58 83.00" in said
    assert "184 sales, on average $83.00." in said


def test_together_is_the_sum_of_the_lines() -> None:
    """71 + 34 + 14 + 8 + 58 = 185 sales, and a refund of 62.41."""
    assert "Together 185 15,271.15 1 −62.41 15,208.74 1,126.58 82.55" in " ".join(
        text(_report(samples.figures())).split()
    )


@pytest.mark.parametrize("dpi", DPIS)
def test_number_and_proof_read_back_on_both_copies(dpi: int) -> None:
    """The bars are the report's number; the QR begins with it and goes on with the hash whose digits stand beside."""
    figures = samples.figures()
    pdf = _report(figures)
    for page in (0, 2):
        assert [content for _, content in codes(pdf, dpi, page=page)] == ["085-2-20261112-0316", report_code(figures)]
    said = " ".join(text(pdf).split())
    assert short_digest(figures.digest) in said
    assert report_code(figures).rpartition(":")[2].startswith(short_digest(figures.digest).replace(" ", ""))


def test_a_draft_is_no_report() -> None:
    """One copy, marked, no number in bars, no proof; it says what stops the close, not what the drawer holds."""
    figures = samples.draft_figures()
    pdf = _report(figures)
    said = " ".join(text(pdf).split())
    assert page_count(pdf) == 2
    assert codes(pdf, 300) == []
    assert "DRAFT, not closed" in said
    assert short_digest(figures.digest) not in said
    assert "Nobody has counted the drawer yet." in said
    assert "2,423.75" not in said
    assert "Nobody has explained this yet." in said


def test_an_open_day_is_a_draft_whatever_is_asked() -> None:
    for step in (Step.SELLING, Step.COUNTED, Step.ACCOUNTED):
        assert "DRAFT" in text(_report(samples.figures(step=step), draft=False))
    assert "DRAFT" in text(_report(samples.figures(), draft=True))


def test_an_empty_day_prints_none_in_each_section() -> None:
    """Opened, counted, closed: $0.00, five lists of the first page that say "none", and of the second their names."""
    said = text(_report(samples.empty_figures())).splitlines()
    assert said.count("none") == 2 * 5
    assert "Neither over nor short" in said
    together = " ".join(said)
    for name in ("Voids and refunds", "Paid in and out, change fetched", "Dropped into the safe", "Tax exempt"):
        assert name in together.partition("None of these today")[2]


def test_a_huge_day_flows_and_hides_nothing() -> None:
    """12 pads, 40 gaps, 14 cash moves, 30 voids: folded with their sums on page 1, in full behind it."""
    figures = samples.huge_figures()
    pdf = _report(figures)
    assert page_count(pdf) == 2 * 4, "one to four pages"
    said = " ".join(text(pdf).split())
    for words in ("Page 1 of 4", "Page 4 of 4", "All 12 pads", "All 40 gaps, continued", "Safe drops, 12 −6,660.00"):
        assert words in said
    for pad in figures.pads:
        assert f"085 {pad.first[3:6]} {pad.first[6:]} to" in said
    for line in figures.cash:
        assert line.name in said or (line.bag and line.bag in said)
    for struck in figures.struck:
        assert f"{struck.seq}, " in said
    assert "100 missing in 40 gaps, 39 explained, on a later page." in said
    assert "At risk, each slip once 191 82,811.41" in said


def _voided(count: int) -> DayFigures:
    """So many voids, every other with a reason of two lines, on a day that has a little of everything."""
    reasons = ("typed twice", "wrong amount, the customer counted it again")
    struck = tuple(
        StruckLine(seq=1_000 + at, text=reasons[at % 2], by="D.K. M.O.", amount_minor=100 + at) for at in range(count)
    )
    return samples.figures(**(samples.rest() | {"struck": struck}))


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_day_of_300_voids_has_four_pages_and_an_annex_that_goes_on_where_they_end(language: str) -> None:
    """Each void stands once in each copy, none is lost, and the page on which the list breaks off names the annex."""
    figures = _voided(300)
    with in_language(language):
        pdf = _report(figures)
    pages = page_texts(pdf)
    each = len(pages) // 2
    copy, report = "\n".join(pages[:each]), "\n".join(pages[:4])
    assert [copy.count(f"{line.seq}, ") for line in figures.struck] == [1] * 300
    assert ("1299, " in pages[each - 1], "1299, " in report) == (True, False)
    assert ANNEX in report
    assert ("Code128", ANNEX) in codes(pdf, 300, page=4)
    assert overlaps(pdf) == []


@pytest.mark.parametrize("count", [0, 90, 130, 140, 1_000])
def test_any_number_of_voids_leaves_a_report_of_four_pages_at_the_most(count: int) -> None:
    pdf = _report(_voided(count))
    pages = page_texts(pdf)
    report = [page for page in pages[: len(pages) // 2] if "Annex, page" not in page]
    assert len(report) <= 4
    assert ("annex" in "".join(report)) is (len(report) < len(pages) // 2)


def test_the_annex_of_a_day_that_is_open_has_no_number() -> None:
    pdf = end_of_day_pdf(_voided(300), printed_ms=samples.local_ms(18, 33), draft=True)
    assert "more, on the annex." in " ".join(text(pdf).split())
    assert all("DRAFT" in page for page in page_texts(pdf))
    assert ANNEX not in text(pdf)


@pytest.mark.parametrize("pads", [0, 1, 5, 9, 13, 15, 40])
@pytest.mark.parametrize("moves", [0, 6, 16])
def test_first_page_never_runs_into_the_signatures(pads: int, moves: int) -> None:
    """Any mix of long and short lists: one first page, and the rest behind it."""
    base = PadLine(first="085100001", last="085100100", used=1, voided=0, spoiled=0, unused=99, missing=0)
    gap = GapNote(slips=("085100117",), explanation="Lost. " * 80, initials="M.O.")
    figures = samples.figures(
        pads=(base,) * pads,
        gaps=(gap,) * (pads // 3),
        cash=(CashLine(name="Safe drop", amount_minor=-100),) * moves,
        struck=(StruckLine(seq=1, text="typed twice", by="D.K. M.O.", amount_minor=1),) * (pads + moves),
        paper_note="Because. " * 90,
        slips_by_hand=7,
    )
    pdf = _report(figures)
    assert overlaps(pdf) == []
    front = [stretch for stretch in stretches(pdf) if stretch.page == 0]
    end = next(stretch.top for stretch in front if stretch.text == "Signatures")
    tables = [one for one in front if one.text.startswith(("At risk", "Not all", "Why they differ", "Should be"))]
    assert tables
    assert all(stretch.bottom > end for stretch in tables)


def test_by_whose_word_the_store_sold_by_hand_and_without_which_tools() -> None:
    """Since 07:41, or since a day before; nothing of it where no incident was ever declared."""
    said = text(_report(samples.figures()))
    assert "Manual sales since 07:41, declared by M. Okafor, number given by Operations desk, by phone." in said
    assert "Not there when it began: Price list, Pens and a torch." in said

    whole = Declaration(since_ms=samples.local_ms(22, 10, day=11), declared_by="M. Okafor", given_by="", kit_missing=())
    said = text(_report(samples.figures(declared=whole)))
    assert "Manual sales since 22:10 on 11 November 2026, declared by M. Okafor." in said
    assert "Not there" not in said
    assert "Manual sales" not in text(_report(samples.figures(declared=None)))


def test_what_happened_the_evening_before_or_after_midnight_says_so() -> None:
    """Opened on Wednesday evening for Thursday: a bag at 21:05 then, the drawer opened at 00:20 on Friday."""
    *cash, bag = samples.figures().cash
    early = replace(bag, wall_ms=samples.local_ms(21, 5, day=11))
    late = NoSaleLine(seq=300, wall_ms=samples.local_ms(0, 20, day=13), by="D.K.", reason="change")
    said = " ".join(text(_report(samples.figures(cash=(*cash, early), no_sales=(late,)))).split())
    assert "21:05 on Wed 11 Nov, 7741 0094" in said
    assert "14:05, 7741 0093" in said
    assert "00:20 on Fri 13 Nov, change" in said


def test_paper_and_book_that_differ_are_said() -> None:
    figures = samples.figures(slips_by_hand=127, paper_note="Two slips went to the police.")
    assert "Two slips went to the police." in text(_report(figures))
    assert "Nobody has said why." in text(_report(samples.figures(slips_by_hand=127)))


@pytest.mark.parametrize(
    ("acknowledged", "on_stick", "alone", "said"),
    [
        (203, 0, 0, "Central has signed for all of this day."),
        (10, 203, 0, "The stick travels with the box."),
        (10, 0, 193, "193 of these are only on this computer"),
    ],
)
def test_the_road_is_said(acknowledged: int, on_stick: int, alone: int, said: str) -> None:
    figures = samples.figures(acknowledged=acknowledged, on_stick=on_stick, alone=alone)
    assert said in " ".join(text(_report(figures)).split())


@pytest.mark.parametrize(
    ("acknowledged", "alone", "said"),
    [(0, 203, "203 of these are only on this computer"), (203, 0, "Not all of it is at central yet.")],
)
def test_what_another_register_sent_over_the_network_is_not_on_this_computer_alone(
    acknowledged: int, alone: int, said: str
) -> None:
    """Of 303 entries 100 are register 1's, on its own computer too; head office has signed for none of those."""
    figures = samples.store_figures(entries=303, acknowledged=acknowledged, on_stick=0, by_network=100, alone=alone)
    words = " ".join(text(_report(figures)).split())
    assert said in words
    assert "The stick travels" not in words
    assert f"On this computer alone {alone}" in words


@pytest.mark.parametrize(
    ("counted", "said"),
    [
        (242_375, "Neither over nor short"),
        (242_075, "Short, within tolerance of $5.00"),
        (242_876, "Over, beyond tolerance of $5.00"),
    ],
)
def test_over_and_short(counted: int, said: str) -> None:
    count = Count(number=1, by="M. Okafor", counted_minor=counted, expected_minor=242_375, wall_ms=0)
    assert said in text(_report(samples.figures(counts=(count,))))


def test_numbers_that_are_explained_together_stand_whole_with_the_reason() -> None:
    """Every second of 40 numbers is missing, said in one go: no line of the first page has room for so many."""
    slips = tuple(f"{85_100_001 + 2 * at:09d}" for at in range(40))
    gap = GapNote(slips=slips, explanation="Torn off together.", initials="M.O. T.R.")
    pdf = _report(samples.figures(gaps=(gap,)))
    said = " ".join(text(pdf).split())
    assert "40 missing in 1 gap, 1 explained, on a later page." in said
    assert "Torn off together. M.O. T.R." in said
    assert [slip for slip in slips if grouped(slip) not in said] == []
    assert overlaps(pdf) == []


def _typed(what: str) -> str:
    """200 letters, which is all that a person may type, with what they are of at their end."""
    return f"{'what was seen at the counter and told to the manager at once, ' * 4}"[: 196 - len(what)] + f" end{what}"


def test_what_people_typed_stands_whole() -> None:
    """The longest reason of each kind is on the report to its last word."""
    struck = StruckLine(seq=377, text=_typed("voided"), by="D.K. M.O.", amount_minor=2_490)
    box = samples.rest()["custody"]
    figures = samples.figures(**samples.rest(
        gaps=(GapNote(slips=("085100117",), explanation=_typed("missing"), initials="M.O."),),
        spoils=(GapNote(slips=("085100120",), explanation=_typed("spoiled"), initials="M.O.", how="spoiled"),),
        slips_by_hand=120, paper_note=_typed("counted"), struck=(struck,),
        overrides=(replace(struck, text=_typed("cheaper")),), exempt=(replace(struck, text=_typed("untaxed")),),
        no_sales=(NoSaleLine(seq=300, wall_ms=PRINTED_MS, by="D.K.", reason=_typed("opened")),),
        cash=(*samples.figures().cash, replace(samples.figures().cash[3], name=f"Paid out, {_typed('paid')}")),
        plate=PlateLine(wall_ms=PRINTED_MS, by="M.O.", is_right=False, note=_typed("plate"), was_wrong=True),
        corrections=(replace(samples.corrections()[0], reason=_typed("corrected")),),
        taken_back=(BackLine(
            seq=12, taken_from="pad", first="085100151", last="085100200", reason=_typed("back"), by="M.O. D.K."
        ),),
        before=(BookLeft(epoch=1, unsent=0, lost=((12, 15),), explanation=_typed("lost"), initials="M.O."),),
        custody=replace(box, steps=(day_samples.hand_over(1, takes=_typed("carrier")),)),
    ))  # fmt: skip
    pdf = _report(figures)
    said = text(pdf)
    kinds = ("missing", "spoiled", "counted", "voided", "cheaper", "untaxed", "opened", "paid", "plate", "corrected",
             "back", "lost", "carrier")  # fmt: skip
    assert [kind for kind in kinds if f"end{kind}" not in said] == []
    assert overlaps(pdf) == []


def test_hostile_names_and_numbers() -> None:
    """Markup, 300 letters, another script, ten billion dollars, a store id no bar code can carry."""
    figures = samples.figures(
        store="Größe-085", store_name="<b>&\"' Row " * 30, opened_by="X" * 200, incident="I" * 90, seal="S" * 200,
        taken_minor=10**12, register="R" * 80,
        struck=(StruckLine(seq=1, text="4111 1111 1111 1111 " * 9, by="Q" * 60, amount_minor=10**12),),
        cash=(CashLine(name="<font color=red>" * 9, amount_minor=-(10**12)),),
    )  # fmt: skip
    pdf = _report(figures)
    said = text(pdf)
    assert '<b>&"' in said
    assert "Store 085 <b>&\"'</b> Row" in text(_report(samples.figures(store_name="<b>&\"'</b> Row")))
    assert "4111" not in said
    assert "Größe-085-RRRRRRRRRRRRRRRRRRRR…" in said
    assert "$10,000,000,000.00" in said
    assert overlaps(pdf) == []


def test_numbers_that_were_taken_back_stand_in_full_with_both_people() -> None:
    back = (
        BackLine(
            seq=12, taken_from="pad", first="085100151", last="085100200", reason="the pad has fifty", by="M.O. D.K."
        ),
        BackLine(
            seq=13, taken_from="cupboard", first="085100151", last="085100200", reason="never came", by="M.O. T.R."
        ),
    )
    pdf = _report(samples.figures(taken_back=back))
    said = " ".join(text(pdf).split())
    for words in (
        "Taken back: 100 numbers, in a list of their own.",
        "12 085 100 151 to 200 a pad the pad has fifty M.O. D.K.",
        "13 085 100 151 to 200 pads that came never came M.O. T.R.",
    ):
        assert words in said, words
    assert overlaps(pdf) == []


def test_a_day_that_is_closed_on_another_date_says_which() -> None:
    """Thursday's day, closed and printed on Monday 16 November."""
    at_ms = samples.local_ms(9, 25, day=16)
    said = text(end_of_day_pdf(samples.figures(closed_ms=at_ms), printed_ms=at_ms))
    assert "Thursday, opened 08:55 by M. Okafor, closed 09:25 on Mon 16 Nov, printed 09:25 on Mon 16 Nov." in said


def test_hours_stand_in_the_order_of_the_day_and_never_touch() -> None:
    """19, 20 and after midnight; of a day of 24 hours with three figures each, two hours make a bar."""
    assert hour_bars({19: 3, 20: 12, 0: 1}, 209).bars == ((19, 3), (20, 12), (21, 0), (22, 0), (23, 0), (0, 1))
    crowded = hour_bars({hour % 24: 100 + hour for hour in range(7, 31)}, 209)
    assert (crowded.step, crowded.bars[0], len(crowded.bars)) == (2, (7, 215), 12)
    assert sum(sales for _, sales in crowded.bars) == sum(100 + hour for hour in range(7, 31))


def test_one_sale_is_no_sales() -> None:
    """A day of one sale; and two ruined slips more than the first page names have a list, which says what they are."""
    spoils = tuple(GapNote(slips=(f"08510001{at}",), explanation="torn", initials="M.O.") for at in range(4))
    said = " ".join(text(_report(samples.figures(sales=1, hours=((19, 1, 100),), spoils=spoils))).split())
    assert "Most from 19:00, 1 sale" in said
    assert "1 sales" not in said
    assert "Spoiled slips Slip What became of it Who 085 100 010 torn M.O." in said


def test_a_day_with_a_few_of_everything_takes_two_pages() -> None:
    """Three ruined slips, a price by hand, a drop, a check, an order, an exempt sale: no third page for two lists."""
    spoils = tuple(GapNote(slips=(f"08510001{at}",), explanation="torn", initials="M.O.") for at in range(3))
    by_hand = StruckLine(seq=238, text="Wool coat, damaged", by="D.K. M.O.", amount_minor=1_099)
    pdf = _report(samples.figures(**samples.rest(overrides=(by_hand,)), spoils=spoils))
    assert "Page 2 of 2" in text(pdf)
    assert "Custody of box 085-2-0316" in text(pdf)
    assert overlaps(pdf) == []


def test_who_got_a_pin_and_where_pins_were_tried_stand_with_the_two_who_signed() -> None:
    """Of a store of several registers with the register, whose entries have numbers of their own."""
    set_here = PeopleLine(seq=14, number="17", name="Rosa Lind", by="AB NR")
    helper = PeopleLine(seq=15, number="31", name="Omar Diaz", is_new=True, by="AB NR", register="085-1")
    guessed = PeopleLine(seq=22, number="", name="", tries=5)
    pdf = _report(samples.figures(people=(set_here, helper, guessed)))
    said = " ".join(text(pdf).split())
    for words in (
        "14 Rosa Lind, 17 another PIN set AB NR",
        "085-1 / 15 Omar Diaz, 31 let in as a clerk, on no list AB NR",
        "22 nobody named 5 wrong PINs in a row",
    ):
        assert words in said
    assert overlaps(pdf) == []
