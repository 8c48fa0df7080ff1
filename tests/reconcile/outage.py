"""Outages with known truth, for the tests of the reconciliation only.

Each fault has a rate; `make(Profile(...), seed=1)` answers slips, charges and what is true of them. Nothing here knows
how the engine decides.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass, field, replace
from heapq import heappop, heappush
from pathlib import Path
from random import Random

DAY = 86_400
START = 1_763_769_600  # 2025-11-22T00:00:00Z
POPULAR = (100, 199, 499, 500, 999, 1000, 1499, 1999, 2000, 4999)


@dataclass(frozen=True)
class Profile:
    slips: int = 5_000
    stores: int = 12
    days: int = 4
    twins: float = 0.005
    last4_wrong: float = 0.006
    amount_wrong: float = 0.003
    auth_wrong: float = 0.005
    wrong_day: float = 0.002
    slip_twice: float = 0.003
    lost: float = 0.012
    double: float = 0.010
    triple: float = 0.003
    split: float = 0.002
    combined: float = 0.001
    wrong_store: float = 0.0015
    no_last4: float = 0.005
    slip_ref: float = 0.33
    ref_wrong: float = 0.01
    voided: float = 0.01
    void_charged: float = 0.1
    rung_again: float = 0.3
    refunds: float = 0.01
    refund_missing: float = 0.02
    refund_double: float = 0.02
    refund_charged: float = 0.02
    missing_slip: float = 0.002
    web: float = 0.4
    web_double: float = 0.004
    ordinary: float = 0.3
    cash: float = 0.0
    tokens: float = 0.0
    auth_floor: int = 5_000
    auth_below: float = 0.1
    auth_any: bool = True
    dates_only: bool = False


STANDARD = Profile()
RICH = replace(STANDARD, tokens=0.9)
POOR = replace(STANDARD, auth_any=False, dates_only=True, slip_ref=0.0)
HOSTILE = replace(
    STANDARD, last4_wrong=0.024, amount_wrong=0.012, auth_wrong=0.02, wrong_day=0.008, slip_twice=0.01, lost=0.04,
    double=0.035, triple=0.01, split=0.006, combined=0.003, wrong_store=0.006, no_last4=0.02, cash=0.1, twins=0.01,
)  # fmt: skip
CLEAN = replace(
    STANDARD, last4_wrong=0, amount_wrong=0, auth_wrong=0, wrong_day=0, slip_twice=0, lost=0, double=0, triple=0,
    split=0, combined=0, wrong_store=0, voided=0, refund_missing=0, refund_double=0, refund_charged=0, missing_slip=0,
    web_double=0, ref_wrong=0,
)  # fmt: skip


@dataclass
class Outage:
    slips: list[dict[str, str]] = field(default_factory=list)
    charges: list[dict[str, str]] = field(default_factory=list)
    links: dict[str, set[str]] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    findings: set[tuple[str, frozenset[str], frozenset[str]]] = field(default_factory=set)
    gaps: set[tuple[str, str]] = field(default_factory=set)

    def write(self, folder: Path) -> tuple[Path, Path]:
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in (("slips", self.slips), ("charges", self.charges)):
            with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, rows[0].keys())
                writer.writeheader()
                writer.writerows(rows)
        return folder / "slips.csv", folder / "charges.csv"


def iso(seconds: int) -> str:
    days, rest = divmod(seconds, DAY)
    year, month, day = _civil(days)
    return f"{year:04}-{month:02}-{day:02}T{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}Z"


def _civil(days: int) -> tuple[int, int, int]:
    days += 719_468
    era, doe = divmod(days, 146_097)
    yoe = (doe - doe // 1460 + doe // 36524 - doe // 146096) // 365
    doy = doe - (365 * yoe + yoe // 4 - yoe // 100)
    mp = (5 * doy + 2) // 153
    month = mp + 3 if mp < 10 else mp - 9
    return yoe + era * 400 + (month <= 2), month, doy - (153 * mp + 2) // 5 + 1


def money(minor: int) -> str:
    return f"{minor // 100}.{minor % 100:02}"


def mistyped(random: Random, text: str) -> str:
    """One keying error in a row of digits, and never the same digits again."""
    for _ in range(50):
        kind, at = random.random(), random.randrange(len(text))
        if kind < 0.7:
            wrong = text[:at] + str(random.randrange(10)) + text[at + 1 :]
        elif kind < 0.9 and at + 1 < len(text):
            wrong = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        else:
            wrong = text[:at] + str(random.randrange(10)) + text[at + 1 :]
        if wrong != text:
            return wrong
    return "0" * len(text) if text.strip("0") else "1" * len(text)


def wrong_amount(random: Random, minor: int) -> int:
    kind = random.random()
    if kind < 0.08:
        return minor * 10
    if kind < 0.16 and minor >= 1000:
        at = random.randrange(1, len(str(minor)))
        return int(str(minor)[:at] + str(minor)[at + 1 :]) or minor + 1
    for _ in range(50):
        wrong = int(mistyped(random, str(minor)))
        if wrong not in (0, minor):
            return wrong
    return minor + 100


class _Maker:
    def __init__(self, profile: Profile, seed: int) -> None:
        self.p, self.random, self.out = profile, Random(seed), Outage()
        self.numbers: dict[str, int] = {}
        self.waiting: list[tuple[int, float, str, int, tuple[str, str, str], bool]] = []
        r = self.random
        self.stores = [f"{n + 1:03}" for n in range(profile.stores)]
        self.weights = [r.lognormvariate(0, 0.5) for _ in self.stores]
        self.recovery = {store: START + profile.days * DAY + r.randrange(12 * 3600) for store in self.stores}
        self.keyed = dict.fromkeys(self.stores, 0)
        self.brands = ("Visa", "MC", "American Express", "Discover")

    def chance(self, rate: float) -> bool:
        return self.random.random() < rate

    def amount(self) -> int:
        r = self.random
        if r.random() < 0.1:
            return r.choice(POPULAR)
        minor = max(99, int(r.lognormvariate(8.0, 0.9)))
        return minor // 100 * 100 + 99 if r.random() < 0.45 else minor

    def card(self) -> tuple[str, str, str]:
        r = self.random
        brand = r.choices(self.brands, (50, 30, 12, 8))[0]
        return brand, f"{r.randrange(10_000):04}", f"tok{r.getrandbits(48):012x}"

    def sale(self) -> None:
        r, p = self.random, self.p
        store = r.choices(self.stores, self.weights)[0]
        sold = START + r.randrange(p.days) * DAY + 8 * 3600 + r.randrange(12 * 3600)
        heappush(self.waiting, (sold, self.random.random(), store, self.amount(), self.card(), False))

    def till_roll(self) -> None:
        """Ring all sales in the order of their time, twins among them, as the numbers of a pad run."""
        while self.waiting:
            sold, _, store, amount, card, twin = heappop(self.waiting)
            self.ring(store, amount, card, sold, twin=twin)

    def ring(self, store: str, amount: int, card: tuple[str, str, str], sold: int, *, twin: bool = False) -> None:
        p = self.p
        kind = "refund" if self.chance(p.refunds) else "sale"
        if not twin and self.chance(p.cash):
            self.slip(store, amount, ("", "", ""), sold, kind="sale", tender="cash")
            return
        slip = self.slip(store, amount, card, sold, kind=kind)
        if not twin and self.chance(p.twins):
            later = sold + self.random.randrange(1200, 30_000)
            heappush(self.waiting, (later, self.random.random(), store, amount, card, True))
        if self.chance(p.voided):
            self.void(slip, store, amount, card, sold)
        elif kind == "refund":
            self.refund(slip, card)
        else:
            self.charge_sale(slip, card)

    def slip(
        self, store: str, amount: int, card: tuple[str, str, str], sold: int, *, kind: str, tender: str = "card"
    ) -> dict[str, str]:
        r, p = self.random, self.p
        number = self.numbers[store] = self.numbers.get(store, int(store) * 100_000 + 1) + 1
        auth = (
            f"{r.randrange(1_000_000):06}"
            if p.auth_any and (amount >= p.auth_floor or r.random() < p.auth_below)
            else ""
        )
        shown = sold // 300 * 300 + (DAY if self.chance(p.wrong_day) else 0)
        row = {
            "slip_id": f"s{r.getrandbits(64):016x}", "store_id": store, "register_id": f"R{r.randrange(4)}",
            "slip_no": f"{number}", "kind": kind, "status": "good",
            "sold_at": iso(shown // DAY * DAY + 12 * 3600 if p.dates_only else shown), "amount": money(amount),
            "currency": "USD", "tender": tender, "card_brand": card[0],
            "card_last4": "" if self.chance(p.no_last4) or tender == "cash" else card[1],
            "card_fingerprint": card[2] if self.chance(p.tokens) and tender == "card" else "",
            "auth_code": auth if tender == "card" else "", "order_ref": "",
        }  # fmt: skip
        self.out.slips.append(row)
        self.row_time = sold
        return row

    def charge(
        self, slip: dict[str, str], card: tuple[str, str, str], *, amount: int | None = None, kind: str = "charge",
        linked: bool = True, role: str = "settles", clean: bool = False,
    ) -> dict[str, str]:  # fmt: skip
        r, p = self.random, self.p
        store = slip["store_id"]
        self.keyed[store] += 1
        at = self.recovery[store] + self.keyed[store] * 25 + r.randrange(20)
        minor = int(slip["amount"].replace(".", "")) if amount is None else amount
        row = {
            "charge_id": f"c{r.getrandbits(64):016x}", "order_id": f"o{r.getrandbits(40):010x}", "store_id": store,
            "channel": "pos", "charged_at": iso(at), "amount": money(minor), "currency": "USD", "kind": kind,
            "status": "captured", "card_brand": card[0].upper(),
            "card_last4": "" if self.chance(p.no_last4) else card[1],
            "card_fingerprint": card[2] if self.chance(p.tokens) else "", "auth_code": slip["auth_code"],
            "slip_ref": slip["slip_no"] if self.chance(p.slip_ref) else "",
        }  # fmt: skip
        if not clean:
            self.spoil(slip, row)
        self.out.charges.append(row)
        if linked:
            self.out.links.setdefault(row["charge_id"], set()).add(slip["slip_id"])
            self.out.roles[row["charge_id"]] = role
        return row

    def spoil(self, slip: dict[str, str], row: dict[str, str]) -> None:
        p, r = self.p, self.random
        if row["card_last4"] and self.chance(p.last4_wrong):
            row["card_last4"] = mistyped(r, row["card_last4"])
        if self.chance(p.amount_wrong):
            row["amount"] = money(wrong_amount(r, int(row["amount"].replace(".", ""))))
        if row["auth_code"] and self.chance(p.auth_wrong):
            row["auth_code"] = mistyped(r, row["auth_code"])
        if self.chance(p.wrong_store):
            row["store_id"] = r.choice(self.stores)
        if row["slip_ref"] and self.chance(p.ref_wrong):
            row["slip_ref"] = mistyped(r, row["slip_ref"])

    def mismatch(self, slip: dict[str, str], row: dict[str, str]) -> None:
        pair = frozenset((slip["slip_id"],)), frozenset((row["charge_id"],))
        if slip["amount"] != row["amount"]:
            self.out.findings.add(("amount_mismatch", *pair))
        elif slip["store_id"] != row["store_id"]:
            self.out.findings.add(("store_mismatch", *pair))
        elif slip["card_last4"] and row["card_last4"] and slip["card_last4"] != row["card_last4"]:
            self.out.findings.add(("card_mismatch", *pair))

    def found(self, kind: str, slips: list[dict[str, str]], charges: list[dict[str, str]]) -> None:
        self.out.findings.add(
            (kind, frozenset(s["slip_id"] for s in slips), frozenset(c["charge_id"] for c in charges))
        )

    def charge_sale(self, slip: dict[str, str], card: tuple[str, str, str]) -> None:
        p, r, minor = self.p, self.random, int(slip["amount"].replace(".", ""))
        if self.chance(p.missing_slip):
            self.out.slips.remove(slip)
            row = self.charge(slip, card, linked=False, clean=True)
            self.out.gaps.add((slip["store_id"], slip["slip_no"]))
            self.found("missing_slip" if row["slip_ref"] else "nobody_can_know", [], [row])
        elif self.chance(p.lost):
            self.found("missing_charge", [slip], [])
        elif minor > 1000 and self.chance(p.split):
            part = r.randrange(200, minor - 200)
            rows = [self.charge(slip, card, amount=a, role="part", clean=True) for a in (part, minor - part)]
            self.found("split_charge", [slip], rows)
        elif self.chance(p.combined):
            other = self.slip(slip["store_id"], self.amount(), card, self.row_time + 300, kind="sale")
            row = self.charge(slip, card, amount=minor + int(other["amount"].replace(".", "")), role="part", clean=True)
            row["slip_ref"] = ""
            self.out.links[row["charge_id"]].add(other["slip_id"])
            self.found("combined_charge", [slip, other], [row])
        else:
            self.settle(slip, card)

    def settle(self, slip: dict[str, str], card: tuple[str, str, str]) -> None:
        p, r = self.p, self.random
        first = self.charge(slip, card)
        self.mismatch(slip, first)
        extras = 1 if self.chance(p.double) else 2 if self.chance(p.triple) else 0
        rows = [first]
        for _ in range(extras):
            row = self.charge(slip, card, role="duplicate")
            moment = self.recovery[slip["store_id"]] + r.choice((r.randrange(120), r.randrange(3 * DAY)))
            row["charged_at"] = iso(moment + self.keyed[slip["store_id"]] * 25)
            rows.append(row)
        if extras:
            self.found("duplicate_charge", [slip], rows)
        if self.chance(p.slip_twice):
            again = dict(slip, slip_id=f"s{r.getrandbits(64):016x}", register_id=f"R{r.randrange(4)}")
            if self.chance(0.05):
                again["slip_no"] = mistyped(r, again["slip_no"])
            if again["card_last4"] and self.chance(p.last4_wrong * 2):
                again["card_last4"] = mistyped(r, again["card_last4"])
            self.out.slips.append(again)
            self.found("duplicate_slip", [slip, again], [])

    def void(self, slip: dict[str, str], store: str, amount: int, card: tuple[str, str, str], sold: int) -> None:
        slip["status"] = "voided"
        if self.chance(self.p.rung_again):
            again = self.slip(store, amount, card, sold + 240, kind="sale")
            self.charge_sale(again, card)
        elif self.chance(self.p.void_charged):
            row = self.charge(slip, card, clean=True)
            self.found("void_charged", [slip], [row])

    def refund(self, slip: dict[str, str], card: tuple[str, str, str]) -> None:
        if self.chance(self.p.refund_missing):
            self.found("refund_missing", [slip], [])
        elif self.chance(self.p.refund_charged):
            row = self.charge(slip, card, clean=True)
            self.found("refund_charged", [slip], [row])
        else:
            rows = [self.charge(slip, card, kind="refund", clean=True)]
            if self.chance(self.p.refund_double):
                rows.append(self.charge(slip, card, kind="refund", role="duplicate", clean=True))
                self.found("refund_duplicate", [slip], rows)

    def elsewhere(self) -> None:
        """Web orders, and what the registers charged before and after the outage."""
        p, r = self.p, self.random
        for _ in range(int(p.slips * p.web)):
            row = self.loose("web", START + r.randrange((p.days + 3) * DAY))
            if row["status"] == "captured" and self.chance(p.web_double):
                again = dict(row, charge_id=f"c{r.getrandbits(64):016x}")
                again["charged_at"] = iso(self.moment + r.randrange(1, 60))
                self.out.charges.append(again)
                self.out.roles[again["charge_id"]] = "duplicate"
                self.found("duplicate_charge", [], [row, again])
        for _ in range(int(p.slips * p.ordinary)):
            before = self.chance(0.5)
            self.loose("pos", START - r.randrange(2 * DAY) if before else START + p.days * DAY + r.randrange(3 * DAY))

    def loose(self, channel: str, at: int) -> dict[str, str]:
        r, p = self.random, self.p
        card, self.moment = self.card(), at
        row = {
            "charge_id": f"c{r.getrandbits(64):016x}", "order_id": f"o{r.getrandbits(40):010x}",
            "store_id": "" if channel == "web" else r.choices(self.stores, self.weights)[0], "channel": channel,
            "charged_at": iso(at), "amount": money(self.amount()), "currency": "USD", "kind": "charge",
            "status": "captured" if r.random() < 0.98 else "declined", "card_brand": card[0].upper(),
            "card_last4": card[1],
            "card_fingerprint": card[2] if self.chance(p.tokens) else "",
            "auth_code": f"{r.randrange(1_000_000):06}" if p.auth_any else "", "slip_ref": "",
        }  # fmt: skip
        if row["status"] == "declined":
            row["auth_code"] = ""
        self.out.charges.append(row)
        return row


def make(profile: Profile = STANDARD, *, seed: int = 1) -> Outage:
    maker = _Maker(profile, seed)
    for _ in range(profile.slips):
        maker.sale()
    maker.till_roll()
    maker.elsewhere()
    maker.random.shuffle(maker.out.slips)
    maker.random.shuffle(maker.out.charges)
    return maker.out
