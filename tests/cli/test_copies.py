"""copy, recover and doctor's line on the second copy: a register's disk is lost, and its book is made anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bookmaking import DAY, MANAGER, HandClock, card_sale, cash_sale, declare, open_day
from casemaking import STAFF as DESK
from linemaking import parcel_of
from shoebox.bootstrap import open_store
from shoebox.cli.main import main
from shoebox.domain.acts import PadIssued
from shoebox.domain.errors import Refusal, ShoeboxError
from shoebox.domain.holdings import Outcome
from shoebox.domain.second_copy import CopyKind
from shoebox.errands.copies import keep_copy, look_at_copy, recover_book
from shoebox.errands.lines import renew_book
from shoebox.handover.store import StoreHouse
from shoebox.head_office import enrol, open_head_office, set_up_finance
from shoebox.storage.book import Book
from shoebox.storage.keys import read_enrolment
from shopmaking import set_up_shop


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A medium that the system takes for another one."""
    for module in ("shoebox.storage.second_copy", "shoebox.errands.copies"):
        monkeypatch.setattr(f"{module}.on_other_disk", lambda _one, _other: True)
    medium = tmp_path / "stick"
    medium.mkdir()
    return medium


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    return set_up_shop(tmp_path / "shop")


def opened(folder: Path) -> StoreHouse:
    return open_store(folder, clock=HandClock())


def sell_a_morning(folder: Path) -> int:
    """Slips 1 and 2, slip 2 given back, cash of 5.00; the number of the last entry."""
    house = opened(folder)
    house.book.append(PadIssued(first="085100001", last="085100100"), clerk=MANAGER, day=DAY)
    open_day(house.book)
    declare(house.book)
    for number in (1, 2):
        house.till.record(card_sale(number))
    house.till.record(cash_sale(500))
    last = house.book.head().seq
    house.close()
    return last


def code_of(work) -> str:
    with pytest.raises(ShoeboxError) as wrong:
        work()
    return wrong.value.code


def test_a_book_that_went_with_its_disk_is_made_anew_from_the_stick(
    shop: Path, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No slip is offered or taken twice, the day is still open with its cash, and the new key wants its card known."""
    assert main(["copy", str(shop), "--on", str(stick)]) == 0
    last = sell_a_morning(shop)
    old = read_enrolment(shop / "enrolment.json")
    shutil.rmtree(shop)

    anew = set_up_shop(tmp_path / "anew")
    assert main(["recover", str(anew), str(stick)]) == 0
    assert f"up to entry {last}" in capsys.readouterr().out
    card = read_enrolment(anew / "enrolment.json")
    assert (card.epoch, card.register) == (2, old.register)
    assert card.public_key != old.public_key
    house = opened(anew)
    assert house.book.open_day() is not None
    assert [row.slip for row in house.book.before.sales(DAY)] == ["085100001", "085100002", ""]
    with pytest.raises(Refusal) as twice:
        house.till.record(card_sale(1))
    assert twice.value.code == "slip.used"
    assert house.till.record(card_sale(3)).row.slip == "085100003"
    assert house.book.before.owed()[0].entries == last
    house.close()


def test_of_a_book_that_was_renewed_before_its_disk_was_lost_nothing_is_missing(
    shop: Path, stick: Path, tmp_path: Path
) -> None:
    """The medium holds the mirrors of both: what the first one's memory said is made of them again."""
    sell_a_morning(shop)
    keep_copy(shop, stick)
    renew_book(shop, clock=HandClock())
    opened(shop).close()
    shutil.rmtree(shop)
    anew = set_up_shop(tmp_path / "anew")
    assert recover_book(anew, stick, clock=HandClock()).epoch == 3
    house = opened(anew)
    assert [one.epoch for one in house.book.before.books] == [1, 2]
    assert [notice.code for notice in house.book.notices if notice.code != "book.after_damage"] == []
    house.close()


def test_what_a_lost_book_had_not_sent_reaches_head_office_once_from_its_copy(
    shop: Path, stick: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Two entries had come before the disk was lost. The rest goes under the new key, by a stick that comes twice."""
    main(["copy", str(shop), "--on", str(stick)])
    hq, bus = tmp_path / "hq", tmp_path / "BUS"
    set_up_finance(hq, people=DESK.people)
    enrol(hq, (shop / "enrolment.json",))
    last = sell_a_morning(shop)
    with Book.open(shop, clock=HandClock(), app="test") as book, open_head_office(hq) as central:
        central.line.keep("by line", parcel_of(book, 1, 2))
    shutil.rmtree(shop)
    anew = set_up_shop(tmp_path / "anew")
    assert main(["recover", str(anew), str(stick)]) == 0
    assert f"shoebox revoke HEAD_OFFICE 085:085-2:1 --from {last + 1}" in capsys.readouterr().out
    enrol(hq, (anew / "enrolment.json",))
    bus.mkdir()
    assert main(["send", str(anew), "--to", str(bus)]) == 0
    with open_head_office(hq) as central:
        for outcome in (Outcome.TAKEN, Outcome.ALREADY_HELD):
            assert {one.outcome for one in central.import_boxes([bus])} == {outcome}
        slips = [row["slip_no"] for row in central._book.every_slip() if row["slip_no"]]
        assert slips == ["085100001", "085100002"]
        house = opened(anew)
        house.keys.pin(central.keys.card)
        house.take_receipts(hq / "receipts", clerk="1")
        assert house.book.before.unsent() == 0
        house.close()
    capsys.readouterr()
    main(["doctor", "--folder", str(anew)])
    assert "book before: where its disk or a copy may be in other hands" in capsys.readouterr().out


def test_a_register_that_has_sold_is_never_written_over(shop: Path, stick: Path, tmp_path: Path) -> None:
    keep_copy(shop, stick)
    sell_a_morning(shop)
    other = set_up_shop(tmp_path / "other")
    sell_a_morning(other)
    before = {path.name: path.read_bytes() for path in other.iterdir() if path.is_file()}
    assert code_of(lambda: recover_book(other, stick)) == "copy.book_there"
    assert {path.name: path.read_bytes() for path in other.iterdir() if path.is_file()} == before


def test_only_its_own_copy_is_recovered_and_only_what_proves_itself(shop: Path, stick: Path, tmp_path: Path) -> None:
    begun = keep_copy(shop, stick)
    sell_a_morning(shop)
    assert code_of(lambda: recover_book(set_up_shop(tmp_path / "two", "085-3"), begun)) == "copy.not_its"
    anew = set_up_shop(tmp_path / "anew")
    assert code_of(lambda: recover_book(anew, tmp_path / "nowhere")) == "copy.absent"
    kept = begun / "mirror.log"
    kept.write_bytes(kept.read_bytes().replace(b'"', b"'"))
    mirror = (anew / "mirror.log").read_bytes()
    assert code_of(lambda: recover_book(anew, stick)) == "copy.nothing"
    assert (anew / "mirror.log").read_bytes() == mirror


def test_where_no_copy_can_be_kept_is_refused_before_anything_is_written(
    shop: Path, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (shop / "papers").mkdir(exist_ok=True)
    assert code_of(lambda: keep_copy(shop, shop / "papers")) == "copy.inside"
    assert code_of(lambda: keep_copy(shop, tmp_path / "unplugged")) == "copy.unwritable"
    (tmp_path / "Cafe\u0301").mkdir()
    assert code_of(lambda: keep_copy(shop, tmp_path / "Cafe\u0301")) == "settings.unfit"
    assert list((tmp_path / "Cafe\u0301").iterdir()) == []
    monkeypatch.setattr("shoebox.errands.copies.on_other_disk", lambda _one, _other: False)
    assert code_of(lambda: keep_copy(shop, stick)) == "copy.same_disk"
    assert look_at_copy(shop) is None
    assert list(stick.iterdir()) == []


def test_doctor_and_copy_say_how_far_it_is(shop: Path, stick: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["copy", str(shop)]) == 0
    assert "second copy: none" in capsys.readouterr().out
    main(["copy", str(shop), "--on", str(stick)])
    last = sell_a_morning(shop)
    capsys.readouterr()
    assert main(["copy", str(shop)]) == 0
    assert f"up to entry {last} of {last}" in capsys.readouterr().out
    away = stick.rename(stick.with_name("pocket"))
    assert main(["copy", str(shop)]) == 1
    assert f"There is no second copy of a book in {stick}" in capsys.readouterr().out
    away.rename(stick)
    assert main(["copy", str(shop), "--off"]) == 0
    assert look_at_copy(shop) is None


def test_doctor_goes_on_where_somebody_edited_the_policy_wrongly(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Such a file closes no store, and doctor is asked about another thing."""
    (shop / "policy.toml").write_text("twin_minuts = 5\n")
    main(["doctor", "--folder", str(shop)])
    assert "  disk of the book: right" in capsys.readouterr().out


def test_doctor_and_copy_say_of_a_book_without_its_mirror_how_far_the_copy_is(
    shop: Path, stick: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    keep_copy(shop, stick)
    last = sell_a_morning(shop)
    (shop / "mirror.log").unlink()
    capsys.readouterr()
    main(["copy", str(shop)])
    assert f"up to entry {last} of" in capsys.readouterr().out


def test_windows_hear_of_a_medium_that_is_gone_and_of_nothing_else(shop: Path, stick: Path) -> None:
    keep_copy(shop, stick)
    house = opened(shop)
    house.copy.close()  # its own thread; from here on the test asks
    assert house.copy.once().kind is CopyKind.WHOLE
    assert house.copy_warning() is None
    shutil.rmtree(stick)
    assert house.copy.once().kind is CopyKind.ABSENT
    told = house.copy_warning()
    assert told.code == "copy.absent_since"
    assert str(stick) in str(told)
    assert "since 12 Nov, 07:00" in str(told)  # noon UTC, where the store is
    house.close()


def test_practice_is_never_copied(shop: Path, stick: Path) -> None:
    from shoebox.bootstrap import open_training

    keep_copy(shop, stick)
    house = open_training(shop, clock=HandClock())
    assert house.copy is None
    assert house.book.training
    house.close()
