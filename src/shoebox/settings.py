"""Reads and writes files that a person may edit: staff, and whose register or desk this is. Called by who builds.

The policy has a module of its own, `policy_settings`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shoebox.domain.currency import is_currency
from shoebox.domain.errors import Refusal
from shoebox.domain.language import LANGUAGES, SOURCE
from shoebox.domain.names import TEXT_CHARS_MAX, line_fits, name_fits, number_fits
from shoebox.domain.printer import PrinterKind, ReceiptPrinter, unfit_printer
from shoebox.domain.set_here import SetHere
from shoebox.domain.staff import Person, Role, Staff, unfit_person
from shoebox.settings_file import (
    Setting,
    checked,
    choice,
    plain_toml,
    settings_bytes,
    settings_in,
    toml_value,
    write_settings,
)

_A_NUMBER, _A_NAME = "1 to 20 letters, digits and hyphens", "1 to 60 signs on one line, and no card number"
_A_LINE = f"at most {TEXT_CHARS_MAX} signs on one line, each letter with its accent as one, and no card number"
# How what `unfit` and `unfit_person` look at is written.
FITTING = {
    "store": _A_NUMBER,
    "register": _A_NUMBER,
    "number": "1 to 12 letters, digits and hyphens",
    "merchant_no": _A_NUMBER,
    "merchant_city": _A_NAME,
    "store_name": _A_NAME,
    "name": _A_NAME,
    "initials": "1 to 8 signs",
    "language": f"one of {', '.join(LANGUAGES)}",
    "currency": "the three capital letters of a currency in use (ISO 4217), such as USD",
}
STORE_SETTINGS: tuple[Setting, ...] = (
    Setting("store", str, "Number of the store, as on its slips."),
    Setting("store_name", str, "Name of the store, as customers know it."),
    Setting("register", str, "Name of this register; unique in the chain."),
    Setting("currency", str, "ISO 4217 code."),
    Setting("merchant_no", str, "Merchant number of the store, as on its imprinter's plate; asked in approval calls."),
    Setting("merchant_city", str, "City and state of the store, as on its imprinter's plate, such as Portland OR."),
    Setting(
        "central_url", str, "Head office's address, such as https://shoebox.example.com; empty: boxes go by stick."
    ),
    Setting("central_ca", str, "File with the certificates that head office's is signed by; empty: the system's own."),
    Setting("office_url", str, "Address of the store's office PC, such as https://10.0.0.5:8086; set by shoebox pair."),
    Setting(
        "office_port",
        int,
        "On the office PC: the port at which the store's other registers find it; 0: they send elsewhere.",
        0,
        65_535,
    ),
    Setting(
        "second_copy", str, "Folder on a stick, a second disk or a share where the mirror is kept too; empty: none."
    ),
    Setting("language", str, "Language of the windows, the playbook and the papers: en or es."),
    Setting("printer", dict, "The receipt printer of this register."),
)
FINANCE_SETTINGS: tuple[Setting, ...] = (
    Setting("language", str, "Language of Finance's window and papers: en or es."),
    Setting("database", str, "postgresql://person@host/database for all of head office; empty: this folder's files."),
)
PRINTER_SETTINGS: tuple[Setting, ...] = (
    Setting("kind", str, "none: no printer. pdf: the system's print dialog. network, usb, file: a roll by ESC/POS."),
    Setting("address", str, "network: HOST:PORT. usb: MAKER:PRODUCT as lsusb shows them. file: a path, /dev/usb/lp0."),
    Setting("width_mm", int, "Width of the roll: 58 or 80."),
    Setting("columns", int, "Letters in a line; 0 for what is usual, 32 on 58 mm and 48 on 80."),
    Setting("code_page", str, "The letters the printer knows; cp858 is western Europe with the euro."),
)
PERSON_SETTINGS: tuple[Setting, ...] = (
    Setting("number", str, "Staff number."),
    Setting("name", str, "Name as colleagues say it."),
    Setting("initials", str, "Initials as they stand on paper."),
    Setting("role", str, "clerk, supervisor, manager, analyst, approver or opener."),
    Setting("pin", str, "salt:hash; made by `shoebox setup`, never the PIN itself."),
    Setting("propose_minor_max", int, "Finance: the largest amount this person may propose, in cents."),
    Setting("approve_minor_max", int, "Finance: the largest amount this person may approve, in cents."),
)
_INSTEAD = Setting("instead", str, "What the list kept of the PIN before, as a hash; empty for somebody new.")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreSettings:
    """Whose register this is."""

    store: str
    store_name: str
    register: str
    currency: str = "USD"
    merchant_no: str = ""
    merchant_city: str = ""
    central_url: str = ""
    central_ca: str = ""
    office_url: str = ""
    office_port: int = 0
    second_copy: str = ""
    language: str = SOURCE
    printer: ReceiptPrinter = field(default_factory=ReceiptPrinter)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceSettings:
    """How head office's window is."""

    language: str = SOURCE
    database: str = ""  # the address of the PostgreSQL database; empty where the folder's own files hold everything


def read_store(path: Path) -> StoreSettings:
    """Whose register this folder is; refuses a folder that was never set up (``settings.no_store``)."""
    if not path.exists():
        raise Refusal("settings.no_store", folder=str(path.parent))
    plain = settings_in(settings_bytes(path), STORE_SETTINGS, path)
    missing = {"store", "store_name", "register"} - set(plain)
    if "printer" in plain:
        plain["printer"] = _printer(plain["printer"], path)
    wrong = missing or unfit(store := StoreSettings(**plain))
    if wrong:
        raise Refusal("settings.bad_value", key=min(wrong), file=path.name)
    return store


def unfit(store: StoreSettings) -> set[str]:
    """Which settings no file name or paper could carry; empty where all is well."""
    right = {
        "store": number_fits(store.store),
        "store_name": name_fits(store.store_name),
        "register": number_fits(store.register),
        "merchant_no": not store.merchant_no or number_fits(store.merchant_no),
        "merchant_city": not store.merchant_city or name_fits(store.merchant_city),
        "language": store.language in LANGUAGES,
        "currency": is_currency(store.currency),
    }
    return {name for name, fits in right.items() if not fits}


def refuse_unread(store: StoreSettings) -> None:
    """Refuse (``settings.unfit``) what could be written and not be read again: the register would not open any more."""
    said = {one.key: getattr(store, one.key) for one in STORE_SETTINGS if one.kind is str}
    said |= {f"printer's {one.key}": getattr(store.printer, one.key) for one in PRINTER_SETTINGS if one.kind is str}
    for name, text in said.items():
        if not line_fits(text):
            raise Refusal("settings.unfit", what=name.replace("_", " "), rule=_A_LINE)


def write_store(path: Path, store: StoreSettings) -> None:
    """Write whose register this is, and what it prints on. Refuses what `refuse_unread` does."""
    refuse_unread(store)
    lines = [f"{one.key} = {toml_value(getattr(store, one.key))}" for one in STORE_SETTINGS if one.kind is not dict]
    lines += ["", "[printer]"]
    for one in PRINTER_SETTINGS:
        lines += [f"# {one.sentence}", f"{one.key} = {toml_value(getattr(store.printer, one.key))}"]
    write_settings(path, "\n".join(lines) + "\n")


def read_finance(path: Path) -> FinanceSettings:
    """How head office's window is; the built-in way where there is no file."""
    said = settings_in(settings_bytes(path), FINANCE_SETTINGS, path) if path.exists() else {}
    settings = FinanceSettings(**said)
    if settings.language not in LANGUAGES:
        raise Refusal("settings.bad_value", key="language", file=path.name)
    return settings


def write_finance(path: Path, settings: FinanceSettings) -> None:
    """Write how head office's window is, with a sentence to each setting."""
    lines = [f"# {one.sentence}\n{one.key} = {toml_value(getattr(settings, one.key))}\n" for one in FINANCE_SETTINGS]
    write_settings(path, "\n".join(lines))


def _printer(plain: dict[str, Any], path: Path) -> ReceiptPrinter:
    plain = checked(plain, PRINTER_SETTINGS, path)
    if plain.get("kind") in set(PrinterKind):
        plain["kind"] = PrinterKind(plain["kind"])
    printer = ReceiptPrinter(**plain)
    if wrong := unfit_printer(printer):
        raise Refusal("printer.bad_setting", key=wrong[0], file=path.name, rule=wrong[1])
    return printer


def read_staff(path: Path) -> Staff:
    """Everybody of this store or desk, from ``[[person]]`` tables."""
    if not path.exists():
        raise Refusal("settings.no_staff", folder=str(path.parent))
    return staff_in_words(settings_bytes(path), path)


class StaffFile:
    """The people of a list, read anew once somebody changed its file; the same object until then."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._seen: tuple[tuple[int, int, int], Staff] | None = None

    def __call__(self) -> Staff:
        """Who they are now. Refusals and troubles as of `read_staff`."""
        try:
            at = self._path.stat()
            now = (at.st_ino, at.st_mtime_ns, at.st_size)
        except OSError:
            now = (0, 0, 0)
        if self._seen is None or self._seen[0] != now:
            self._seen = (now, read_staff(self._path))
        return self._seen[1]


def staff_in_words(words: bytes, path: Path) -> Staff:
    """As `read_staff`, from the words of a file; `path` names it in a refusal."""
    rows = plain_toml(words, path).get("person", [])
    if not isinstance(rows, list):
        raise Refusal("settings.bad_value", key="person", file=path.name)
    people = tuple(_person(row, path) for row in rows)
    if len({person.number for person in people}) < len(people):
        raise Refusal("settings.bad_value", key="number", file=path.name)
    return Staff(people)


def write_staff(path: Path, people: Iterable[Person]) -> None:
    """Write the staff list; it holds hashes of PINs, so only its owner may read it."""
    write_settings(path, staff_words(people), mode=0o600)


def staff_words(people: Iterable[Person]) -> str:
    """The staff list as its file says it."""
    return "\n".join(
        "[[person]]\n" + "".join(f"{one.key} = {toml_value(getattr(person, one.key))}\n" for one in PERSON_SETTINGS)
        for person in people
    )


def read_set_here(path: Path) -> tuple[SetHere, ...]:
    """Whom this store gave another PIN, or let in, by itself; nobody where there is no such file."""
    if not path.exists():
        return ()
    rows = plain_toml(settings_bytes(path), path).get("person", [])
    if not isinstance(rows, list):
        raise Refusal("settings.bad_value", key="person", file=path.name)
    return tuple(_set_here(row, path) for row in rows)


def write_set_here(path: Path, set_here: Iterable[SetHere]) -> None:
    """Write them; it holds hashes of PINs, so only its owner may read it."""
    said = (f"{staff_words((one.person,))}{_INSTEAD.key} = {toml_value(one.instead)}\n" for one in set_here)
    write_settings(path, "\n".join(said), mode=0o600)


def _set_here(row: Any, path: Path) -> SetHere:
    plain = dict(row) if isinstance(row, dict) else {}
    instead = checked({key: plain.pop(key) for key in {_INSTEAD.key} & set(plain)}, (_INSTEAD,), path)
    return SetHere(_person(plain, path), **instead)


def _person(row: Any, path: Path) -> Person:
    plain = checked(row if isinstance(row, dict) else {}, PERSON_SETTINGS, path)
    missing = {"number", "name", "initials", "role", "pin"} - set(plain)
    if missing:
        raise Refusal("settings.bad_value", key=min(missing), file=path.name)
    person = Person(**{**plain, "role": choice(Role, plain["role"], "role", path)})
    if wrong := unfit_person(person):
        raise Refusal("settings.bad_value", key=min(wrong), file=path.name)
    return person


def refuse_short_store(roles: Sequence[Role]) -> None:
    """What takes two people must find two: a manager, and one more (``settings.store_people``)."""
    if Role.MANAGER not in roles or len(roles) < 2:
        raise Refusal("settings.store_people")


def refuse_short_finance(roles: Sequence[Role]) -> None:
    """No refund without one who may propose it and another who may approve it (``settings.finance_people``)."""
    proposing = [role for role in roles if role in (Role.ANALYST, Role.APPROVER)]
    if Role.APPROVER not in roles or len(proposing) < 2:
        raise Refusal("settings.finance_people")
