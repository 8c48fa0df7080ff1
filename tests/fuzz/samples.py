"""What the program itself writes, for a fuzzer to begin from: one of everything."""

from __future__ import annotations

import csv
import hashlib
import io
import typing
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime
from functools import cache
from typing import Any, get_args, get_type_hints

import xlsxwriter

from boxmaking import NOON_MS, MemoryRegister, signer
from fuzz.sealing import FOLDER, OFFICE, OURS, REGISTER, STAR, spelled
from shoebox.domain.act import Act
from shoebox.domain.acts import CashMove
from shoebox.domain.acts_people import StaffChanged
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import Claim, Hello, LineReceipt, Place, Welcome
from shoebox.domain.carrying_keys import CarrierKey, CarryingList, KeyCard
from shoebox.domain.custody import BoxArrival
from shoebox.domain.decision import Action, InstructionLine
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.dispatch import Ask, DispatchKind, Held, IncidentWord, Notice, Offer, Offers, PieceAsk, series_of
from shoebox.domain.entry import read_body, write_body
from shoebox.domain.errors import Refusal
from shoebox.domain.given_back import GivenBack
from shoebox.domain.pads_given import PadOffer
from shoebox.domain.people_told import PeopleAsk
from shoebox.domain.pickup import GoneOrder
from shoebox.domain.policy import Policy
from shoebox.domain.practice import DrillResult
from shoebox.domain.presentment import Deadlines
from shoebox.domain.receipt import Receipt
from shoebox.domain.refused_word import RefusedThing, RefusedWord
from shoebox.domain.relaying import RelayWord
from shoebox.domain.set_here import mark_of_pin
from shoebox.domain.slip import Pad, PadAt
from shoebox.domain.staff import Person, Role
from shoebox.formats import (
    arrivals,
    carrying,
    carrying_list,
    dispatch,
    dispatch_pages,
    dispatch_talk,
    enrolling,
    parcel,
    part,
    people_told,
    pouch,
    receipts,
    refused_word,
    relaying,
)
from shoebox.formats.instructions import InstructionHead, write_instructions
from shoebox.formats.key_card import write_key_card
from shoebox.formats.office_card import KeyRequest, write_key_request
from shoebox.formats.wrapping import wrap
from shoebox.policy_settings import policy_words
from shoebox.settings import staff_words
from shoebox.storage.keys import write_enrolment
from shoebox.storage.mirror import write_line

PLACE: dict[str, Any] = {"store": "085", "register": "1", "epoch": 1}
HASH = bytes(range(32))
PAGE = (
    b"# Card machine down\nGroup: Selling\nAlso: imprint, slip\n\n"
    b"1. Take a slip.\n2. Ring {phone}.\n\n> Never **twice**.\n"
)


def acts() -> Iterator[Act]:
    """One of each kind of entry, every field said."""
    for kind in (*Act.__subclasses__(), CashMove):
        yield kind(**{name: _value(hint, name) for name, hint in get_type_hints(kind).items() if _is_field(kind, name)})


def _is_field(kind: type[Act], name: str) -> bool:
    return name in {field.name for field in fields(kind)}


def _value(hint: Any, name: str) -> Any:
    inner = get_args(hint)
    if typing.get_origin(hint) is tuple:
        parts = inner[:1] if inner[-1] is Ellipsis else inner
        return tuple(_value(part, name) for part in parts)
    if name == "currency":
        return "USD"
    return {str: "085100047", int: 1, bool: True}[hint]


def bodies() -> list[bytes]:
    """Each kind of entry as a line: kind, a tab, body."""
    envelope = read_body(day().entries[-1].body)
    return [f"{act.KIND}\t".encode() + write_body(replace(envelope, data=act.data())) for act in acts()]


def day() -> MemoryRegister:
    """A day with a bit of everything, not yet closed."""
    made = MemoryRegister("085", "1", key="fuzz/register")
    made.open()
    sale = made.sale(6_241)
    made.sale(1_000, tender="cash")
    made.refund(sale, 241)
    made.void(made.sale(500))
    return made


def box_lines() -> list[bytes]:
    """A day's box with its head above; hashes are for whoever seals it."""
    made = day()
    made.close()
    lines = b"\n".join(entry.kind.encode() + b"\t" + entry.body for entry in made.entries)
    made.first_seq = 1
    head = made.head()
    plain = {name: getattr(head, name) for name in ("box_no", "store", "store_name", "register", "day", "currency")}
    plain |= {name: getattr(head, name) for name in ("incident", "seal", "epoch", "z_no", "first_seq", "last_seq")}
    plain |= dict.fromkeys(("prev", "head", "public_key", "totals_minor"), STAR)
    return [spelled(plain) + b"\n" + lines]


def boxes() -> list[bytes]:
    """The same sealed."""
    return [day().close()]


def parcel_lines() -> list[bytes]:
    """A stretch of a book with its head above."""
    lines = [entry.kind.encode() + b"\t" + entry.body for entry in day().entries]
    plain = {**PLACE, "first_seq": 1, "last_seq": len(lines), "prev": STAR, "public_key": STAR}
    return [spelled(plain) + b"\n" + b"\n".join(lines)]


def line_messages() -> list[bytes]:
    """Everything a register and head office say to each other by line."""
    line = LineReceipt(
        **PLACE, held_seq=412, held_head=HASH, size=412, root=HASH, nonce=HASH, clock_ms=NOON_MS, needs=((1, 4), (9, 9))
    )
    shown = carrying.write_line_receipt(line, OFFICE.sign)
    claim = Claim(
        **PLACE, nonce=HASH, head_seq=412, head=HASH, central_size=412, central_root=HASH,
        central_receipt=shown.decode(),
    )  # fmt: skip
    hello = Hello(**PLACE, app="0.1.0", protocol_oldest=1, protocol_newest=1)
    welcome = Welcome(app="0.1.0", protocol=2, nonce=HASH, clock_ms=NOON_MS, keys_no=1)
    return [
        carrying.write_hello(hello), *(carrying.write_welcome(welcome, form=form) for form in (1, 2)),
        *(carrying.write_claim(claim, REGISTER.sign, form=form) for form in (1, 5)), shown, *receipt_messages(),
    ]  # fmt: skip


def receipt_messages() -> list[bytes]:
    """Head office's signed word on a box, what it keeps apart, and the office's word that carries one."""
    whole = Receipt(
        box_no="085-1-0001", store="085", register="1", epoch=1, first_seq=1, last_seq=9, held_seq=9, taken_ms=NOON_MS,
        head=HASH, held_head=HASH, digest=HASH,
    )  # fmt: skip
    said = receipts.write_receipt(whole, OFFICE.sign)
    word = RelayWord(
        **PLACE, held_seq=9, held_head=HASH, nonce=HASH, code="carry.fork", said="Two books.", needs=((1, 2),), z_no=3,
        receipt=said.decode(), gone=(GoneOrder("0123456789abcdef", "085-2", 7, NOON_MS, -300),),
        given=(GivenBack("0123456789abcdef", "085-2", 8, NOON_MS, -300, 6_241),),
        pads=(PadOffer("085-2/1/412", "085300001", "085300100"),),
        pads_at=(PadAt("085-3", Pad("085400001", "085400100")),),
        declined=(DeclinedCard("visa", "4417", "085-3", 31, NOON_MS, -300, 6_000),),
        held=(GoneOrder("0123456789abcdef", "085-3", 9, NOON_MS, -300),), people=STAR,
    )  # fmt: skip
    apart = RefusedWord(
        store="085", register="1", clock_ms=NOON_MS,
        things=(
            RefusedThing(came_ms=NOON_MS, first_seq=4, last_seq=9, box_no="", said="Entry 4 is no money."),
            RefusedThing(came_ms=NOON_MS, first_seq=0, last_seq=0, box_no="085-1-0001", said="It was revoked."),
        ),
    )  # fmt: skip
    return [
        said,
        refused_word.write_refused_word(apart, OFFICE.sign),
        *(relaying.write_relay_word(word, form=form) for form in (1, 2, 4, 5)),
    ]


def people_messages() -> list[bytes]:
    """What a register says of its store's people, with and without anybody, and how it is passed on."""
    made = day()
    rosa = Person("17", "Rosa Lind", "RL", Role.CLERK, f"{STAR[:32]}:{STAR}")
    act = StaffChanged(
        number="17", name="Rosa Lind", initials="RL", is_new=True, approver="09", mark=mark_of_pin(rosa), turn=1
    )
    rows, key = [(made.append(act), rosa.pin)], pouch.CarryingKey.of(REGISTER)
    words = [
        people_told.write_people(
            Place(**PLACE), rows[:many], no=9, named=("31",), public_key=REGISTER.public_key, sign=REGISTER.sign,
            key=key, readers=(("085-2", key.public_key),),
        )
        for many in (0, 1)
    ]  # fmt: skip
    ask = PeopleAsk(**PLACE, nonce=HASH, own=words[1], holds=(HASH,))
    return [*words, people_told.write_people_ask(ask, REGISTER.sign), people_told.write_people_answer(words)]


def talk_messages() -> list[bytes]:
    """What is said about dispatches, and to enrol or pair."""
    ask = Ask(**PLACE, nonce=HASH, holds=(Held(kind="policy", series="policy", version=3, code="out.body"),))
    offer = Offer(kind="prices", series="prices", version=4, size=90, digest=HASH)
    offers = Offers(**PLACE, nonce=HASH, clock_ms=NOON_MS, offers=(offer,))
    wish = Enrolment(store="085", register="1", store_name="Harbour Row", epoch=1, public_key=HASH)
    return [
        dispatch_talk.write_ask(ask, REGISTER.sign), dispatch_talk.write_offers(offers, OFFICE.sign),
        dispatch_talk.write_piece_ask(PieceAsk(nonce=HASH, digest=HASH, offset=65_536)),
        enrolling.write_request(wish, HASH), enrolling.write_answer(HASH, HASH),
    ]  # fmt: skip


def dispatch_bodies() -> list[bytes]:
    """Each kind of dispatch: its head, a line feed, its body."""
    whole = {
        DispatchKind.POLICY: policy(), DispatchKind.STAFF: staff(), DispatchKind.PRICES: PRICES,
        DispatchKind.ORDERS: ORDERS, DispatchKind.PLAYBOOK: pages(), DispatchKind.NOTICE: notice(),
        DispatchKind.INCIDENT: incident_word(), DispatchKind.ARRIVALS: boxes_that_came(),
        DispatchKind.CARRYING: carrying_keys(),
    }  # fmt: skip
    return [_head(kind) + b"\n" + body for kind, body in whole.items()]


def boxes_that_came() -> bytes:
    """One as it was sent, one with everything wrong."""
    right = BoxArrival(
        at_ms=NOON_MS, register="1", box_no="085-1-0001", seal="A 448 210", seal_differs=False, counted=31,
        count_differs=False, is_explained=False,
    )  # fmt: skip
    wrong = replace(right, box_no="085-1-0002", seal_differs=True, counted=-1, count_differs=True, is_explained=True)
    return arrivals.write_arrivals("085", (right, wrong))


def carrying_keys() -> bytes:
    """Of a store with a register that can and one that can't."""
    key = pouch.CarryingKey.of(REGISTER).public_key
    rows = (CarrierKey(register="1", epoch=1, public_key=key), CarrierKey(register="2", epoch=3))
    return carrying_list.write_carrying_list(CarryingList(store="085", office=key, registers=rows))


def _head(kind: DispatchKind) -> bytes:
    series = series_of(kind, 7, "26-07")
    plain = {"kind": str(kind), "series": series, "version": 7, "stores": ["085", "086"], "issued_ms": NOON_MS}
    return spelled({**plain, "expires_ms": NOON_MS + 1, "about": "new", "public_key": OFFICE.public_key.hex()})


def policy() -> bytes:
    """The built-in policy, with what its tables may hold."""
    own = {"amex": Deadlines(amber_days=1, red_days=3, review_days=9)}
    made = replace(Policy(), tax_rates_per_100k={"food": 5_000}, presentment_by_brand=own, currency="USD")
    return policy_words(made).encode()


def staff() -> bytes:
    """Two people."""
    pin = "73616c74:" + "ab" * 32
    people = (Person("17", "Rosa Lind", "RL", Role.CLERK, pin), Person("02", "Ann Berg", "AB", Role.MANAGER, pin))
    return staff_words(people).encode()


def pages() -> bytes:
    """A playbook in two languages."""
    return dispatch_pages.write_pages({"en": {"10-card-machine.md": PAGE}, "es": {"10-card-machine.md": PAGE}})


def notice() -> bytes:
    """A notice to managers."""
    return dispatch.write_notice(Notice(title="Float", lines=("Count twice.", ""), roles=("manager",)))


def incident_word() -> bytes:
    """Head office's word that an outage is on."""
    word = IncidentWord(number="26-07", began_ms=NOON_MS, rescue_lane="finance", said="Down.", ended_ms=0)
    return dispatch.write_incident(word)


STORE = b"""store = "085"\nstore_name = "Harbour Row"\nregister = "1"\nlanguage = "es"\ncurrency = "USD"
office_port = 8086\ncentral_url = "https://hq.example.com"\n\n[printer]\nkind = "pdf"\n"""
FINANCE = b'language = "en"\ndatabase = "postgresql://hq.example.com/shoebox"\n'
ACCOUNTS = b'[accounts]\nsales = "4000"\ncash_drawer = "1000"\n[tax]\nreduced = "2410"\n[cards]\nvisa = "1210"\n'
INCIDENT = b"""currency = "USD"\nstart = 2025-11-22T08:00:00Z\nend = "2025-11-23T08:00:00+01:00"\nstores = ["085"]
[accounted]\n"085" = ["085100047"]\n[policy]\npresent_days = 7\n"""
PRICES = (
    b"shoebox-prices,1,USD,2026-11-12T06:00:00Z\nsku,name,price,tax,barcode,unit\n"
    b'4711,Wool coat,59.99,food,4006381333931,\nBEAN,"Beans, dried",12.50,,,kg\n'
)
ORDERS = b"""shoebox-orders,1,085,2026-11-12\norder,name,email,phone,goods,paid
W-100234,Ada Quill,ada@example.com,+1 555 010 020,2 shirts,yes\n"""
CHARGES = b"""charge_id,order_id,store_id,channel,charged_at,amount,currency,kind,status,card_brand,card_last4,auth_code
C1,O1,085,pos,2026-11-12T14:33:00Z,62.41,USD,charge,captured,visa,**4417,061234
C2,,085,web,2026-11-12 14:33:00+01:00,7,JPY,refund,voided,,417,\n"""
SETTLEMENT = b"""Transaction ID;Transaction Date;Amount;Currency;Type;Description;Last 4
T-1;12.11.2026 14:33;1.062,41;USD;Sale;slip 010000027;4417
T-2;13.11.2026;-7,00;USD;Refund;;\n"""
RESULT = b"""idempotency_key,result,reason,amount,currency
10-REFUND-1,approved,,338.70,USD
30-REFUND-1,Timed-Out,"no answer, yet",,\n"""
REGISTERS = b'store,register\n085,1\n086,"2"\n'


_SHEET, _TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@cache
def _workbook() -> dict[str, bytes]:
    """The parts of a workbook with texts, numbers, a moment and a hole."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Transaction ID", "Date", "Amount"])
    sheet.write_row(2, 0, ["T-1", "2026-11-12 14:33", 62.41])
    sheet.write_datetime(3, 1, datetime.fromisoformat("2026-11-13T09:00:00"), book.add_format({"num_format": 22}))
    book.close()
    with zipfile.ZipFile(made) as package:
        return {name: package.read(name) for name in package.namelist()}


def workbook_parts() -> list[bytes]:
    """Its sheet, and the texts that its cells share."""
    return [_workbook()[name] for name in (_SHEET, _TEXTS)]


def workbook_of(part: bytes) -> bytes:
    """A workbook with this as its sheet, or as its shared texts where it says it is those."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, body in {**_workbook(), _TEXTS if b"<sst" in part[:500] else _SHEET: part}.items():
            package.writestr(name, body)
    return out.getvalue()


def parcels() -> list[bytes]:
    """A book in one parcel."""
    made = day()
    entries, own = tuple(made.entries), REGISTER.public_key
    carried = parcel.write_parcel("085", entries, public_key=own, sign=OFFICE.sign, carrier=OFFICE.public_key)
    return [parcel.write_parcel("085", entries, public_key=own, sign=REGISTER.sign), carried]


POUCH_KEY = pouch.CarryingKey.of(signer("fuzz/pouch"))


def ours(ids: Sequence[bytes]) -> pouch.CarryingKey:
    """The ring that this key hangs on alone."""
    if pouch.carrying_id(POUCH_KEY.public_key) not in ids:
        raise Refusal("pouch.damaged")
    return POUCH_KEY


def pouches() -> list[bytes]:
    """That box, locked for one and for two."""
    (box, *_), other = boxes(), pouch.CarryingKey.of(signer("fuzz/other"))
    return [pouch.lock_bytes(box, [POUCH_KEY.public_key, *more]) for more in ([], [other.public_key])]


def pouch_parts() -> list[bytes]:
    """The front of a pouch, and how long each chunk is that follows: two bytes each."""
    front = pouches()[0][:132]
    return [front + bytes(sizes) for sizes in ([0, 0], [0, 9], [255, 255, 0, 7], [1, 0, 1, 0])]


def locked_as(data: bytes) -> bytes:
    """A pouch with a front like this one, its own key sealed anew, and chunks of these lengths and no more than 8."""
    own, front = bytes(32), bytearray(data[:132].ljust(132, b"\0"))
    front[20:100] = pouch._wrapped(own, POUCH_KEY.public_key)
    cipher, sizes = pouch._cipher(own, bytes(front)), data[132:148]
    lengths = [int.from_bytes(sizes[at : at + 2], "big") for at in range(0, len(sizes), 2)] or [0]
    chunks = (
        cipher.encrypt(pouch._nonce(at, is_last=at + 1 == len(lengths)), bytes(size), None)
        for at, size in enumerate(lengths)
    )
    return bytes(front) + b"".join(chunks)


def parcel_parts() -> list[bytes]:
    """That parcel in one part, its first half, and what only asks."""
    whole, _ = parcels()
    digest, half = hashlib.sha256(whole).digest(), len(whole) // 2
    return [
        part.write_part(part.PartHead(digest, len(whole), 0), data) for data in (whole, whole[:half], b"")
    ]  # fmt: skip


def dispatches() -> list[bytes]:
    """A notice as it is carried."""
    head = dispatch.DispatchHead(
        kind=DispatchKind.NOTICE, series="7", version=7, stores=(), issued_ms=NOON_MS, expires_ms=NOON_MS + 1,
        about="new", public_key=OFFICE.public_key,
    )  # fmt: skip
    return [dispatch.write_dispatch(head, notice(), OFFICE.sign)]


def instruction_files() -> list[bytes]:
    """Two refunds for a processor."""
    head = InstructionHead(
        file_no=3, action=Action.REFUND, currency="USD", written_by="41", written_ms=NOON_MS, chain="ab" * 32
    )
    lines = [
        InstructionLine(
            sequence=at, action=Action.REFUND, case_id=at, key=f"case-{at}-refund", charge_id=f"C{at}",
            slip_no="085100047", amount_minor=6_241, currency="USD", approval="061234", reason="twice, \"sure\"",
            maker="41", checker="43",
        )
        for at in (1, 2)
    ]  # fmt: skip
    return [write_instructions(head, lines)]


def totalled(data: bytes) -> bytes:
    """The same instruction file with a last line whose count, total and digest fit what stands above it."""
    body = b"".join(line for line in data.splitlines(keepends=True) if not line.startswith(b"T,"))
    try:
        rows = [row for row in csv.reader(io.StringIO(body.decode(), newline="")) if row and row[0] == "R"]
        facts = f"T,{len(rows)},REFUND,,,,,{sum(int(row[7]) for row in rows)},USD,,"
        return body + f"{facts}{hashlib.sha256(body).hexdigest()},,\r\n".encode()
    except (ValueError, IndexError, csv.Error):
        return data


def key_files() -> list[bytes]:
    """A key, the three cards, a wish for a key, one under a passphrase, and a certificate."""
    write_enrolment(
        FOLDER / "card.json",
        Enrolment(store="085", register="1", store_name="Harbour Row", epoch=1, public_key=HASH),
    )
    pem = b"-----BEGIN CERTIFICATE-----\n" + b"QUJD" * 40 + b"\n-----END CERTIFICATE-----\n"
    wish = write_key_request(KeyRequest(public_key=REGISTER.public_key, now=OURS, stolen=False), REGISTER.sign)
    wrapped = wrap(REGISTER, "five words are a good one", work=1)
    own = pouch.CarryingKey.of(REGISTER).public_key
    key_card = KeyCard(**PLACE, public_key=REGISTER.public_key, carrying_key=own)
    cards = [(FOLDER / "card.json").read_bytes(), OURS.data, write_key_card(key_card, REGISTER.sign)]
    return [b"ab" * 32 + b"\n", *cards, wish, wrapped, pem]


def memories() -> list[bytes]:
    """What is kept beside a book."""
    drill = DrillResult(**{name: _value(hint, name) for name, hint in get_type_hints(DrillResult).items()})
    return [
        spelled([["085", "1", 1, "0.1.0", NOON_MS, 412]]), b"".join(map(write_line, day().entries)),
        spelled({**asdict(drill), "day": "2026-11-12", "clerk": "17"}) + b"\n", b'{"counts":{"slips":1}}',
    ]  # fmt: skip
