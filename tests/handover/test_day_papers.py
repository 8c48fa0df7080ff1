"""Every paper of a day: what waits for the count or the close, where each lies, and that it says what the book says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pytest

from bookmaking import CLERK, CLERK_PIN, MANAGER, MANAGER_PIN, card_sale, cash_sale, declare
from daymaking import pieces_of
from officemaking import Counter, counter_in
from shoebox.domain.correction import facts_of
from shoebox.domain.errors import Refusal
from shoebox.domain.item import Line
from shoebox.domain.papers import Paper
from shoebox.domain.presentment import Deadlines
from shoebox.till import CorrectionDraft, RefundDraft, StrikeDraft, Till

COAT = Line(
    sku="100200", name="Coat", unit="", quantity_thousandths=2_000, price_minor=5_000, rate="", rate_per_100k=7_250,
    list_price_minor=5_000,
)  # fmt: skip

WHO_CHARGES = {
    "en": {
        "finance": "head office charges your card later",
        "rekey": "this store keys your card in once they are back",
    },
    "es": {
        "finance": "la sede cobra a su tarjeta más tarde",
        "rekey": "esta tienda registra su tarjeta cuando vuelva",
    },
}


@pytest.fixture(scope="module")
def counter(tmp_path_factory) -> Iterator[Counter]:
    """A Thursday, sold and closed."""
    with counter_in(tmp_path_factory.mktemp("papers") / "store") as made:
        for step in ("open", "sell", "explain", "count_well", "count_paper"):
            getattr(made, step)()
        signed = (CLERK, CLERK_PIN)
        pieces = ((2_000, 2), (500, 1), (100, 1), (25, 1), (10, 1), (5, 1), (1, 4))
        made.house.day.drawer.deposit(amount_minor=4_644, bag="5512", second=signed, clerk=MANAGER, pieces=pieces)
        made.end()
        yield made


def words(counter: Counter, paper: Paper, day: str = "2026-11-12") -> str:
    pdf = counter.house.day_papers.draw(paper, day).read_bytes()
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())


def test_a_closed_day_has_all_papers_and_each_its_own_file(counter: Counter) -> None:
    states = counter.house.day_papers.states("2026-11-12")
    assert [(state.paper, state.held, state.is_draft) for state in states] == [(paper, "", False) for paper in Paper]
    places = [counter.house.day_papers.draw(paper, "2026-11-12") for paper in Paper]
    assert [place.name for place in places] == [f"{paper.value}-085-2-0001.pdf" for paper in Paper]
    assert {place.parent.name for place in places} == {"2026-11-12"}


@pytest.mark.parametrize(
    ("paper", "said"),
    [
        (Paper.CASH_SHEET, ("246.44", "Neither over nor short")),
        (Paper.DEPOSIT, ("7741 0093", "$100.00", "5512", "$20 notes 2 40.00", "Notes $46.00, coins $0.44", "$46.44")),
        (Paper.REPORT, ("$3,283.79", "A 448 210")),
        (Paper.LABEL, ("085-2-0001", "A 448 210", "21")),
        (Paper.CUSTODY, ("closed by Ann Berg", "A 448 210", "21")),
        (Paper.DRAFTS, ("Visa", "1,063.34", "16 November 2026", "Amex")),
        (Paper.CLAIMS, ("25 entries", "without voids")),
        (Paper.REPLENISH, ("24 sales were keyed without items",)),
    ],
)
def test_each_says_what_the_book_says(counter: Counter, paper: Paper, said: tuple[str, ...]) -> None:
    """246.44 in the drawer, 100.00 dropped, 46.44 to the bank; Visa 1,063.34 is due two business days on, Monday."""
    shown = words(counter, paper)
    for part in said:
        assert part in shown, part


def test_each_brand_is_presented_by_its_own_deadline(counter: Counter) -> None:
    """Amex within five business days, Visa within the usual two."""
    own = {"amex": Deadlines(amber_days=4, red_days=5, review_days=20)}
    house = replace(counter.house, policy=replace(counter.house.policy, presentment_by_brand=own))
    said = words(Counter(house, counter.clock), Paper.DRAFTS)
    visa, amex = said.index("Visa drafts"), said.index("Amex drafts")
    assert visa < amex
    for part, day, days in ((said[visa:amex], "Mon 16 Nov", 2), (said[amex:], "Thu 19 Nov", 5)):
        assert f"{day[4:6]} November 2026" in part
        assert f"With the acquirer by {day}, {days} business days after the sale." in part


def closed_day(counter: Counter, *slips: int) -> list[int]:
    """These slips on Thursday, which is closed, and its incident over."""
    counter.open()
    seqs = [counter.house.till.record(card_sale(number)).entry_no for number in slips]
    settle(counter)
    counter.seal()
    counter.end_outage()
    return seqs


def settle(counter: Counter) -> None:
    """Nothing moved in the drawer: it is counted and closed."""
    counter.house.day.drawer.count(pieces_of(counter.house.book.float_minor()), MANAGER)
    counter.count_paper()
    counter.end()


def test_what_the_store_keys_again_never_goes_to_the_acquirer(tmp_path) -> None:
    """Two slips, one ticked off: the paper names the other one, by when to key it, and no acquirer or envelope."""
    with counter_in(tmp_path / "store") as counter:
        counter.rekey_lane()
        one, other = closed_day(counter, 1, 2)
        counter.house.incidents.rekeying.tick(seq=one, order_no="POS 1", clerk=CLERK)
        said = words(counter, Paper.DRAFTS)
        for part in (
            "Visa drafts to key", "The store keys each once; nothing goes to the acquirer.",
            "Key by Mon 16 Nov, 2 business days after the sale.", "085 100 002", "1 together 10.02",
            "Tick each off in Shoebox with its order number.", "Ticked off already, not listed 1",
        ):  # fmt: skip
            assert part in said, part
        for part in ("085 100 001", "With the acquirer by", "Charged from paper", "envelope"):
            assert part not in said, part
        report = words(counter, Paper.REPORT)
        assert "Key by" in report
        assert "Mon 16 Nov" in report
        assert "With acquirer by" not in report
        counter.house.incidents.rekeying.tick(seq=other, order_no="POS 2", clerk=CLERK)
        assert "Nothing left to key." in words(counter, Paper.DRAFTS)
        assert "Mon 16 Nov" not in words(counter, Paper.REPORT)


def test_what_is_to_be_keyed_is_named_as_it_stands_by_now(tmp_path) -> None:
    """Of two slips one was no sale, and one was an Amex over 20.00, due later: found and said on the day after."""
    with counter_in(tmp_path / "store") as counter:
        counter.rekey_lane()
        none, other = closed_day(counter, 1, 2)
        own = {"amex": Deadlines(amber_days=4, red_days=5, review_days=20)}
        counter.house = replace(counter.house, policy=replace(counter.house.policy, presentment_by_brand=own))
        counter.clock.pass_min(24 * 60)
        counter.open()
        said_by = {"entry_id": Till.new_id(), "clerk": CLERK, "pin": MANAGER_PIN}
        counter.house.strikes.strike(StrikeDraft(of_seq=none, reason="keyed twice", **said_by))
        row = counter.house.book.sale(other)
        assert row is not None
        draft = CorrectionDraft(
            of_seq=other, facts=replace(facts_of(row), brand="amex", amount_minor=2_000), reason="read 20.00",
            **{**said_by, "entry_id": Till.new_id()},
        )  # fmt: skip
        counter.house.corrections.correct(draft)
        said = words(counter, Paper.DRAFTS)
        assert "085 100 001" not in said
        assert "1 together 20.00" in said
        assert "Key by Thu 19 Nov, 5 business days after the sale." in said


def test_a_refund_that_was_keyed_again_stands_on_the_paper_no_more(tmp_path) -> None:
    """$10.01 sold, $4.00 of it given back on slip 2: both are to be keyed, then the refund is ticked off."""
    with counter_in(tmp_path / "store") as counter:
        counter.rekey_lane()
        counter.open()
        sold = counter.house.till.record(card_sale(1)).entry_no
        draft = RefundDraft(
            entry_id=Till.new_id(), clerk=CLERK, of_seq=sold, amount_minor=400, slip="085100002", reason="torn",
            pin=MANAGER_PIN,
        )  # fmt: skip
        back = counter.house.till.refund(draft).entry_no
        settle(counter)
        counter.seal()
        counter.end_outage()
        assert "Credits to the customer" in words(counter, Paper.DRAFTS)
        counter.house.incidents.rekeying.tick(seq=back, order_no="RF 1", clerk=CLERK)
        said = words(counter, Paper.DRAFTS)
        assert "Ticked off already, not listed 1" in said
        assert ("085 100 001" in said, "085 100 002" in said) == (True, False)


def test_drafts_of_both_lanes_stand_on_pages_of_their_own(tmp_path) -> None:
    """A slip of an incident of Finance's is keyed late, beside one of an incident whose slips the store keys."""
    with counter_in(tmp_path / "store") as counter:
        before_ms = counter.clock.wall_ms()
        counter.clock.pass_min(5)
        counter.end_outage()
        counter.clock.pass_min(5)
        declare(counter.house.book, number="26-08", lane="rekey", began_ms=counter.clock.wall_ms())
        counter.open()
        counter.house.till.record(card_sale(1, happened_ms=before_ms))
        counter.house.till.record(card_sale(2))
        charged, keyed = words(counter, Paper.DRAFTS).split("Visa drafts to key")
        assert ("085 100 001" in charged, "085 100 002" in charged) == (True, False)
        assert ("085 100 001" in keyed, "085 100 002" in keyed) == (False, True)


def test_a_late_slip_is_due_from_the_day_it_was_written(tmp_path) -> None:
    """Thursday's slip, keyed on Monday with one of that day: both papers say Monday, not two bank days after it."""
    with counter_in(tmp_path / "store") as counter:
        thursday_ms = counter.clock.wall_ms()
        counter.clock.pass_min(4 * 24 * 60)
        counter.open()
        counter.house.till.record(card_sale(1))
        counter.house.till.record(card_sale(2, happened_ms=thursday_ms))
        settle(counter)
        assert "With the acquirer by Mon 16 Nov, 2 business days" in words(counter, Paper.DRAFTS, "2026-11-16")
        report = words(counter, Paper.REPORT, "2026-11-16")
        assert "Wed 18 Nov" not in report
        assert report.count("Mon 16 Nov") >= 1
        late = counter.house.book.sale_by_slip("085100002")
        assert f"{late.seq} on Thu 12 Nov" in report
        assert "slip of Thu 12 Nov" in words(counter, Paper.CLAIMS, "2026-11-16")


def test_an_open_day_hides_what_should_be_in_the_drawer(tmp_path) -> None:
    """Uncounted: report and claim codes wait; the cash-up sheet is empty; label and custody wait for the close."""
    with counter_in(tmp_path / "store") as counter:
        assert counter.house.day_papers.days() == ()
        counter.open()
        counter.house.till.record(cash_sale(1_995))
        (day,) = counter.house.day_papers.days()
        held = {state.paper: state.held for state in counter.house.day_papers.states(day) if state.held}
        assert held == {
            Paper.REPORT: "paper.after_count",
            Paper.CLAIMS: "paper.after_count",
            Paper.LABEL: "paper.after_close",
            Paper.CUSTODY: "paper.after_close",
        }
        for paper, code in held.items():
            with pytest.raises(Refusal) as caught:
                counter.house.day_papers.draw(paper, day)
            assert caught.value.code == code
        assert "219.95" not in words(counter, Paper.CASH_SHEET)
        drawn = counter.house.day_papers.draw(Paper.DRAFTS, day)
        assert drawn.name == "drafts-draft.pdf"


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("lane", ["finance", "rekey"])
def test_a_receipt_says_who_charges_the_card_under_its_own_incident(tmp_path, lane, language) -> None:
    """Head office under its lane; under the other the store, which keys the slips in again."""
    with counter_in(tmp_path / "store") as counter:
        if lane == "rekey":
            counter.rekey_lane()
        counter.open()
        house = replace(counter.house, language=language)
        document = pypdfium2.PdfDocument(house.receipt(house.till.record(card_sale(1)).row).read_bytes())
        shown = " ".join(" ".join(page.get_textpage().get_text_range() for page in document).split())
    for one, said in WHO_CHARGES[language].items():
        assert (said in shown) is (one == lane)


def test_what_was_sold_by_items_is_on_the_list_and_in_the_file(tmp_path) -> None:
    """Two coats, one more, a sale without items, and one struck out: three coats in two sales."""
    with counter_in(tmp_path / "store") as counter:
        counter.open()
        for pieces in (2, 1, 4):
            line = replace(COAT, quantity_thousandths=pieces * 1_000)
            taken = counter.house.till.record(cash_sale(5_000 * pieces, tax_minor=338 * pieces, lines=(line,)))
        counter.house.till.record(cash_sale(1_000))
        counter.house.till.void(seq=taken.entry_no, reason="typed twice", pin="0202", paper_in_box=True, clerk=CLERK)
        (day,) = counter.house.day_papers.days()
        rows = list(csv.DictReader(io.StringIO(counter.house.day_papers.replenish_file(day).read_text("utf-8"))))
        assert [(row["item"], row["quantity"], row["sales"]) for row in rows] == [("100200", "3", "2")]
        assert "100200 Coat 2 3" in words(counter, Paper.REPLENISH)
        assert "1 sale was keyed without items" in words(counter, Paper.REPLENISH)


def test_papers_of_two_drawers_show_each_and_the_sum(tmp_path) -> None:
    """A with 200.00 as it should be and 50.00 to the bank, B with 150.00 for Rosa, counted 1.00 short, 40.00 banked."""
    with counter_in(tmp_path / "store") as counter:
        counter.open()
        drawer, signed = counter.house.day.drawer, (CLERK, CLERK_PIN)
        drawer.open_another(float_minor=15_000, seller=CLERK, clerk=MANAGER, second=signed)
        drawer.count(pieces_of(counter.house.book.float_minor()), MANAGER, drawer="")
        assert "Drawer B, Rosa Lind" in words(counter, Paper.CASH_SHEET)
        assert "149.00" not in words(counter, Paper.CASH_SHEET)
        drawer.count(pieces_of(14_900), CLERK, drawer="B")
        drawer.deposit(amount_minor=5_000, bag="5512", second=signed, clerk=MANAGER, drawer="")
        assert "B, nothing said of it 0.00 149.00 Together 50.00 299.00" in words(counter, Paper.REPORT)
        drawer.deposit(amount_minor=4_000, bag="5513", second=signed, clerk=MANAGER, drawer="B")
        for paper, said in (
            (Paper.CASH_SHEET, ("Drawer A.", "Drawer B, Rosa Lind.", "All drawers together.", "149.00")),
            (Paper.DEPOSIT, ("Drawer A", "Drawer B", "Bag 2 of 2 of this day, together $90.00.")),
            (Paper.REPORT, (
                "Drawers", "B Rosa Lind 150.00 149.00 −1.00", "Together 90.00 259.00",
                "B, bag 5513, AB RL 40.00 109.00",
            )),
        ):  # fmt: skip
            shown = words(counter, paper)
            for part in said:
                assert part in shown, (part, shown)


def test_what_was_counted_under_an_earlier_policy_stands_on_the_sheet(counter: Counter) -> None:
    """The policy no longer has $100 notes, of which 2 were counted; the sum of notes is still theirs too."""
    policy = counter.house.policy
    left = tuple(piece for piece in policy.pieces if piece.worth_minor != 10_000)
    later = Counter(replace(counter.house, policy=replace(policy, denominations=left)), counter.clock, throw_away=False)
    said = words(later, Paper.CASH_SHEET)
    assert "$100 notes 2 200.00" in said
    assert "246.44" in said


def test_a_sale_by_two_tenders_is_one_sale_on_every_paper(tmp_path) -> None:
    """$60.00 by card and $40.00 in cash: its receipt is one, by one code, so no paper knows it as two."""
    with counter_in(tmp_path / "store") as made:
        made.open()
        sold = made.house.till.record(card_sale(1, amount_minor=6_000, tax_minor=0, cash_minor=4_000))
        made.house.till.record(card_sale(2, amount_minor=7_000, tax_minor=0))
        figures = made.house.day.figures()
        assert [(line.seq, line.amount_minor) for line in figures.largest] == [
            (sold.entry_no, 10_000),
            (sold.entry_no + 2, 7_000),
        ]
        assert made.house.day.items_sold(figures.day)[1] == 2
        made.house.day.drawer.count([(2_000, 12)], MANAGER)
        claims = words(made, Paper.CLAIMS)
        code = f"{sold.claim_code[:4]} {sold.claim_code[4:]}"
        assert code in claims
        assert "40.00 in cash 100.00" in claims
        assert "Together 2 without voids 170.00" in claims


def test_prices_changed_by_hand_and_spoiled_slips_are_named_on_the_report(tmp_path) -> None:
    """Two coats for $45.00 in place of $50.00, and a torn slip: an auditor asks who, what and why."""
    with counter_in(tmp_path / "store") as made:
        made.open()
        cheaper = replace(COAT, price_minor=4_500, reason="a button is missing")
        draft = card_sale(1, amount_minor=9_000, tax_minor=608, lines=(cheaper,))
        made.house.till.agree_to_override(draft.entry_id, cheaper, pin=MANAGER_PIN, clerk=CLERK)
        sold = made.house.till.record(draft)
        made.house.till.spoil("085100002", "torn", CLERK)
        made.house.day.drawer.count([(2_000, 10)], MANAGER)
        report = words(made, Paper.REPORT)
        assert f"{sold.entry_no}, Coat, a button is missing RL AB −10.00" in report
        assert "085 100 002. Spoiled: torn RL" in report
