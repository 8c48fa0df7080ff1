"""Head office in a folder: a real central, real cases with evidence, the people of the desk, and a still clock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from bookmaking import HandClock
from boxmaking import MemoryRegister, before_act
from casemaking import ANN, LEO, PINS, PRIYA, STAFF, Books, charge, open_casework, slip
from outmaking import PRICES, notice_out, policy_of, policy_out, words_out
from shoebox.casework import Casework
from shoebox.central import Central
from shoebox.domain.acts import (
    CashCount,
    CashDeposit,
    DispatchRefused,
    DispatchTaken,
    IncidentDeclared,
    NoticeRead,
    PaperCount,
    Sale,
)
from shoebox.domain.archive import ArrivalDraft, How
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Place
from shoebox.domain.decision import Action, CloseReason, Outcome
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.errors import Refusal
from shoebox.domain.finding import Finding, FindingKind, Proof, ProofLine, RunSummary, StoreDay
from shoebox.domain.journal import Accounts
from shoebox.domain.policy import Policy
from shoebox.handover.finance import FinanceDesk
from shoebox.reconcile.outcome import write_summary

STORES = (
    ("085", "Harbour Row"), ("031", "Mill Lane"), ("112", "North Quay"), ("064", "Lower Field"), ("019", "Castle Gate"),
    ("055", "Tanner Row"), ("002", "Old Wharf"), ("040", "Bridge End"), ("077", "Orchard Park"),
)  # fmt: skip
CARDS = (("visa", "4417"), ("mastercard", "0082"), ("amex", "1006"), ("visa", "7310"), ("discover", "8080"))
NOW_MS = 1_794_669_840_000  # Sat 14 Nov 2026, 10:24 where the desk stands


@contextmanager
def desk_of(folder: Path, register: Enrolment, clock: HandClock) -> Iterator[FinanceDesk]:
    """A desk that knows one register, and stands in the same time."""
    made = new_desk(folder, clock=clock)
    made.central.enrol(register)
    try:
        yield made
    finally:
        made.close()


def new_desk(folder: Path, books: Books | None = None, clock: HandClock | None = None) -> FinanceDesk:
    """A desk with nothing in it."""
    clock = clock or HandClock(NOW_MS)
    held = books or Books({}, {})
    return FinanceDesk(
        folder=folder,
        central=Central.open(folder, clock),
        casework=open_casework(folder, held, clock),
        policy=Policy(),
        read_policy=policy_of,
        staff=STAFF,
        clock=clock,
        out=folder / "out",
    )


def worked_desk(folder: Path, *, count: int = 60) -> FinanceDesk:
    """A desk on a busy Saturday: findings of every kind, some proposed, some in files."""
    books = Books({}, {})
    desk = new_desk(folder, books)
    desk.casework.take_run(14, findings(books, count), run_summary())
    write_statement(folder / "runs" / "0014" / "result")
    for store, name in STORES:
        desk.central.enrol(
            Enrolment(register=f"{store}-1", store=store, store_name=name, epoch=1, public_key=bytes(32))
        )
    work(desk.casework)
    desk.casework.write_instructions(desk.out, by=LEO)
    return desk


def write_statement(out: Path) -> None:
    """Run 14 by store and day: nine stores on two days, and the web, which has no slips."""
    days = []
    for at, (store, _) in enumerate((*STORES, ("", ""))):
        for day in ("2026-11-12", "2026-11-13"):
            paid = ProofLine("paid", 210 + at, 1_981_700 + 7_919 * at) if store else ProofLine("paid", 0, 0)
            found = ProofLine("in_findings", (9 - at) // 2, (9 - at) // 2 * 6_241)
            slips = (replace(paid, label="settled"), found if store else replace(found, count=0, amount_minor=0))
            charges = (replace(paid, label="settling"), ProofLine("unrelated", 31, 240_117))
            proof = Proof("USD", _whole(slips), slips, _whole(charges), charges)
            days.append(StoreDay(store, day, proof, paid))
    out.mkdir(parents=True, exist_ok=True)
    write_summary(run_summary(), sorted(days, key=lambda one: -one.in_question_minor), out / "summary.json")


def with_boxes(desk: FinanceDesk) -> list[MemoryRegister]:
    """Three stores with two boxes each at head office: imported, and one of them due long ago."""
    registers = []
    for store, name in STORES[:3]:
        register = MemoryRegister(store=store, register=f"{store}-2", name=name)
        desk.central.enrol(register.enrolment)
        for day in ("2025-03-01", "2026-11-12"):
            register.open(day)
            for _ in range(3):
                register.sale(6_241)
            register.append(PaperCount(slips=3, note=""))
            desk.central.take_box(f"{store}-{day}", register.close(seal=f"A 448 {store}"))
        registers.append(register)
    return registers


def war_room_desk(folder: Path) -> FinanceDesk:
    """Three days of an outage: cases come in runs, and people end some of them each hour of the last day."""
    clock, books = HandClock(NOW_MS - 3 * 86_400_000), Books({}, {})
    desk = new_desk(folder, books, clock)
    found = findings(books, 190)
    for run_no, upto in enumerate((60, 110, 150), 1):
        desk.casework.take_run(run_no, found[:upto], run_summary())
        clock.pass_min(900)
    clock.now_ms = NOW_MS - 23 * 3_600_000
    open_now = [row.case_id for row in desk.casework.queue() if row.amount_minor <= 20_000]
    for hour in range(22):
        if hour == 12:
            desk.casework.take_run(4, found, run_summary())
        for _ in range((hour * 5) % 7):
            desk.casework.close_without(open_now.pop(), CloseReason.STORE_EXPLAINED, by=PRIYA)
        clock.pass_min(60)
    for row in desk.casework.queue()[:40]:
        with suppress(Refusal):
            desk.casework.propose(row.case_id, Action.REFUND, maker=PRIYA)
    clock.now_ms = NOW_MS
    return desk


def posting_desk(folder: Path) -> FinanceDesk:
    """Two journals: six boxes with money of cases, under Finance's own numbers, and one late box; another waits."""
    books = Books({}, {})
    accounts = Accounts({"cash_drawer": "1000", "sales": "4000", "tax": "2400"}, cards={"visa": "1210"})
    desk = replace(new_desk(folder, books), read_accounts=lambda: accounts)
    desk.casework.take_run(14, findings(books, 60), run_summary())
    work(desk.casework)
    for file in desk.casework.write_instructions(desk.out, by=LEO):
        keys = [line.key for line in desk.casework.file_lines(file.file_no)]
        desk.casework.note_answers(file.file_no, dict.fromkeys(keys[:3], Outcome.CONFIRMED), by=ANN)
    first, second, _ = with_boxes(desk)
    desk.journals.write(by=ANN)
    for register, post in ((first, True), (second, False)):
        register.open("2026-11-13")
        register.append(
            Sale(slip="", tender="cash", amount_minor=4_280, tax_minor=280, currency="USD", received_minor=5_000)
        )
        register.append(CashCount(pieces=(), counted_minor=24_230, expected_minor=24_280, number=1))
        register.append(CashDeposit(amount_minor=4_230, bag="B 17", stays_minor=20_000, second="2"))
        desk.central.take_box("late", register.close())
        if post:
            desk.journals.write(by=LEO)
    return desk


def refusing_desk(folder: Path) -> FinanceDesk:
    """One damaged file, a register that is not believed and sends all the same, and one that nobody enrolled."""
    desk = new_desk(folder)
    register = MemoryRegister(store="085", register="085-2")
    register.open()
    desk.central.enrol(register.enrolment)
    desk.central.revoke(Place(store="085", register="085-2", epoch=1), from_seq=3, reason="stolen")
    for _ in range(41):
        register.sale(6_241)
        desk.central.line.take("by line", register.parcel())
    desk.central.take_box("112-0316.shoebox", b"not a box")
    stranger = MemoryRegister(store="031", register="031-3", name="Mill Lane")
    stranger.open()
    desk.central.take_box("031-0001.shoebox", stranger.close())
    return desk


def walled_desk(folder: Path) -> FinanceDesk:
    """Nine stores in every state: refused, silent, behind, never heard, up to date; three sell by hand.

    Of the silent one at Mill Lane a new book came that nobody enrolled, and a stranger sent a box of Castle Gate's.
    """
    clock = HandClock(NOW_MS - 6 * 3_600_000)
    desk = new_desk(folder, clock=clock)
    for at, (store, name) in enumerate(STORES):
        register = MemoryRegister(store=store, register=f"{store}-1", name=name)
        desk.central.enrol(register.enrolment)
        if at == 7:
            continue
        if at < 3:
            began = IncidentDeclared(
                number="26-07", began_ms=NOW_MS - 30 * 3_600_000, rescue_lane="finance", declared_by="1"
            )
            register.append(began)
        register.open("2026-11-13")
        for _ in range(3 + at):
            register.sale(6_241)
        if at == 3:
            register.sale(0)
        desk.central.line.take("by line", register.parcel())
        if at == 5:
            renewed(desk.central, register)
        clock.pass_min(330 if at == 1 else 3)
    clock.now_ms = NOW_MS
    unknown = MemoryRegister(store="031", register="031-1", name="Mill Lane", epoch=2)
    stranger = MemoryRegister(store="019", register="019-1", name="Castle Gate", key="stranger")
    for one in (unknown, stranger):
        one.open("2026-11-13")
        desk.central.take_box(f"{one.store}-0001.shoebox", one.close())
    return desk


def renewed(central: Central, register: MemoryRegister) -> MemoryRegister:
    """The register goes on in a second book; of two sales that its first one had still, one came, behind a hole."""
    for _ in range(2):
        register.sale(1_999)
    new = MemoryRegister(store=register.store, register=register.register, epoch=2, name=register.name)
    central.enrol(new.enrolment)
    new.append(before_act(register, lost=((len(register.entries) - 1,) * 2,)))
    new.z_no = register.z_no
    new.open(register.day)
    new.sale(700)
    central.line.take("by line", new.parcel())
    central.line.take("by line", register.parcel(len(register.entries)))
    return new


def sending_desk(folder: Path) -> FinanceDesk:
    """Four registers; a policy that three took and one refused, a notice that two people read, prices for one store."""
    clock = HandClock(NOW_MS - 26 * 3_600_000)
    desk = new_desk(folder, clock=clock)
    registers = [
        MemoryRegister(store=store, register=f"{store}-{number}", name=name)
        for (store, name), number in zip((STORES[0], STORES[0], STORES[1], STORES[2]), "1211", strict=True)
    ]
    for register in registers:
        desk.central.enrol(register.enrolment)
        register.open()
    policy_out(desk.central, twin_minutes=12)
    words_out(desk.central, DispatchKind.PRICES, PRICES, stores=("085",), days=1)
    clock.pass_min(25 * 60)
    notice_out(desk.central, "No gift cards today", "The server that knows them is down.")
    for register in registers[:3]:
        register.append(_took("policy", 1))
    registers[3].append(DispatchRefused(what="policy", series="", version=1, digest="0" * 64, code="out.other_office"))
    registers[0].append(_took("prices", 1))
    for register, clerk in zip(registers, ("17", "18"), strict=False):
        register.append(_took("notice", 1, series="1"))
        register.append(NoticeRead(notice=1, digest="1" * 64), clerk=clerk, wall_ms=NOW_MS - 1_800_000)
    for register in registers:
        desk.central.line.take("by line", register.parcel())
    clock.now_ms = NOW_MS
    return desk


def _took(kind: str, version: int, *, series: str = "") -> DispatchTaken:
    return DispatchTaken(
        what=kind, series=series, version=version, digest=f"{version:064x}", issued_ms=1, expires_ms=2, about=""
    )


def archived_desk(folder: Path) -> FinanceDesk:
    """Boxes in every state: expected, arrived, tape broken, a slip too few, stored, due and destroyed."""
    desk = new_desk(folder)
    with_boxes(desk)
    took = (
        ("085-2-0001", {"place": "archive, row 4"}), ("031-2-0001", {"place": "archive, row 4"}),
        ("112-2-0001", {"place": "archive, row 5"}), ("085-2-0002", {"is_whole": False}),
        ("031-2-0002", {"counted": 2}),
    )  # fmt: skip
    for number, said in took:
        (box,) = desk.boxes.found(number)
        seal = box.sent.seal if box.sent is not None else ""
        fields = {"box_no": number, "seal": seal, "is_whole": True, "counted": 3, **said}
        desk.boxes.arrive(ArrivalDraft(**fields), box.key, by=ANN)
    (end,) = desk.boxes.found("112-2-0001")
    two = {"first": (PRIYA.number, PINS[PRIYA]), "second": (LEO.number, PINS[LEO])}
    desk.boxes.destroy((end.key,), how=How.CROSS_CUT, place="Safe Shred Ltd", note="", **two)
    return desk


def findings(books: Books, count: int) -> list[Finding]:
    return [_finding(books, number) for number in range(count)]


def work(casework: Casework) -> None:
    """Ann and Leo propose some, Priya approves a few of them."""
    rows = [row for row in casework.queue() if row.kind in {FindingKind.DUPLICATE_CHARGE, FindingKind.MISSING_CHARGE}]
    small = [row for row in rows if row.amount_minor <= ANN.propose_minor_max]
    for place, row in enumerate(small[:16]):
        action = Action.REFUND if row.kind == FindingKind.DUPLICATE_CHARGE else Action.CHARGE
        note = "Batch 0412 was sent twice, first copy had already doubled this order. Customer phoned on Friday."
        maker = (ANN, LEO, PRIYA)[place % 3]
        casework.propose(row.case_id, action, maker=maker, note=note if place % 2 == 0 else "")
    for row in small[6:10]:
        if casework.case(row.case_id).proposal.maker != PRIYA.number:
            casework.approve(row.case_id, checker=PRIYA, pin=PINS[PRIYA], risk_note="Signed slip seen.")
    for row in small[16:22]:
        casework.take(row.case_id, by=(ANN, LEO)[row.case_id % 2])
    for row in small[18:20]:
        casework.ask_store(row.case_id, by=LEO, note="Is there a second slip?")


def _finding(books: Books, number: int) -> Finding:
    store, name = STORES[number % len(STORES)]
    brand, last4 = CARDS[number % len(CARDS)]
    minor = 2_599 + (number * 7_919) % 40_000
    hour, minute = 9 + number % 9, (number * 7) % 60
    taken = f"2026-11-{12 + number % 2}T{hour:02}:{minute:02}:00-05:00"
    place = {"store": store, "store_name": name, "brand": brand, "last4": last4}
    paper = slip(f"S{number}", minor, sold_at=taken, slip_no=f"{store}{100_000 + number}", **place)

    def made(mark: str, *, hours: int = 0, seconds: int = 0, of: int = minor, **other: object):
        at = f"2026-11-{12 + number % 2}T{min(hour + 1 + hours, 23):02}:{minute:02}:{seconds:02}-05:00"
        ref = f"{store}{100_000 + number}"
        return charge(f"C-88{1000 + number}{mark}", of, charged_at=at, order_id=f"W-22{7000 + number}", slip_ref=ref,
                      **{**place, **other})  # fmt: skip

    reasons = (f"same_amount {minor // 100}.{minor % 100:02}", f"same_last4 {last4}", "lag 37 min")
    first, again, third = made("4"), made("7", seconds=3), made("9", hours=9)
    more = made("4", of=minor + 9_000)
    kinds = (
        (FindingKind.DUPLICATE_CHARGE, (paper,), (first, again, third), 2 * minor, ("again_after 3 s",)),
        (FindingKind.DUPLICATE_CHARGE, (paper,), (first, again), minor, ("again_after 3 s",)),
        (FindingKind.MISSING_CHARGE, (paper,), (), minor, ("no_charge_fits",)),
        (FindingKind.AMOUNT_MISMATCH, (paper,), (more,), 9_000, ("amount_digit_wrong 62.41/152.41",)),
        (FindingKind.MISSING_SLIP, (), (first,), minor, ("in_incident",)),
        (FindingKind.DUPLICATE_CHARGE, (paper,), (first, again), minor, ("again_after 3 s",)),
        (FindingKind.CARD_MISMATCH, (paper,), (made("4", last4="5520"),), minor, ("last4_differs 4417/5520",)),
        (FindingKind.VOID_CHARGED, (replace(paper, status="voided"),), (first,), minor, ("slip_voided",)),
    )  # fmt: skip
    kind, slips, charges, stake, why = kinds[number % len(kinds)]
    deadline = "2026-11-13" if number % 7 == 0 else "2026-11-16"
    return books.finding(kind, slips, charges, minor=stake, reasons=(*reasons, *why), deadline=deadline)


def run_summary() -> RunSummary:
    """Run 14 of the pictures, which adds up."""
    slips = (
        ProofLine("settled", 39_377, 381_520_407), ProofLine("in_findings", 1_322, 8_132_385),
        ProofLine("voided", 541, 5_266_014), ProofLine("cash", 4_879, 24_341_090),
    )  # fmt: skip
    charges = (
        ProofLine("settling", 40_270, 386_947_947), ProofLine("duplicate", 1_007, 6_120_435),
        ProofLine("unrelated", 4_089, 38_741_290), ProofLine("in_findings", 27, 190_260),
        ProofLine("not_captured", 3, 1_200),
    )  # fmt: skip
    proof = Proof("USD", _whole(slips), slips, _whole(charges), charges)
    return RunSummary(
        engine="duckdb",
        rules_version="3.2",
        rules_digest="0" * 64,
        slip_count=46_119,
        charge_count=45_396,
        bad_line_count=17,
        link_count=41_000,
        finding_counts=((FindingKind.DUPLICATE_CHARGE, 900), (FindingKind.MISSING_CHARGE, 384)),
        finding_amounts=(),
        proofs=(proof,),
        digests=(("slips.csv", "0" * 64),),
        timings_ms=(("reading", 800), ("whole", 4_210)),
        rows_per_second=22_000,
        peak_memory_bytes=1,
    )


def _whole(parts: tuple[ProofLine, ...]) -> ProofLine:
    return ProofLine("in", sum(part.count for part in parts), sum(part.amount_minor for part in parts))
