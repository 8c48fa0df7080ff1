"""`shoebox staff`: a list for stores is made and changed, and goes out; nobody's PIN is in it in clear."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemaking import STAFF as DESK
from shoebox.cli.main import main
from shoebox.domain.staff import FINANCE_ROLES, Role
from shoebox.settings import read_staff, write_staff

ANN, ROSA = "02,Ann Berg,AB,manager", "17,Rosa Lind,RL,clerk"


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The PIN that each types who is asked."""
    pins = {"Ann Berg": "0202", "Rosa Lind": "1717"}
    monkeypatch.setattr("shoebox.cli.staff.ask_pin", lambda name: pins[name])
    return pins


def staff(file: Path, *more: str) -> int:
    return main(["staff", str(file), *more])


def test_a_list_is_made_and_a_forgotten_pin_replaced(tmp_path: Path, typed, capsys) -> None:
    """Two people; then Rosa's new PIN, and nothing of Ann; then Rosa leaves and Omar comes."""
    file = tmp_path / "staff-085.toml"
    assert staff(file, "--person", ANN, "--person", ROSA) == 0
    assert file.stat().st_mode & 0o077 == 0
    assert "0202" not in file.read_text().split()
    before = read_staff(file)
    assert before.signing("17", "1717").role is Role.CLERK
    typed["Rosa Lind"] = "4826"
    assert staff(file, "--person", ROSA) == 0
    after = read_staff(file)
    assert after.signing("17", "4826")
    assert after.by_number("02") == before.by_number("02")
    typed["Omar Diaz"] = "3131"
    capsys.readouterr()
    assert staff(file, "--without", "17", "--person", "31,Omar Diaz,OD,supervisor") == 0
    assert capsys.readouterr().out == "02  Ann Berg, AB, manager\n31  Omar Diaz, OD, supervisor\n"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--without", "02"), "A store needs a manager"),
        (("--without", "99"), "Nobody here has the number 99"),
        (("--person", "31,Omar Diaz,OD,analyst"), "analyst"),
        (("--person", "31,Omar Diaz"), "NUMBER,NAME,INITIALS,ROLE"),
        (("--person", "31,Omar Diaz,ODIAZTORRES,clerk"), "1 to 8 signs"),  # else nobody could open the store any more
        (("--person", "3 1,Omar Diaz,OD,clerk"), "1 to 12 letters"),
    ],
)
def test_what_no_store_could_work_by_is_refused_before_a_pin_is_asked(tmp_path, typed, capsys, more, said) -> None:
    file = tmp_path / "staff.toml"
    staff(file, "--person", ANN, "--person", ROSA)
    before = file.read_bytes()
    assert staff(file, *more) == 2
    assert said in capsys.readouterr().err
    assert file.read_bytes() == before


def test_limits_of_finance_stay_with_a_new_pin(tmp_path: Path, typed) -> None:
    """They were set by hand in the list, and a forgotten PIN is no reason to lose them."""
    file, person = tmp_path / "staff.toml", DESK.people[0]
    write_staff(file, [one for one in DESK.people if one.role in FINANCE_ROLES])
    typed[person.name] = "7777"
    assert staff(file, "--person", f"{person.number},{person.name},{person.initials},{person.role}") == 0
    now = read_staff(file).signing(person.number, "7777")
    assert (now.propose_minor_max, now.approve_minor_max) == (person.propose_minor_max, person.approve_minor_max)
