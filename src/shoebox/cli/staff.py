"""`shoebox staff`: who works at a store or at head office, made and changed with no PIN in it in clear."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from shoebox.cli.line import DONE, ask_pin, plain
from shoebox.domain.errors import Refusal

if TYPE_CHECKING:
    from shoebox.domain.staff import Person, Role

    Named = tuple[str, str, str, Role]


def add_staff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Staff."""
    staff = commands.add_parser(
        "staff", help="make a staff list or change it; `publish` sends it to stores", epilog="A PIN is asked for each."
    )
    staff.add_argument("file", type=Path, metavar="FILE", help="the list; it is made where there is none")
    staff.add_argument(
        "--person",
        action="append",
        default=[],
        metavar="NUMBER,NAME,INITIALS,ROLE",
        help="somebody new, or somebody of the list with another PIN, name or role; once per person",
    )
    staff.add_argument(
        "--without", action="append", default=[], metavar="NUMBER", help="somebody who has left; once per person"
    )
    staff.set_defaults(run=_staff)


def _staff(asked: argparse.Namespace) -> int:
    from shoebox.domain.staff import FINANCE_ROLES, STORE_ROLES, Staff
    from shoebox.settings import read_staff, refuse_short_finance, refuse_short_store, write_staff

    before = read_staff(asked.file) if asked.file.exists() else Staff(())
    for number in asked.without:
        before.by_number(number)
    people = {one.number: one for one in before.people if one.number not in asked.without}
    held = {one.number: one.role for one in people.values()}
    is_finance = bool(held) and set(held.values()) <= set(FINANCE_ROLES)
    roles, refuse_short = (FINANCE_ROLES, refuse_short_finance) if is_finance else (STORE_ROLES, refuse_short_store)
    named = people_named(asked.person, roles)
    refuse_short([*(held | {number: role for number, _, _, role in named}).values()])
    for person in with_pins(named):
        people[person.number] = _as_before(person, people.get(person.number))
    write_staff(asked.file, people.values())
    for person in people.values():
        print(plain(f"{person.number}  {person.name}, {person.initials}, {person.role}"))
    return DONE


def _as_before(person: Person, before: Person | None) -> Person:
    """Limits of Finance's own were set by hand: they stay while the role does."""
    if before is None or before.role is not person.role:
        return person
    return replace(person, propose_minor_max=before.propose_minor_max, approve_minor_max=before.approve_minor_max)


def people_named(texts: Sequence[str], roles: tuple[Role, ...]) -> list[Named]:
    """Number, name, initials and role of everybody named on the command line."""
    return [_named(text, roles) for text in texts]


def with_pins(named: Sequence[Named]) -> tuple[Person, ...]:
    """Each with a PIN, which is asked for, and which nobody else here has."""
    from shoebox.bootstrap import new_person

    people: list[Person] = []
    pins: set[str] = set()
    for number, name, initials, role in named:
        pin = ask_pin(name)
        if pin in pins:
            raise Refusal("settings.pin_twice", name=name)
        pins.add(pin)
        people.append(new_person(number, name, initials, role, pin))
    return tuple(people)


def _named(text: str, roles: tuple[Role, ...]) -> Named:
    from shoebox.bootstrap import refuse_unfit
    from shoebox.domain.staff import Person, Role, unfit_person

    parts = [part.strip() for part in text.split(",")]
    if len(parts) != 4 or parts[3] not in set(Role):
        raise Refusal("settings.bad_person")
    number, name, initials, role = parts[0], parts[1], parts[2], Role(parts[3])
    if role not in roles:
        raise Refusal("settings.role", name=name, role=role, roles=", ".join(roles))
    refuse_unfit(unfit_person(Person(number, name, initials, role, "")))  # nobody could read the list again
    return number, name, initials, role
