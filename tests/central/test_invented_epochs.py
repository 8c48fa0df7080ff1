"""A stolen register names book after book that it never had: it fills its own room, and nobody else's."""

from __future__ import annotations

import pytest

from boxmaking import MemoryRegister
from postgresmaking import rows_of
from shoebox.central import Central

FEW = 5


def stolen(central: Central, *, books: int = 3 * FEW) -> list[str]:
    """Register 1 is enrolled; whoever has its key sends parcels of its books 2, 3 and so on. How each was refused."""
    central.enrol(MemoryRegister().enrolment)
    return [sent(central, invented(epoch)) for epoch in range(2, books + 2)]


def invented(epoch: int, register: str = "1") -> MemoryRegister:
    made = MemoryRegister(register=register, epoch=epoch, key="085/1/1")
    made.open()
    return made


def sent(central: Central, register: MemoryRegister) -> str:
    return central.line.take("by line", register.parcel())[0].code


def honest(central: Central) -> str:
    """Register 2 was renewed, and its new card has not come: how it is refused."""
    central.enrol(MemoryRegister(register="2").enrolment)
    renewed = MemoryRegister(register="2", epoch=2)
    renewed.open()
    return sent(central, renewed)


def test_each_register_has_rows_of_its_own(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifteen books of register 1 are five rows, the last of which counts the others; register 2's one is beside it."""
    monkeypatch.setattr("shoebox.storage.central_refused.ROWS_MAX", FEW)
    assert set(stolen(central)) == {"carry.other_epoch"}
    assert honest(central) == "carry.other_epoch"
    refused = central.quarantined()
    assert sorted(one.times for one in refused if one.register == "1") == [1] * (FEW - 1) + [2 * FEW + 1]
    assert [(one.times, one.kept) for one in refused if one.register == "2"] == [(1, True)]


def test_each_register_has_room_of_its_own(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    """What register 1 may have is full after two parcels: told still, its bytes are not kept; register 2's are."""
    size = len(invented(2).parcel())
    monkeypatch.setattr("shoebox.storage.central_refused.REGISTER_BYTES_MAX", 2 * size + size // 2)
    stolen(central)
    honest(central)
    kept = {name: sum(one.kept for one in central.quarantined() if one.register == name) for name in ("1", "2")}
    assert kept == {"1": 2, "2": 1}
    assert sum(one.register == "1" for one in central.quarantined()) == 3 * FEW


def test_what_is_for_one_reason_leaves_room_for_another(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever knows its name alone sends under a key of their own: what its thief sends later is evidence still."""
    monkeypatch.setattr("shoebox.storage.central_refused.REASON_BYTES_MAX", len(invented(2).parcel()) + 10)
    central.enrol(MemoryRegister().enrolment)
    for number in range(FEW):
        stranger = MemoryRegister(key=f"stranger {number}")
        stranger.open()
        assert sent(central, stranger) == "parcel.other_key"
    stolen(central, books=1)
    kept = [one.code for one in central.quarantined() if one.kept]
    assert sorted(kept) == ["carry.other_epoch", "parcel.other_key"]


def selling_nothing(register: str, *, key: str = "") -> MemoryRegister:
    """What head office must not take, whoever seals it."""
    made = MemoryRegister(register=register, key=key)
    made.open()
    made.sale(0)
    return made


def test_what_nobody_proved_takes_no_room_of_what_a_key_has_sealed(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever knows a register's name alone fills what is kept of that sort; what its key has sealed is evidence."""
    own, thief = selling_nothing("1"), selling_nothing("1", key="thief")
    monkeypatch.setattr("shoebox.storage.central_refused.REGISTER_BYTES_MAX", len(own.parcel()) + 50)
    central.enrol(own.enrolment)
    assert sent(central, thief) == "parcel.other_key"
    assert central.line.take("by line", thief.parcel()[:-1])[0].code == "parcel.truncated"
    assert sent(central, own) == "parcel.money"
    kept = {one.code: one.kept for one in central.quarantined()}
    assert kept == {"parcel.other_key": True, "parcel.truncated": False, "parcel.money": True}


def test_what_nobody_proved_in_all_names_together_leaves_room(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In five registers' names, two are kept; then what two of them send themselves."""
    size = len(selling_nothing("1").parcel()) + 50
    monkeypatch.setattr("shoebox.storage.central_refused.QUARANTINE_BYTES_MAX", 4 * size)
    monkeypatch.setattr("shoebox.storage.central_refused.UNPROVED_BYTES_MAX", 2 * size)
    names = [str(number) for number in range(1, FEW + 1)]
    for name in names:
        central.enrol(MemoryRegister(register=name).enrolment)
        assert sent(central, selling_nothing(name, key="thief")) == "parcel.other_key"
    assert [one.kept for one in central.quarantined()].count(True) == 2
    assert {sent(central, selling_nothing(name)) for name in names[:2]} == {"parcel.money"}
    assert [one.kept for one in central.quarantined() if one.code == "parcel.money"] == [True, True]


def test_those_that_nobody_enrolled_share_room(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name for each parcel: five rows together; an enrolled register's are its own."""
    monkeypatch.setattr("shoebox.storage.central_refused.STRANGERS_ROWS_MAX", FEW)
    size = len(invented(2).parcel())
    monkeypatch.setattr("shoebox.storage.central_refused.STRANGERS_BYTES_MAX", 2 * size + size // 2)
    for number in range(3 * FEW):
        assert sent(central, invented(1, register=f"9{number:02d}")) == "carry.unknown_register"
    honest(central)
    strange = [one for one in central.quarantined() if one.code == "carry.unknown_register"]
    assert (len(strange), sum(one.times for one in strange), sum(one.kept for one in strange)) == (FEW, 3 * FEW, 2)
    assert [one.kept for one in central.quarantined() if one.register == "2"] == [True]


def test_what_forks_is_evidence_and_not_all_that_is_made_up(central: Central, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two versions of entry 3 prove it; a hundred prove no more, and register 2's are its own."""
    monkeypatch.setattr("shoebox.storage.central_writer.FORKS_MAX", FEW)
    for name in ("1", "2"):
        register = MemoryRegister(register=name)
        central.enrol(register.enrolment)
        register.open()
        assert sent(central, register) == ""
        for number in range(2 * FEW if name == "1" else 1):
            other = MemoryRegister(register=name)
            other.open(f"2027-01-{number + 1:02d}")
            assert sent(central, other) == "parcel.fork"
    rows = rows_of(central.folder, "SELECT register FROM fork ORDER BY register")
    assert [name for (name,) in rows] == ["1"] * FEW + ["2"]
