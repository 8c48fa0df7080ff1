"""The policy as its file: every number of the trade declared, with its limits and a sentence. Called by who builds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from shoebox.domain.card import Brand
from shoebox.domain.currency import is_currency
from shoebox.domain.dates import is_day
from shoebox.domain.denomination import DENOMINATIONS_MAX, ROLL_MAX, Denomination
from shoebox.domain.errors import Refusal
from shoebox.domain.incident import RescueLane
from shoebox.domain.item import GOODS_SIGNS_MAX, RATE_PER_100K_MAX, rate_fits
from shoebox.domain.names import line_fits, name_fits
from shoebox.domain.policy import AtLimit, DeclinedAgain, Policy
from shoebox.domain.policy_words import words_for_missing
from shoebox.domain.practice import Fault
from shoebox.domain.presentment import WEEKDAYS, Deadlines
from shoebox.domain.sealed import CardProfile, is_public
from shoebox.domain.slip import Imprint
from shoebox.domain.staff import Role
from shoebox.settings_file import (
    Setting,
    checked,
    choice,
    settings_bytes,
    settings_in,
    toml_value,
    within,
    write_settings,
)

DENOMINATION_NAME_CHARS_MAX = 14  # beside the fields in which a drawer is counted
OVERRIDE_REASONS_MAX, OVERRIDE_REASON_CHARS_MAX = 4, 18  # each has a key of its own, and they stand in one row
DRILL_FAULTS_MAX = len(Fault)  # each mistake of a drill is of another kind
CASE_AGES_MAX = 6  # rows on Finance's board
RECEIPT_FOOT_LINES_MAX = 6  # a receipt has to end somewhere; more are refused, so that none is left off in silence

POLICY_SETTINGS: tuple[Setting, ...] = (
    Setting("version", str, "Name of this edition of the policy; it is written into every sale."),
    Setting("currency", str, "ISO 4217 code of the currency the stores take."),
    Setting(
        "tax_rate_per_100k", int, "Tax inside the price, in thousandths of a per cent: 7250 is 7.25 %.", 0, 100_000
    ),
    Setting("tax_rates_per_100k", dict, "Other rates than the usual one, by their names in the price file."),
    Setting("prices_include_tax", bool, "Whether the prices of the price file hold the tax already."),
    Setting("prices_old_days", int, "Days after which a price file is shown as old.", 1, 365),
    Setting(
        "stored_value_words",
        list,
        "Words in an item's name that say gift card, where its price file has no column.",
    ),
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
    Setting("sealed_shown_s", int, "Seconds for which Finance sees a card number that was opened.", 5, 600),
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
    Setting("claimed_ahead_hours", int, "Hours by which a slip's own time may be ahead of the clock.", 0, 48),
    Setting("split_minutes", int, "How long slips on one card add up against its floor limit.", 0, 1_440),
    Setting(
        "same_customer_minutes",
        int,
        "Minutes within which slips on two cards may be one sale: in the same words, or in a row without a code.",
        0,
        1_440,
    ),
    Setting("twin_minutes", int, "How long the same card and amount are asked about as a likely twin.", 0, 1_440),
    Setting(
        "register_quiet_minutes",
        int,
        "Minutes after which the office PC no longer knows what a register does that it has not heard.",
        1,
        1_440,
    ),
    Setting("over_short_tolerance_minor", int, "A drawer within this many cents needs no second count.", 0, 100_000),
    Setting("cash_checks_max", int, "Checks of one drawer in the middle of a day; each answer tells a little.", 1, 100),
    Setting("refund_second_person_above_minor", int, "Refunds above this need a second person's PIN, in cents."),
    Setting(
        "refund_alone_day_minor",
        int,
        "What one person gives back alone on a business day, in cents; above it another's PIN too.",
    ),
    Setting(
        "refund_own_sale_alone",
        bool,
        "Whether whoever keyed a sale may give it back without another's PIN, within those.",
    ),
    Setting("void_roles", list, "Roles whose PIN may void an entry."),
    Setting("void_limit_minor", dict, "By role: up to this amount its PIN voids an entry. Absent is no limit."),
    Setting("day_ends_hour", int, "Hour of the next morning from which a day left open is told; 0: midnight.", 0, 23),
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
    Setting(
        "pin_tries_max", int, "Wrong PINs in a row of one person, after which none is looked at for a while.", 3, 20
    ),
    Setting("pin_wait_s", int, "Seconds that this lasts.", 10, 3_600),
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
    Setting(
        "disk_free_mb_min", int, "Megabytes free on a book's disk, below which windows warn; 0 never.", 0, 1_000_000
    ),
    Setting("disk_days_min", int, "Days of sales as today's that must still fit there; 0: not asked.", 0, 3_650),
    Setting("slips_ready_min", int, "Numbered slips at hand that a register counts as ready with.", 0, 100_000),
    Setting("open_hours", int, "Hours that a store sells on a whole day.", 1, 24),
    Setting("slips_pace_hours_min", int, "Hours from which on today's slips tell how many a whole day takes.", 0, 24),
    Setting(
        "slips_reorder_days", int, "Days that an order of pads takes: with paper for fewer it is time to order.", 0, 365
    ),
    Setting("readiness_months_max", int, "Months after which readiness is looked at anew.", 1, 24),
    Setting("drill_months_max", int, "Months after which slips are practised again.", 1, 24),
    Setting("drill_slips", int, "Slips that a drill lays before the clerk.", DRILL_FAULTS_MAX, 40),
    Setting("drill_faults", int, "How many of them have a mistake to notice.", 0, DRILL_FAULTS_MAX),
    Setting("operations_phone", str, "The number of Operations, who give incident numbers."),
    Setting("reasons_by_hand", list, "Why a card may be taken by hand; each clerk says one, once a shift."),
    Setting("reasons_of_one_sale", list, "Those of them that hold for one sale alone, and are asked anew at the next."),
    Setting(
        "denominations", list, "Notes and coins that a drawer is counted in; none: those that the currency usually has."
    ),
    Setting(
        "two_notes_minor", list, "Notes that customers hand over two of, in cents; none: those usual in the currency."
    ),
    Setting(
        "change_notes_refused",
        int,
        "So many of the largest note are never change but a mistake; 0: any change.",
        0,
        100,
    ),
    Setting("approval_phone", str, "The number to call for an approval code."),
    Setting("approval_phones", dict, "By brand: another number to call for its approval codes."),
    Setting("approval_signs", int, "How many signs an approval code has; 0 where that differs.", 0, 10),
    Setting("imprints", list, "How a card may come onto the slip; a kind that is left out is not taken here."),
    Setting(
        "handwritten_needs_code", bool, "Whether a handwritten slip needs an approval code below a floor limit, too."
    ),
    Setting("goods_needed", bool, "Whether each card slip says what was sold: its items, words, or the usual ones."),
    Setting("goods_usual", str, "What a slip calls the goods where nobody keys more; empty asks at each one."),
    Setting("legible_asked", bool, "Whether who compares the signature says too that all copies can be read."),
    Setting("imprint_usual", str, "How the card usually comes onto the slip; empty asks at each one."),
    Setting("largest_shown", int, "How many of a day's largest sales the end-of-day report names.", 1, 20),
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
    Setting("bank_closed_weekdays", list, "Days of the week on which banks are closed, such as saturday; at most six."),
    Setting(
        "due_soon_days", int, "Days before a case's deadline from which Finance's board counts it as due soon.", 0, 60
    ),
    Setting(
        "case_age_hours", list, "Hours for which Finance's board counts the cases that are open longer; 1 to 6 of them."
    ),
    Setting(
        "sure_percent", int, "How sure a match must be to be proposed with others and not looked at alone.", 50, 100
    ),
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


def read_policy(path: Path) -> Policy:
    """The policy file, or the built-in policy where there is none. Refuses undeclared keys and values out of limits."""
    return policy_in_words(settings_bytes(path), path) if path.exists() else Policy()


def policy_in_words(words: bytes, path: Path) -> Policy:
    """As `read_policy`, from the words of a file; `path` names it in a refusal."""
    plain = settings_in(words, POLICY_SETTINGS, path)
    for name, kind in _LISTS.items():
        if name in plain:
            plain[name] = tuple(kind(value, name, path) for value in plain[name])
    for name, one_of in _ONE_OF.items():
        if name in plain and (plain[name] or name != "imprint_usual"):  # which may be asked at each slip
            one_of(plain[name], name, path)
    if len(plain.get("receipt_foot", ())) > RECEIPT_FOOT_LINES_MAX:
        raise Refusal("settings.receipt_foot", file=path.name, most=RECEIPT_FOOT_LINES_MAX)
    _read_items(plain, path)
    if "denominations" in plain:
        plain["denominations"] = _denominations(plain["denominations"], path)
    if plain.get("sealing_key") and not is_public(plain["sealing_key"]):
        raise Refusal("settings.bad_value", key="sealing_key", file=path.name)
    if not is_currency(plain.get("currency", "USD")):
        raise Refusal("settings.bad_value", key="currency", file=path.name)
    _refuse_nobody(plain, path)
    _refuse_unfit_lists(plain, path)
    _refuse_disorder(plain, path)
    _read_limits(plain, "floor_limit_minor", Brand, path)
    _read_limits(plain, "void_limit_minor", Role, path)
    _refuse_unfit_imprints(plain, path)
    for brand, phone in plain.get("approval_phones", {}).items():
        choice(Brand, brand, "approval_phones", path)
        _text(phone, "approval_phones", path)
    own = plain.get("presentment_by_brand", {})
    plain["presentment_by_brand"] = {
        str(choice(Brand, brand, "presentment_by_brand", path)): _deadlines(row, path) for brand, row in own.items()
    }
    return Policy(**plain, **words_for_missing(plain))


def _refuse_nobody(plain: dict[str, Any], path: Path) -> None:
    """Somebody must be able to open a day, to count cash, to void and to give a box out; some card is taken."""
    for key in ("brands", "day_roles", "cash_roles", "void_roles", "box_roles"):
        if key in plain and not plain[key]:
            raise Refusal("settings.nobody", key=key, file=path.name)


def _refuse_unfit_lists(plain: dict[str, Any], path: Path) -> None:
    """Banks open on some day of the week; the board's hours count up, each once; a slip has room for the goods."""
    if len(plain.get("goods_usual", "")) > GOODS_SIGNS_MAX:
        raise Refusal("settings.bad_value", key="goods_usual", file=path.name)
    hours = plain.get("case_age_hours", (1,))
    if not 0 < len(hours) <= CASE_AGES_MAX or list(hours) != sorted(set(hours)):
        raise Refusal("settings.bad_value", key="case_age_hours", file=path.name)
    if len(set(plain.get("bank_closed_weekdays", ()))) >= len(WEEKDAYS):
        raise Refusal("settings.bad_value", key="bank_closed_weekdays", file=path.name)


def _refuse_disorder(plain: dict[str, Any], path: Path) -> None:
    """Amber comes no later than red, and red no later than the day from which somebody must look."""
    built_in = Policy()
    keys = ("presentment_amber_days", "presentment_red_days", "presentment_review_days")
    days = [plain.get(key, getattr(built_in, key)) for key in keys]
    for first, then in pairwise(range(len(keys))):
        if days[first] > days[then]:
            raise Refusal("settings.order", file=path.name, first=keys[first], then=keys[then])


def _deadlines(row: Any, path: Path) -> Deadlines:
    """One brand's own days: all three of them, in their order."""
    plain = checked(row if isinstance(row, dict) else {}, DEADLINE_SETTINGS, path)
    if len(plain) < len(DEADLINE_SETTINGS) or not plain["amber_days"] <= plain["red_days"] <= plain["review_days"]:
        raise Refusal("settings.bad_value", key="presentment_by_brand", file=path.name)
    return Deadlines(**plain)


def _read_limits(plain: dict[str, Any], key: str, whose: type[StrEnum], path: Path) -> None:
    """Amounts by brand or by role."""
    for name, limit in plain.get(key, {}).items():
        choice(whose, name, key, path)
        within(Setting(key, int, ""), limit, path)


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
        within(Setting("tax_rates_per_100k", int, "", 0, RATE_PER_100K_MAX), rate, path)
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
    plain = checked(row if isinstance(row, dict) else {}, DENOMINATION_SETTINGS, path)
    right = {"worth_minor", "name", "kind"} <= set(plain) and plain["kind"] in ("note", "coin")
    right = right and name_fits(plain["name"]) and len(plain["name"]) <= DENOMINATION_NAME_CHARS_MAX
    is_coin = right and plain.pop("kind") == "coin"
    if not right or (plain.get("roll") and not is_coin):
        raise Refusal("settings.bad_value", key="denominations", file=path.name)
    return Denomination(is_coin=is_coin, **plain)


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """A setting that two policies say differently, as their files would."""

    key: str
    before: str
    after: str


def policy_changes(before: Policy, after: Policy) -> tuple[PolicyChange, ...]:
    """What is another than before, in the order of the file; the version, which names the edition, is none."""
    both = ((one.key, getattr(before, one.key), getattr(after, one.key)) for one in POLICY_SETTINGS)
    return tuple(
        PolicyChange(key, toml_value(_plain(old)), toml_value(_plain(new)))
        for key, old, new in both
        if old != new and key != "version"
    )


def _plain(value: Any) -> Any:
    return {key: _said(one) for key, one in sorted(value.items())} if isinstance(value, dict) else _said(value)


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
            lines += (f"{name} = {toml_value(_said(held))}" for name, held in sorted(value.items()))
        else:
            lines.append(f"{setting.key} = {toml_value(_said(value))}")
    return "\n".join(lines).lstrip() + "\n"


def _said(value: Any) -> Any:
    """A row of a policy as the plain words and numbers in its file."""
    if isinstance(value, Deadlines):
        return {one.key: getattr(value, one.key) for one in DEADLINE_SETTINGS}
    if isinstance(value, Denomination):
        said = {"worth_minor": value.worth_minor, "name": value.name, "kind": "coin" if value.is_coin else "note"}
        return {**said, "roll": value.roll} if value.roll else said
    return tuple(map(_said, value)) if isinstance(value, tuple) else value


def _worth(value: Any, key: str, path: Path) -> int:
    within(Setting(key, int, "", 1), value, path)
    return int(value)


def _hours(value: Any, key: str, path: Path) -> int:
    within(Setting(key, int, "", 1, 8_760), value, path)
    return int(value)


def _weekday(value: Any, key: str, path: Path) -> str:
    if value not in WEEKDAYS:
        raise Refusal("settings.bad_value", key=key, file=path.name)
    return str(value)


def _holiday(value: Any, key: str, path: Path) -> str:
    """A date that is written otherwise would be passed over, and each deadline about it be a day early."""
    if not isinstance(value, str) or not is_day(value):
        raise Refusal("settings.bad_value", key=key, file=path.name)
    return value


def _text(value: Any, key: str, path: Path) -> str:
    if not isinstance(value, str) or not line_fits(value):
        raise Refusal("settings.bad_value", key=key, file=path.name)
    return value


# What stands in a policy's lists, and the settings that are one of a few words.
_LISTS: dict[str, Callable[[Any, str, Path], Any]] = {
    "brands": partial(choice, Brand),
    "imprints": partial(choice, Imprint),
    "void_roles": partial(choice, Role),
    "day_roles": partial(choice, Role),
    "cash_roles": partial(choice, Role),
    "box_roles": partial(choice, Role),
    "override_roles": partial(choice, Role),
    **dict.fromkeys(
        (
            "kit",
            "readiness",
            "reasons_by_hand",
            "reasons_of_one_sale",
            "receipt_foot",
            "override_reasons",
        ),
        _text,
    ),
}
_NUMBERED = ("paid_in_reasons", "paid_out_reasons", "no_sale_reasons", "spoil_reasons", "pickup_checks")
_LISTS |= dict.fromkeys((*_NUMBERED, "stored_value_words"), _text)
_LISTS["two_notes_minor"] = _worth
_LISTS["case_age_hours"] = _hours
_LISTS["bank_closed_weekdays"] = _weekday
_LISTS["bank_holidays"] = _holiday
_ONE_OF: dict[str, Callable[[Any, str, Path], Any]] = {
    "card_profile": partial(choice, CardProfile),
    "rescue_lane": partial(choice, RescueLane),
    "register_limit": partial(choice, AtLimit),
    "declined_again": partial(choice, DeclinedAgain),
    "imprint_usual": partial(choice, Imprint),
}
