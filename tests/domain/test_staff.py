"""PINs are kept as slow hashes, and a second person is never the first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shoebox.domain.errors import Refusal
from shoebox.domain.staff import Person, Role, Staff, hash_pin, pin_fits, refuse_copied_pin

ROSA = Person("17", "Rosa Lind", "RL", Role.CLERK, hash_pin("1717", b"a"))
ANN = Person("02", "Ann Berg", "AB", Role.MANAGER, hash_pin("0202", b"b"))
# The same PIN as Ann's, by chance.
TOM = Person("03", "Tom Ek", "TE", Role.MANAGER, hash_pin("0202", b"c"))
STAFF = Staff((ROSA, ANN, TOM))
MANAGERS = (Role.MANAGER,)


def test_a_pin_is_not_in_what_is_kept() -> None:
    assert "1717" not in ROSA.pin
    assert hash_pin("1717", b"a") == ROSA.pin != hash_pin("1717", b"b")
    assert pin_fits(ROSA, "1717")
    assert not pin_fits(ROSA, "1718")


@pytest.mark.parametrize("pin", ["", "123", "1234567890123", "12a4", "١٢٣٤"])
def test_other_pins_are_refused_and_fit_nobody(pin: str) -> None:
    with pytest.raises(Refusal):
        hash_pin(pin, b"a")
    assert not pin_fits(ROSA, pin)


@pytest.mark.parametrize("kept", ["", ":", "zz:00", "00", "61:"])
def test_a_damaged_hash_fits_no_pin(kept: str) -> None:
    assert not pin_fits(Person("17", "Rosa Lind", "RL", Role.CLERK, kept), "1717")


def test_the_second_person_is_another_one_in_the_role() -> None:
    assert Staff((ROSA, ANN)).second_person("0202", first="17", roles=MANAGERS) == ANN


def test_a_pin_of_two_people_names_nobody_until_the_number_stands_before_it() -> None:
    """0202 is Ann's and Tom's, and by chance clerk Eva's too: never in the name of whoever stands first in the list."""
    eva = Person("05", "Eva Holm", "EH", Role.CLERK, hash_pin("0202", b"d"))
    for people in ((ROSA, ANN, TOM), (ROSA, TOM, ANN), (ROSA, eva, ANN), (ROSA, ANN, eva)):
        with pytest.raises(Refusal) as refused:
            Staff(people).second_person("0202", first="17", roles=MANAGERS)
        assert refused.value.code == "staff.pin_shared"
        assert "0202" not in str(refused.value)
    everybody = Staff((ROSA, ANN, TOM, eva))
    assert everybody.second_person("03 0202", first="17", roles=MANAGERS) == TOM
    assert everybody.second_person("02  0202", first="17", roles=MANAGERS) == ANN
    assert everybody.second_person("03 0202", first="02", roles=MANAGERS) == TOM
    for typed, first, code in (
        ("05 0202", "17", "staff.second"), ("02 0202", "02", "staff.same"), ("02 1717", "17", "staff.second"),
        ("99 0202", "17", "staff.second"), (" 0202", "17", "staff.pin_shared"), ("02 03 0202", "17", "staff.second"),
    ):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            everybody.second_person(typed, first=first, roles=MANAGERS)
        assert refused.value.code == code, typed


def test_a_line_that_was_copied_shows_and_two_salts_do_not() -> None:
    """The same salt and hash twice is the same PIN for certain; the same PIN under two salts can't be seen."""
    with pytest.raises(Refusal) as refused:
        refuse_copied_pin((ROSA, ANN, replace(ROSA, number="18", name="Ida Falk")))
    assert (refused.value.code, refused.value.facts["name"]) == ("settings.pin_copied", "Ida Falk")
    refuse_copied_pin((ROSA, ANN, TOM))


@pytest.mark.parametrize(
    ("pin", "first", "code"),
    [
        ("1717", "17", "staff.same"),
        ("1717", "02", "staff.second"),
        ("0202", "02", "staff.same"),  # Tom has it too, but Ann alone typed it
        ("9999", "17", "staff.second"),
        ("", "17", "staff.second"),
    ],
)
def test_nobody_else_is_a_second_person(pin: str, first: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        STAFF.second_person(pin, first=first, roles=MANAGERS)
    assert refused.value.code == code
    assert "9999" not in str(refused.value)


def test_a_person_is_found_by_number() -> None:
    assert STAFF.by_number("17") == ROSA
    with pytest.raises(Refusal) as refused:
        STAFF.by_number("99")
    assert refused.value.code == "staff.unknown"
