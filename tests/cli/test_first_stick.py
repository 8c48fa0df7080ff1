"""A store that never had a line: enrolled by two files, answered by two, and encrypted from its first box on."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bookmaking import CLERK, CLERK_PIN, MANAGER, HandClock, card_sale, declare
from boxmaking import signer
from casemaking import STAFF as DESK
from hunting import within
from shoebox.bootstrap import open_store, pin_central
from shoebox.cli.main import main
from shoebox.domain.holdings import Outcome
from shoebox.domain.slip import Pad
from shoebox.errands.enrolling import enrol_registers
from shoebox.errands.lines import carrying_list_in
from shoebox.head_office import open_head_office, set_up_finance
from shopmaking import set_up_shop

# Names, amounts, slips and last fours as a box says them; none of them may stand on a stick.
CANARIES = {b"Harbour Row", b"085100001", b"085-2", b"visa", b"12995", b"4417"}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """Register 085-2, just set up. Head office has never heard of it."""
    return set_up_shop(tmp_path / "store")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "STICK").mkdir()
    return tmp_path / "STICK"


def carried(shop: Path, stick: Path, name: str = "enrolment.json") -> Path:
    """Both cards of a register on a stick."""
    for path in shop.glob("*.keycard"):
        shutil.copy(path, stick / path.name)
    shutil.copy(shop / "enrolment.json", stick / name)
    return stick / name


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def sold_and_sealed(shop: Path, stick: Path) -> Path:
    """A day of one slip, and its box on the stick."""
    house = open_store(shop, clock=HandClock())
    try:
        declare(house.book)
        house.day.slips.issue_pad(Pad("085100001", "085100100"), MANAGER)
        house.day.open_day(day=house.day.today(), float_minor=20_000, clerk=MANAGER, second=(CLERK, CLERK_PIN))
        house.till.record(card_sale(1))
        house.day.drawer.count([(10_000, 2)], MANAGER)
        house.day.slips.count_paper(1, "", MANAGER)
        house.day.close(seal="A 448 210", clerk=MANAGER)
        return house.seal_to(stick, clerk=MANAGER)
    finally:
        house.close()


def shown(folder: Path) -> set[bytes]:
    return {
        word
        for path in folder.iterdir()
        for held in within(path.read_bytes())
        for word in CANARIES
        if word in held and path.suffix != ".keycard"
    }


def test_the_first_stick_with_sales_shows_its_finder_nothing(office, shop, stick, tmp_path, capsys) -> None:
    """Two files there, two back; then the first day's box. Head office reads it as ever."""
    card = carried(shop, stick)
    assert names(stick) == ["085-2-key.keycard", "enrolment.json"]
    assert main(["enrol", str(office), str(card)]) == 0
    assert names(stick) == ["085-2-key.keycard", "carrying-000001.dispatch", "enrolment.json", "head-office.json"]
    assert main(["pin", str(shop), str(stick / "head-office.json")]) == 0
    assert "Files on sticks: Encrypted" in capsys.readouterr().out
    bus = tmp_path / "BUS"
    bus.mkdir()
    assert sold_and_sealed(shop, bus).name == "085-2-0001.shoebox.pouch"
    assert names(bus) == ["085-2-0001.shoebox.pouch"]
    assert shown(bus) == set()
    with open_head_office(office) as central:
        assert [one.outcome for one in central.import_boxes([bus])] == [Outcome.TAKEN]
    assert main(["out", str(office), "--to", str(stick)]) == 0
    assert "NOT all of it" not in capsys.readouterr().out


def test_without_it_the_same_hunt_finds_all(shop, tmp_path) -> None:
    """So the hunt is one: a store that knows no head office yet, whose stick brings its key along."""
    bus = tmp_path / "BUS"
    bus.mkdir()
    assert sold_and_sealed(shop, bus).name == "085-2-0001.shoebox"
    assert shown(bus) >= {b"Harbour Row", b"085100001", b"visa"}
    assert names(bus) == ["085-2-0001.shoebox", "085-2-key.keycard"]


def test_registers_of_one_store_that_are_enrolled_together_know_each_other(office, shop, tmp_path, capsys) -> None:
    """From one command on, each encrypts to head office and to the other."""
    other = set_up_shop(tmp_path / "register-1", "085-1")
    sticks = [tmp_path / "A", tmp_path / "B"]
    cards = []
    for stick, folder in zip(sticks, (shop, other), strict=True):
        stick.mkdir()
        cards.append(str(carried(folder, stick)))
    assert main(["enrol", str(office), *cards]) == 0
    for stick, folder in zip(sticks, (shop, other), strict=True):
        assert main(["pin", str(folder), str(stick / "head-office.json")]) == 0
    assert capsys.readouterr().out.count("Files on sticks: Encrypted") == 2
    bus = tmp_path / "BUS"
    bus.mkdir()
    assert sold_and_sealed(other, bus).name.endswith(".pouch")
    house = open_store(shop, clock=HandClock())
    house.registers.add(other / "enrolment.json", clerk=MANAGER)
    gathered = house.registers.gather(bus, clerk=MANAGER)
    house.close()
    assert (len(gathered.taken), gathered.refused) == (1, ())


def test_a_register_of_before_names_itself_and_its_first_stick_after_the_update_mends_it(
    office, shop, tmp_path, capsys
) -> None:
    """Register 1 runs an older Shoebox: it has no key card. Updated, it brings one along by itself."""
    other, stick = set_up_shop(tmp_path / "register-1", "085-1"), tmp_path / "STICK"
    stick.mkdir()
    older = tmp_path / "OLDER"
    older.mkdir()
    shutil.copy(other / "enrolment.json", older / "enrolment.json")
    assert main(["enrol", str(office), str(carried(shop, stick)), str(older / "enrolment.json")]) == 0
    assert main(["pin", str(shop), str(stick / "head-office.json")]) == 0
    assert "Not encrypted: head office knows no key yet of 085-1 in this store." in capsys.readouterr().out
    bus = tmp_path / "BUS"
    bus.mkdir()
    sold_and_sealed(other, bus)
    with open_head_office(office) as central:
        assert [one.outcome for one in central.import_boxes([bus])] == [Outcome.TAKEN]
    back = tmp_path / "BACK"
    back.mkdir()
    assert main(["out", str(office), "--to", str(back), "--stores", "085"]) == 0
    assert main(["take", str(shop), str(back)]) == 0
    capsys.readouterr()
    main(["doctor", "--folder", str(shop)])
    assert "files on sticks: Encrypted" in capsys.readouterr().out


def test_a_key_card_that_was_changed_on_its_way_enrols_nobody(office, shop, stick, capsys) -> None:
    card = carried(shop, stick)
    key_card = stick / "085-2-key.keycard"
    plain = json.loads(key_card.read_bytes())
    plain["carrying_key"] = signer("thief").public_key.hex()
    key_card.write_text(json.dumps(plain, sort_keys=True, separators=(",", ":")))
    assert main(["enrol", str(office), str(card)]) == 2
    assert "was changed on its way: its register has not signed it" in capsys.readouterr().err
    with open_head_office(office) as central:
        assert central.enrolments() == ()
        assert [one.code for one in central.import_boxes([stick])] == ["key_card.forged"]


@pytest.mark.parametrize("whose", ["085-2", "085-9"], ids=["of a former key", "of another register"])
def test_a_key_card_that_does_not_belong_to_its_card_enrols_nobody(
    office, shop, stick, tmp_path, capsys, whose
) -> None:
    """Nor the register beside it, whose cards are right; with the right one, both are enrolled."""
    card = carried(shop, stick)
    right = (stick / "085-2-key.keycard").read_bytes()
    former = set_up_shop(tmp_path / "former", whose)
    shutil.copy(former / f"{whose}-key.keycard", stick / "085-2-key.keycard")
    (tmp_path / "OTHER").mkdir()
    other = carried(set_up_shop(tmp_path / "register-1", "085-1"), tmp_path / "OTHER")
    assert main(["enrol", str(office), str(other), str(card)]) == 2
    assert "This key card" in (said := capsys.readouterr().err) or "This is the key card" in said
    with open_head_office(office) as central:
        assert central.enrolments() == ()
    (stick / "085-2-key.keycard").write_bytes(right)
    assert main(["enrol", str(office), str(other), str(card)]) == 0


def test_a_register_that_is_refused_keeps_those_beside_it_from_being_enrolled(office, shop, tmp_path, capsys) -> None:
    """``2`` of store 085 would number its papers as ``085-2`` does: neither is enrolled until somebody has looked."""
    alike = set_up_shop(tmp_path / "alike", "2")
    assert main(["enrol", str(office), str(shop / "enrolment.json"), str(alike / "enrolment.json")]) == 2
    assert "085-2" in capsys.readouterr().err
    with open_head_office(office) as central:
        assert central.enrolments() == ()


def test_another_registers_or_strangers_card_changes_nothing(office, shop, tmp_path, stick) -> None:
    """A thief makes a whole card of their own for 085-2; then one of a register that nobody enrolled."""
    enrol_registers(office, (carried(shop, stick),))
    thief = set_up_shop(tmp_path / "thief")
    shutil.copy(thief / "085-2-key.keycard", stick / "085-2-key.keycard")
    shutil.copy(set_up_shop(tmp_path / "unknown", "085-9") / "085-9-key.keycard", stick)
    with open_head_office(office) as central:
        before = central.carrying.lists()
        codes = [one.code for one in central.import_boxes([stick])]
        assert codes == ["key_card.other_key", "key_card.unknown"]
        assert central.carrying.lists() == before


def test_a_list_of_another_head_office_is_refused_and_the_pin_stands(office, shop, stick, tmp_path, capsys) -> None:
    """A thief lays the list of a head office of their own beside the true card."""
    enrol_registers(office, (carried(shop, stick),))
    set_up_finance(tmp_path / "thieves", people=DESK.people)
    theirs = tmp_path / "THEIRS"
    theirs.mkdir()
    enrol_registers(tmp_path / "thieves", (carried(shop, theirs),))
    shutil.copy(theirs / "carrying-000001.dispatch", stick / "carrying-000001.dispatch")
    assert main(["pin", str(shop), str(stick / "head-office.json")]) == 2
    said = capsys.readouterr()
    assert "list of keys for sticks was not taken in" in said.err
    main(["doctor", "--folder", str(shop)])
    assert "files on sticks: Not encrypted" in capsys.readouterr().out


def test_a_stick_with_an_older_list_pins_once_more_and_the_newer_list_stays(
    office, shop, stick, tmp_path, capsys
) -> None:
    """The first stick lay about: the next list came on another one before it."""
    enrol_registers(office, (carried(shop, stick),))
    assert main(["carrying", "make", str(office)]) == 0
    later = tmp_path / "LATER"
    later.mkdir()
    enrol_registers(office, (carried(shop, later),))
    assert main(["pin", str(shop), str(later / "head-office.json")]) == 0
    newer = carrying_list_in(shop, "085")
    capsys.readouterr()
    assert main(["pin", str(shop), str(stick / "head-office.json")]) == 0
    said = capsys.readouterr()
    assert "Files on sticks: Encrypted" in said.out
    assert said.err == ""
    assert newer is not None
    assert carrying_list_in(shop, "085") == newer


def test_a_stick_for_a_former_key_is_read_and_the_next_list_names_the_new_one(office, shop, stick, tmp_path) -> None:
    """Head office makes a new carrying key while the first stick is on its way."""
    main(["enrol", str(office), str(carried(shop, stick))])
    main(["pin", str(shop), str(stick / "head-office.json")])
    bus = tmp_path / "BUS"
    bus.mkdir()
    sold_and_sealed(shop, bus)
    assert main(["carrying", "make", str(office)]) == 0
    with open_head_office(office) as central:
        assert [one.outcome for one in central.import_boxes([bus])] == [Outcome.TAKEN]
        assert central.carrying.lists()[0].office == central.carrying.keys.all()[1].public_key


def test_it_is_known_from_the_day_of_setting_up_where_head_office_has_answered_before(
    office, shop, stick, tmp_path, typed, capsys
) -> None:
    """A PC that died is set up anew: its card and list lie on the stick of before, and the list is for its store."""
    main(["enrol", str(office), str(carried(shop, stick))])
    typed("1717", "2424")
    words = ["setup", "store", str(tmp_path / "anew"), "--store", "085", "--name", "Harbour Row", "--register", "085-2"]
    people = ["--person", "1,Ann Berg,A.B.,manager", "--person", "17,Dana K.,D.K.,clerk"]
    assert main([*words, *people, "--central-key", str(stick / "head-office.json")]) == 0
    assert "Files on sticks: Encrypted" in capsys.readouterr().out


def test_a_store_that_never_had_a_line_hears_from_the_doctor_what_to_carry(office, shop, capsys) -> None:
    """Nobody known: both cards. A head office and no list, as a store from before has it: take its next stick in."""
    assert main(["doctor", "--folder", str(shop)]) == 1
    said = capsys.readouterr().out
    assert "no line is set up" in said
    assert "files on sticks: Not encrypted: this register knows no head office yet." in said
    assert ".keycard" in said
    with open_head_office(office) as central:
        pin_central(shop, central.keys.card)
    assert main(["doctor", "--folder", str(shop)]) == 1
    assert "Not encrypted: this register has not heard yet" in capsys.readouterr().out


def test_an_enrolment_card_is_what_an_older_head_office_reads(shop) -> None:
    """Its key stands on a card of its own, which an older one leaves lying."""
    card = json.loads((shop / "enrolment.json").read_bytes())
    assert sorted(card) == ["card", "epoch", "public_key", "register", "store", "store_name"]


def test_whoever_checks_a_whole_stick_is_told_of_the_key_card_too(shop, stick, capsys) -> None:
    """What lies beside the boxes is no broken box; a card with another letter is."""
    carried(shop, stick)
    (card,) = stick.glob("*.keycard")
    assert main(["verify", str(card)]) == 0
    assert "085-2-key.keycard: whole. The key of register 085-2" in capsys.readouterr().out
    card.write_bytes(card.read_bytes().replace(b"085-2", b"085-3"))
    assert main(["verify", str(card)]) == 1
    assert "was changed on its way" in capsys.readouterr().out
