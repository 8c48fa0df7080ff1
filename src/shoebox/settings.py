"""Reads and writes the files a person may edit: policy, staff, and whose register this is. Called by who builds.

Every setting is declared once, with its type, limits and a sentence; a key nobody declared is refused by name, so a
typing mistake in a policy never turns into a silent default.
"""

from __future__ import annotations

import difflib
import json
import os
import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from shoebox.domain.card import Brand
from shoebox.domain.currency import is_currency
from shoebox.domain.denomination import DENOMINATIONS_MAX, ROLL_MAX, Denomination
from shoebox.domain.errors import Refusal, Trouble
from shoebox.domain.incident import RescueLane
from shoebox.domain.item import RATE_PER_100K_MAX, rate_fits
from shoebox.domain.language import LANGUAGES, SOURCE
from shoebox.domain.names import line_fits, name_fits, number_fits
from shoebox.domain.policy import AtLimit, DeclinedAgain, Policy
from shoebox.domain.presentment import Deadlines
from shoebox.domain.printer import PrinterKind, ReceiptPrinter, unfit_printer
from shoebox.domain.sealed import CardProfile, is_public
from shoebox.domain.slip import Imprint
from shoebox.domain.staff import Person, Role, Staff

SETTINGS_BYTES_MAX = 256 * 1024
STAFF_NUMBER_CHARS_MAX, INITIALS_CHARS_MAX = 12, 8
DENOMINATION_NAME_CHARS_MAX = 14  # beside the fields in which a drawer is counted
OVERRIDE_REASONS_MAX, OVERRIDE_REASON_CHARS_MAX = 4, 18  # each has a key of its own, and they stand in one row
RECEIPT_FOOT_LINES_MAX = 6  # a receipt has to end somewhere; more are refused, so that none is left off in silence

_A_NUMBER, _A_NAME = "1 to 20 letters, digits and hyphens", "1 to 60 signs on one line, and no card number"
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


@dataclass(frozen=True, slots=True)
class Setting:
    """One declared setting: its key in the file, what it must be, and what it means."""

    key: str
    kind: type
    sentence: str
    lowest: int = 0
    highest: int = 10**9


POLICY_SETTINGS: tuple[Setting, ...] = (
    Setting("version", str, "Name of this edition of the policy; it is written into every sale."),
    Setting("currency", str, "ISO 4217 code of the currency the stores take."),
    Setting(
        "tax_rate_per_100k", int, "Tax inside the price, in thousandths of a per cent: 7250 is 7.25 %.", 0, 100_000
    ),
    Setting("tax_rates_per_100k", dict, "Other rates than the usual one, by their names in the price file."),
    Setting("prices_include_tax", bool, "Whether the prices of the price file hold the tax already."),
    Setting("prices_old_days", int, "Days after which a price file is shown as old.", 1, 365),
    Setting("override_roles", list, "Roles that sell an item at another price than the list's."),
    Setting("override_reasons", list, "Why a price may differ from the list's; chosen by number."),
    Setting("brands", list, "Card brands that may be taken on paper."),
    Setting("floor_limit_minor", dict, "By brand: up to this amount a slip needs no approval code. Absent is 0."),
    Setting(
        "card_profile",
        str,
        "paper: brand and last four. sealed: the number too, for Finance; head office alone sets it.",
    ),
    Setting("sealing_key", str, "Finance's public key that numbers are sealed to; head office puts it in."),
    Setting("sale_minor_max", int, "The largest sale that may be keyed, in cents.", 1),
    Setting(
        "register_drafts_minor_max",
        int,
        "Card slips at one register that head office does not hold yet, in cents; 0: no limit.",
    ),
    Setting("register_slips_max", int, "Card slips of one register and day; 0: no limit.", 0, 100_000),
    Setting("declined_again", str, "A card declined by phone comes again. code: with a new code. stop: not taken."),
    Setting("register_limit", str, "person: another person agrees to a slip above it. stop: it is not taken."),
    Setting("register_near_percent", int, "Per cent of such a limit from which the register says it is near.", 1, 100),
    Setting("amount_twice_above_minor", int, "A card slip above this has its amount typed twice, in cents."),
    Setting("split_minutes", int, "How long slips on one card add up against its floor limit.", 0, 1_440),
    Setting("twin_minutes", int, "How long the same card and amount are asked about as a likely twin.", 0, 1_440),
    Setting("over_short_tolerance_minor", int, "A drawer within this many cents needs no second count.", 0, 100_000),
    Setting("refund_second_person_above_minor", int, "Refunds above this need a second person's PIN, in cents."),
    Setting("void_roles", list, "Roles whose PIN may void an entry."),
    Setting("void_limit_minor", dict, "By role: up to this amount its PIN voids an entry. Absent is no limit."),
    Setting("day_roles", list, "Roles that open and close a day, declare an incident and end it."),
    Setting("cash_roles", list, "Roles that move a drawer's cash, count it and say what goes to the bank."),
    Setting("paid_in_reasons", list, "Why cash is paid into a drawer; chosen by number, or written in own words."),
    Setting("paid_out_reasons", list, "Why cash is paid out of a drawer; chosen in the same way."),
    Setting("no_sale_reasons", list, "Why a drawer is opened without a sale; chosen in the same way."),
    Setting("spoil_reasons", list, "Why a slip is spoiled; chosen in the same way."),
    Setting("pickup_checks", list, "How a customer proves that an online order is theirs; chosen by number."),
    Setting("deposit_before_close", bool, "Whether a day closes only once it is said what goes to the bank."),
    Setting("box_roles", list, "Roles that give a sealed box out of the store, and take one back."),
    Setting("box_place", str, "Where a box is closed, and kept until somebody comes for it."),
    Setting(
        "box_travel_days", int, "Days after which a box that was given out and has not come is looked for.", 1, 365
    ),
    Setting("box_keep_months", int, "Months that a box of slips is kept before two people destroy it.", 1, 240),
    Setting("silent_hours", int, "Hours without a word after which head office calls a store silent.", 1, 720),
    Setting("lock_minutes", int, "Minutes without a key after which a window asks for the PIN; 0 is never.", 0, 480),
    Setting(
        "switch_minutes",
        int,
        "Minutes away in which a clerk comes back with F3 and a digit; 0: a PIN each time.",
        0,
        60,
    ),
    Setting("rescue_lane", str, "finance: Finance charges the slips. rekey: stores key them into the point of sale."),
    Setting("incident_began_days_max", int, "Days ago that an incident may have begun which is declared now.", 1, 365),
    Setting("kit", list, "What lies on the counter when slips are written; asked when an incident is declared."),
    Setting("readiness", list, "What a store has at hand before an outage; gone through on the page Readiness."),
    Setting("slips_ready_min", int, "Numbered slips at hand that a register counts as ready with.", 0, 100_000),
    Setting(
        "slips_reorder_days", int, "Days that an order of pads takes: with paper for fewer it is time to order.", 0, 365
    ),
    Setting("readiness_months_max", int, "Months after which readiness is looked at anew.", 1, 24),
    Setting("drill_months_max", int, "Months after which slips are practised again.", 1, 24),
    Setting("operations_phone", str, "The number of Operations, who give incident numbers."),
    Setting("reasons_by_hand", list, "Why a card may be taken by hand; the first is the usual one."),
    Setting(
        "denominations", list, "Notes and coins that a drawer is counted in; none: those that the currency usually has."
    ),
    Setting("approval_phone", str, "The number to call for an approval code."),
    Setting("approval_phones", dict, "By brand: another number to call for its approval codes."),
    Setting("approval_signs", int, "How many signs an approval code has; 0 where that differs.", 0, 10),
    Setting("imprints", list, "How a card may come onto the slip; a kind that is left out is not taken here."),
    Setting("legible_asked", bool, "Whether each card slip is ticked as legible on all copies before it is recorded."),
    Setting("imprint_usual", str, "How the card usually comes onto the slip; empty asks at each one."),
    Setting("receipt_foot", list, f"Lines at the foot of a receipt, at most {RECEIPT_FOOT_LINES_MAX}."),
    Setting("charged_within", str, "What the receipt promises about when the card is charged."),
    Setting("presentment_amber_days", int, "Business days after which an unpresented slip turns amber.", 0, 60),
    Setting("presentment_red_days", int, "Business days after which an unpresented slip turns red.", 0, 60),
    Setting("presentment_review_days", int, "Calendar days after which somebody must look before it is charged.", 1),
    Setting(
        "presentment_by_brand",
        dict,
        "By brand, its own presentment days: amex = {amber_days = 1, red_days = 3, review_days = 9}. Absent: as above.",
    ),
    Setting("bank_holidays", list, "Dates on which banks are closed, such as 2026-12-25."),
    Setting("duplicate_reversal_days", int, "Days within which a double charge is to be given back.", 0, 60),
)
DEADLINE_SETTINGS: tuple[Setting, ...] = (
    Setting("amber_days", int, "Business days after which an unpresented slip turns amber.", 0, 60),
    Setting("red_days", int, "Business days after which it turns red.", 0, 60),
    Setting("review_days", int, "Calendar days after which somebody must look before it is charged.", 1, 365),
)
DENOMINATION_SETTINGS: tuple[Setting, ...] = (
    Setting("worth_minor", int, "What one is worth, in cents.", 1),
    Setting("name", str, "What people call it."),
    Setting("kind", str, "note or coin."),
    Setting("roll", int, "How many coins stand in a roll; 0: it comes loose alone.", 0, ROLL_MAX),
)
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
    language: str = SOURCE
    printer: ReceiptPrinter = field(default_factory=ReceiptPrinter)


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceSettings:
    """How head office's window is."""

    language: str = SOURCE
    database: str = ""  # the address of the PostgreSQL database; empty where the folder's own files hold everything


def read_policy(path: Path) -> Policy:
    """The policy file, or the built-in policy where there is none. Refuses undeclared keys and values out of limits."""
    return policy_in_words(settings_bytes(path), path) if path.exists() else Policy()


def policy_in_words(words: bytes, path: Path) -> Policy:
    """As `read_policy`, from the words of a file; `path` names it in a refusal."""
    plain = _checked(_plain_toml(words, path), POLICY_SETTINGS, path)
    for name, kind in _LISTS.items():
        if name in plain:
            plain[name] = tuple(kind(value, name, path) for value in plain[name])
    for name, choice in _ONE_OF.items():
        if name in plain and (plain[name] or name != "imprint_usual"):  # which may be asked at each slip
            choice(plain[name], name, path)
    if len(plain.get("receipt_foot", ())) > RECEIPT_FOOT_LINES_MAX:
        raise Refusal("settings.receipt_foot", file=path.name, most=RECEIPT_FOOT_LINES_MAX)
    _read_items(plain, path)
    if "denominations" in plain:
        plain["denominations"] = _denominations(plain["denominations"], path)
    if plain.get("sealing_key") and not is_public(plain["sealing_key"]):
        raise Refusal("settings.bad_value", key="sealing_key", file=path.name)
    if not is_currency(plain.get("currency", "USD")):
        raise Refusal("settings.bad_value", key="currency", file=path.name)
    _read_limits(plain, "floor_limit_minor", Brand, path)
    _read_limits(plain, "void_limit_minor", Role, path)
    _refuse_unfit_imprints(plain, path)
    for brand, phone in plain.get("approval_phones", {}).items():
        _choice(Brand, brand, "approval_phones", path)
        _text(phone, "approval_phones", path)
    own = plain.get("presentment_by_brand", {})
    plain["presentment_by_brand"] = {
        str(_choice(Brand, brand, "presentment_by_brand", path)): _deadlines(row, path) for brand, row in own.items()
    }
    return Policy(**plain)


def _deadlines(row: Any, path: Path) -> Deadlines:
    """One brand's own days: all three of them, and amber no later than red."""
    plain = _checked(row if isinstance(row, dict) else {}, DEADLINE_SETTINGS, path)
    if len(plain) < len(DEADLINE_SETTINGS) or plain["amber_days"] > plain["red_days"]:
        raise Refusal("settings.bad_value", key="presentment_by_brand", file=path.name)
    return Deadlines(**plain)


def _read_limits(plain: dict[str, Any], key: str, whose: type[StrEnum], path: Path) -> None:
    """Amounts by brand or by role."""
    for name, limit in plain.get(key, {}).items():
        _choice(whose, name, key, path)
        _within(Setting(key, int, ""), limit, path)


def _refuse_unfit_imprints(plain: dict[str, Any], path: Path) -> None:
    """At least one way for a card to come onto a slip, and the usual one among them."""
    imprints = plain.get("imprints", Policy().imprints)
    usual = plain.get("imprint_usual", Policy().imprint_usual)
    if not imprints:
        raise Refusal("settings.bad_value", key="imprints", file=path.name)
    if usual and usual not in imprints:
        raise Refusal("settings.bad_value", key="imprint_usual", file=path.name)


def _read_items(plain: dict[str, Any], path: Path) -> None:
    """What a policy says of items: rates by name, and who may sell at another price for which reasons."""
    for name, rate in plain.get("tax_rates_per_100k", {}).items():
        if not name or not rate_fits(name):
            raise Refusal("settings.bad_value", key="tax_rates_per_100k", file=path.name)
        _within(Setting("tax_rates_per_100k", int, "", 0, RATE_PER_100K_MAX), rate, path)
    reasons = plain.get("override_reasons")
    if reasons is not None:
        fitting = all(0 < len(reason) <= OVERRIDE_REASON_CHARS_MAX for reason in reasons)
        if not 0 < len(reasons) <= OVERRIDE_REASONS_MAX or not fitting:
            raise Refusal("settings.bad_value", key="override_reasons", file=path.name)


def _denominations(rows: Sequence[Any], path: Path) -> tuple[Denomination, ...]:
    """Notes and coins: few enough to count by hand, each worth and each name once; only coins come in rolls."""
    found = tuple(_denomination(row, path) for row in rows)
    worths, names = {one.worth_minor for one in found}, {one.name for one in found}
    if len(found) > DENOMINATIONS_MAX or not len(found) == len(worths) == len(names):
        raise Refusal("settings.bad_value", key="denominations", file=path.name)
    return found


def _denomination(row: Any, path: Path) -> Denomination:
    plain = _checked(row if isinstance(row, dict) else {}, DENOMINATION_SETTINGS, path)
    right = {"worth_minor", "name", "kind"} <= set(plain) and plain["kind"] in ("note", "coin")
    right = right and name_fits(plain["name"]) and len(plain["name"]) <= DENOMINATION_NAME_CHARS_MAX
    is_coin = right and plain.pop("kind") == "coin"
    if not right or (plain.get("roll") and not is_coin):
        raise Refusal("settings.bad_value", key="denominations", file=path.name)
    return Denomination(is_coin=is_coin, **plain)


def write_policy(path: Path, policy: Policy) -> None:
    """Write the whole policy with its sentences as comments, ready to be edited."""
    write_settings(path, policy_words(policy))


def policy_words(policy: Policy) -> str:
    """The whole policy as its file says it; the same policy, the same words.

    The heading of a table with nothing in it is a comment: an older register refuses a heading that it doesn't know.
    """
    by_name = {field.name: getattr(policy, field.name) for field in fields(policy)}
    lines = []
    for setting in sorted(POLICY_SETTINGS, key=lambda one: one.kind is dict):
        lines += ["", f"# {setting.sentence}"]
        value = by_name[setting.key]
        if isinstance(value, dict):
            lines.append(f"[{setting.key}]" if value else f"# [{setting.key}]")
            lines += (f"{name} = {_toml_value(held)}" for name, held in sorted(value.items()))
        else:
            lines.append(f"{setting.key} = {_toml_value(value)}")
    return "\n".join(lines).lstrip() + "\n"


def read_store(path: Path) -> StoreSettings:
    """Whose register this folder is; refuses a folder that was never set up (``settings.no_store``)."""
    if not path.exists():
        raise Refusal("settings.no_store", folder=str(path.parent))
    plain = _checked(_toml(path), STORE_SETTINGS, path)
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


def write_store(path: Path, store: StoreSettings) -> None:
    """Write whose register this is, and what it prints on."""
    lines = [f"{one.key} = {_toml_value(getattr(store, one.key))}" for one in STORE_SETTINGS if one.kind is not dict]
    lines += ["", "[printer]"]
    for one in PRINTER_SETTINGS:
        lines += [f"# {one.sentence}", f"{one.key} = {_toml_value(getattr(store.printer, one.key))}"]
    write_settings(path, "\n".join(lines) + "\n")


def read_finance(path: Path) -> FinanceSettings:
    """How head office's window is; the built-in way where there is no file."""
    settings = FinanceSettings(**_checked(_toml(path), FINANCE_SETTINGS, path)) if path.exists() else FinanceSettings()
    if settings.language not in LANGUAGES:
        raise Refusal("settings.bad_value", key="language", file=path.name)
    return settings


def write_finance(path: Path, settings: FinanceSettings) -> None:
    """Write how head office's window is, with a sentence to each setting."""
    lines = [f"# {one.sentence}\n{one.key} = {_toml_value(getattr(settings, one.key))}\n" for one in FINANCE_SETTINGS]
    write_settings(path, "\n".join(lines))


def _printer(plain: dict[str, Any], path: Path) -> ReceiptPrinter:
    plain = _checked(plain, PRINTER_SETTINGS, path)
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


def staff_in_words(words: bytes, path: Path) -> Staff:
    """As `read_staff`, from the words of a file; `path` names it in a refusal."""
    rows = _plain_toml(words, path).get("person", [])
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
        "[[person]]\n" + "".join(f"{one.key} = {_toml_value(getattr(person, one.key))}\n" for one in PERSON_SETTINGS)
        for person in people
    )


def _person(row: Any, path: Path) -> Person:
    plain = _checked(row if isinstance(row, dict) else {}, PERSON_SETTINGS, path)
    missing = {"number", "name", "initials", "role", "pin"} - set(plain)
    if missing:
        raise Refusal("settings.bad_value", key=min(missing), file=path.name)
    person = Person(**{**plain, "role": _choice(Role, plain["role"], "role", path)})
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


def unfit_person(person: Person) -> set[str]:
    """What of a person no paper could carry; empty where all is well."""
    right = {
        "number": number_fits(person.number) and len(person.number) <= STAFF_NUMBER_CHARS_MAX,
        "name": name_fits(person.name),
        "initials": name_fits(person.initials) and len(person.initials) <= INITIALS_CHARS_MAX,
    }
    return {name for name, fits in right.items() if not fits}


def settings_in(words: bytes, declared: tuple[Setting, ...], path: Path) -> dict[str, Any]:
    """The declared settings that the words of a file say; `path` names it in a refusal."""
    return _checked(_plain_toml(words, path), declared, path)


def _toml(path: Path) -> dict[str, Any]:
    return _plain_toml(settings_bytes(path), path)


def settings_bytes(path: Path) -> bytes:
    """The bytes of a settings file, no more of it than one may have and one over. Trouble ``files.unreadable``."""
    try:
        with path.open("rb") as file:
            return file.read(SETTINGS_BYTES_MAX + 1)
    except OSError as wrong:
        raise Trouble("files.unreadable", file=path.name, why=wrong.strerror or "") from wrong


def _plain_toml(words: bytes, path: Path) -> dict[str, Any]:
    if len(words) > SETTINGS_BYTES_MAX:
        raise Refusal("settings.unreadable", file=path.name, why="it is too large")
    try:
        return tomllib.loads(words.decode("utf-8").replace("\r\n", "\n"))
    except (ValueError, RecursionError) as wrong:  # a number of too many digits is a ValueError of Python's own
        raise Refusal("settings.unreadable", file=path.name, why=str(wrong)[:80]) from wrong


def _checked(plain: dict[str, Any], declared: tuple[Setting, ...], path: Path) -> dict[str, Any]:
    by_key = {setting.key: setting for setting in declared}
    for key, value in plain.items():
        if key not in by_key:
            near = difflib.get_close_matches(key, by_key, n=1)
            raise Refusal("settings.unknown_key", key=key[:40], file=path.name, near=near[0] if near else min(by_key))
        _within(by_key[key], value, path)
    return dict(plain)


def _within(setting: Setting, value: Any, path: Path) -> None:
    right = type(value) is setting.kind
    if right and isinstance(value, int):
        right = setting.lowest <= value <= setting.highest
    if right and isinstance(value, str):
        right = setting.key == "pin" or line_fits(value)  # digits of a hash may look like anything
    if not right:
        raise Refusal("settings.bad_value", key=setting.key, file=path.name)


def _choice(kind: Any, value: Any, key: str, path: Path) -> Any:
    try:
        return kind(value)
    except ValueError as wrong:
        raise Refusal("settings.bad_value", key=key, file=path.name) from wrong


def _text(value: Any, key: str, path: Path) -> str:
    if not isinstance(value, str) or not line_fits(value):
        raise Refusal("settings.bad_value", key=key, file=path.name)
    return value


# What stands in a policy's lists, and the settings that are one of a few words.
_LISTS: dict[str, Callable[[Any, str, Path], Any]] = {
    "brands": partial(_choice, Brand),
    "imprints": partial(_choice, Imprint),
    "void_roles": partial(_choice, Role),
    "day_roles": partial(_choice, Role),
    "cash_roles": partial(_choice, Role),
    "box_roles": partial(_choice, Role),
    "override_roles": partial(_choice, Role),
    **dict.fromkeys(
        ("kit", "readiness", "reasons_by_hand", "receipt_foot", "override_reasons", "bank_holidays"), _text
    ),
}
_NUMBERED = ("paid_in_reasons", "paid_out_reasons", "no_sale_reasons", "spoil_reasons", "pickup_checks")
_LISTS |= dict.fromkeys(_NUMBERED, _text)
_ONE_OF: dict[str, Callable[[Any, str, Path], Any]] = {
    "card_profile": partial(_choice, CardProfile),
    "rescue_lane": partial(_choice, RescueLane),
    "register_limit": partial(_choice, AtLimit),
    "declined_again": partial(_choice, DeclinedAgain),
    "imprint_usual": partial(_choice, Imprint),
}


def _toml_value(value: Any) -> str:
    if isinstance(value, Denomination):
        said = {"worth_minor": value.worth_minor, "name": value.name, "kind": "coin" if value.is_coin else "note"}
        said |= {"roll": value.roll} if value.roll else {}
        return "\n    {" + ", ".join(f"{key} = {_toml_value(one)}" for key, one in said.items()) + "}"
    if isinstance(value, Deadlines):
        return "{" + ", ".join(f"{one.key} = {getattr(value, one.key)}" for one in DEADLINE_SETTINGS) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(_toml_value(inner) for inner in value) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    # A JSON string with its non-ASCII letters kept is also a TOML basic string, but for DEL.
    return (
        str(value) if isinstance(value, int) else json.dumps(str(value), ensure_ascii=False).replace("\x7f", "\\u007f")
    )


def write_settings(path: Path, text: str, mode: int = 0o644) -> None:
    """Write a settings file whole or not at all. Trouble ``files.unwritable``."""
    aside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.unlink(missing_ok=True)
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    except OSError as wrong:
        raise Trouble("files.unwritable", file=path.name, why=wrong.strerror or "") from wrong
