"""Practice: a book of its own that sells like the real one, and leaves nothing behind that could be carried."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from bookmaking import CLERK, MANAGER, HandClock, card_sale, cash_sale
from boxmaking import MemoryRegister
from shoebox.bootstrap import open_store, open_training
from shoebox.central import Central
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import Outcome
from shoebox.domain.item import Line
from shoebox.handover.store import StoreHouse
from shoebox.policy_settings import read_policy, write_policy
from shopmaking import set_up_shop

COAT = Line(
    sku="100200", name="Coat", unit="", quantity_thousandths=1_000, price_minor=5_000, rate="", rate_per_100k=7_250,
    list_price_minor=5_000,
)  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return set_up_shop(tmp_path / "store")


def practised(folder: Path) -> StoreHouse:
    return open_training(folder, clock=HandClock())


def test_one_sells_at_once_and_the_real_book_hears_nothing(folder: Path) -> None:
    with open_store(folder, clock=HandClock()).book as real:
        before = real.head()
        house = practised(folder)
        with house.book:
            assert house.till.record(cash_sale(1_500)).today.sales == 1
        assert real.head() == before


def test_it_begins_anew_each_time_but_not_under_somebodys_hands(folder: Path) -> None:
    house = practised(folder)
    with house.book:
        house.till.record(cash_sale(1_500))
        with pytest.raises(Refusal) as refused:
            practised(folder)
        assert refused.value.code == "book.in_use"
    with practised(folder).book as again:
        assert again.last_sale() is None


def test_a_limit_of_the_register_holds_no_practice_up(folder: Path) -> None:
    """One slip a day and no more; two are practised, since no receipt could ever make room."""
    policy = read_policy(folder / "policy.toml")
    write_policy(folder / "policy.toml", replace(policy, register_slips_max=1, register_limit="stop"))
    house = practised(folder)
    with house.book:
        for number in (1, 2):
            house.till.record(replace(card_sale(number), slip=house.till.today().next_slip))
        assert house.till.today().slips == 2


def test_it_is_never_sealed_and_has_no_closing_papers(folder: Path) -> None:
    """Count, paper, close go as always; the box does not."""
    house = practised(folder)
    with house.book:
        house.day.drawer.count(((10_000, 2),), CLERK)
        house.day.slips.count_paper(0, "", CLERK)
        house.day.close(seal="T 1", clerk=MANAGER)
        for act in (house.day.seal, house.closing_papers, lambda: house.seal_to(folder, clerk=MANAGER)):
            with pytest.raises(Refusal) as refused:
                act()
            assert refused.value.code == "day.training"
    assert not list(folder.rglob("*.shoebox"))


def test_its_papers_say_so_and_carry_no_claim(folder: Path) -> None:
    house = practised(folder)
    with house.book:
        row = house.till.record(cash_sale(1_500)).row
        receipt, report = (_text(path) for path in (house.receipt(row), house.draft_report()))
    assert "TRAINING, NOT A SALE" in receipt
    assert row.claim_code not in receipt.replace(" ", "")
    assert "TRAINING, NOT A SALE" in report


def test_its_list_for_whoever_refills_the_shelves_says_so(folder: Path) -> None:
    """The file for machines too: nothing is sent to the store for what was only practised."""
    house = practised(folder)
    with house.book:
        house.till.record(cash_sale(5_000, tax_minor=338, lines=(COAT,)))
        file = house.day_papers.replenish_file(house.day_papers.days()[0]).read_text("utf-8")
    (row,) = csv.DictReader(io.StringIO(file))
    assert (row["item"], row["training"]) == ("100200", "yes")


def test_head_office_takes_no_training_box_however_it_was_made(tmp_path: Path) -> None:
    """A box made around a training book by other means, with a known key, is refused whole."""
    with Central.open(tmp_path / "central", HandClock()) as central:
        register = MemoryRegister("085", training=True)
        register.open()
        register.sale(1_000)
        central.enrol(register.enrolment)
        box = tmp_path / "t.shoebox"
        box.write_bytes(register.close())
        taken = central.import_boxes([box])[0]
        assert taken.outcome == Outcome.REFUSED
        assert taken.code == "central.training"
        assert central.counts().boxes == 0


def _text(path: Path) -> str:
    return " ".join(page.extract_text() for page in PdfReader(path).pages)
