"""What reads what came from outside: one function a door, bytes in, nothing out.

Each may end in the trade's own errors (`ShoeboxError`, whose sentence must be there too) and in nothing else; what was
accepted must be written again as the same bytes where it has one spelling. `python tests/fuzz` tries them by the
million, `test_hostile.py` with what is known to be nasty.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fuzz import samples
from fuzz.sealing import FOLDER, OFFICE, OURS, REGISTER, framed, parts, resigned, respelled, sealed, spelled
from keymaking import ROOT
from shoebox import entrance, policy_settings, settings
from shoebox.account_settings import read_accounts
from shoebox.carry.sender import refusal_in
from shoebox.central import evidence
from shoebox.central.heard_file import read_heard
from shoebox.cli import line as cli_line
from shoebox.domain.acts import act_of
from shoebox.domain.card import refuse_card_data
from shoebox.domain.carrying import PROTOCOL_NEWEST, PROTOCOL_OLDEST
from shoebox.domain.charge_map import DateForm, MoneyForm
from shoebox.domain.dispatch import DispatchKind
from shoebox.domain.enrolling import typed_code
from shoebox.domain.entry import Envelope, read_body, write_body
from shoebox.domain.errors import ShoeboxError
from shoebox.domain.item import gtin, parse_quantity
from shoebox.domain.money import Money
from shoebox.domain.names import line_fits, name_fits, number_fits
from shoebox.domain.pickup import parse_order_no
from shoebox.domain.playbook import read_topic
from shoebox.domain.readiness import drill_day
from shoebox.domain.slip import Pad, parse_slip_number
from shoebox.formats import (
    arrivals,
    box,
    box_head,
    carrying,
    carrying_list,
    dispatch,
    dispatch_pages,
    dispatch_talk,
    enrolling,
    instructions,
    mapped,
    office_card,
    order_file,
    parcel,
    part,
    people_told,
    pouch,
    price_file,
    receipts,
    refused_word,
    relaying,
    store_certificate,
    workbook,
)
from shoebox.formats.charges import ChargeReader, csv_lines
from shoebox.formats.key_card import read_key_card
from shoebox.formats.results import read_results
from shoebox.reconcile.engines import rows, textfiles
from shoebox.reconcile.engines.columns import CHARGES, Currencies
from shoebox.reconcile.incident import read_incident
from shoebox.reconcile.intake import Source, read_header
from shoebox.reconcile.reading import read_summary
from shoebox.service import guard
from shoebox.storage import drill_log, keys, mirror, office_key
from shoebox.transport.http_road import Address
from shoebox.transport.road import RoadAnswer

TYPED_CHARS_MAX = 20_000  # more than any field or command line brings
FACTS = {"phone": "555 0100"}


@dataclass(frozen=True, slots=True)
class Target:
    """`read` with what to begin from, and errors beyond the trade's own that its docstring promises."""

    name: str
    read: Callable[[bytes], Any]
    seeds: Callable[[], Iterable[bytes]]
    also: tuple[type[Exception], ...] = ()

    def try_out(self, data: bytes) -> str:
        """How it ended: the code of a refusal, or nothing where these bytes were taken. Whatever else is a find."""
        try:
            self.read(data)
        except ShoeboxError as wrong:
            return said(wrong)
        except self.also as wrong:
            return type(wrong).__name__
        return ""


TARGETS: dict[str, Target] = {}


def reads(seeds: Callable[[], Iterable[bytes]], *also: type[Exception]) -> Callable[[Callable[[bytes], Any]], Any]:
    """Make a function the target of its name."""

    def named(read: Callable[[bytes], Any]) -> Callable[[bytes], Any]:
        name = read.__name__.replace("_", "-")
        TARGETS[name] = Target(name, read, seeds, also)
        return read

    return named


def said(wrong: ShoeboxError) -> str:
    """Its code; it must have its sentence too, whatever its facts are."""
    assert str(wrong), f"{wrong.code} has no sentence"
    return wrong.code


def text_of(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def each_of(data: bytes, *ways: Callable[[], object]) -> None:
    """Try all the ways; the last refusal is the answer where none takes it."""
    refused: list[ShoeboxError] = []
    for way in ways:
        try:
            way()
        except ShoeboxError as wrong:
            said(wrong)
            refused.append(wrong)
    if len(refused) == len(ways):
        raise refused[-1]


def put(name: str, data: bytes) -> Path:
    """The bytes as a file."""
    path = FOLDER / f"{os.getpid()}-{name}"
    path.write_bytes(data)
    return path


# -- boxes, parcels and what is in them


@reads(samples.boxes)
def box_as_it_came(data: bytes) -> None:
    box.peek_head(data)
    with suppress(ValueError):
        box.peek_inside(data, most=1 << 20)
    evidence.may_be_kept(data)
    assert box.box_verdict(data).line
    box.read_box(data)


@reads(samples.box_lines)
def box_sealed_again(data: bytes) -> None:
    head, entries = parts(data)
    whole = sealed(spelled(head), framed(entries), magic=box.MAGIC, tag=b"shoebox/box/1", by=REGISTER)
    evidence.may_be_kept(whole)
    held = box.read_box(whole)
    assert box_head.write_head(held.head) == spelled(head)
    assert box_head.file_stem(held.head.box_no).isascii()


@reads(lambda: [part.split(b"\n")[0] for part in samples.box_lines()])
def box_with_a_head(data: bytes) -> None:
    known = data.replace(b'"totals_minor":"*"', b'"totals_minor":[["card",6241]]')
    head = box_head.read_head(respelled(known.replace(b'"*"', b'"' + b"0" * 64 + b'"')))
    assert "/" not in box_head.file_stem(head.box_no)


@reads(samples.parcels)
def parcel_as_it_came(data: bytes) -> None:
    parcel.peek_parcel(data)
    parcel.read_parcel(data)


@reads(samples.parcel_parts)
def part_of_a_parcel(data: bytes) -> None:
    front, rest = data[: part.PART_HEAD_BYTES], data[part.PART_HEAD_BYTES :]
    assert part.write_part(part.read_part_head(front), rest) == data


@reads(samples.parcel_lines)
def parcel_sealed_again(data: bytes) -> None:
    head, entries = parts(data)
    parcel.read_parcel(sealed(spelled(head), framed(entries), magic=parcel.MAGIC, tag=b"shoebox/parcel/1", by=REGISTER))


@reads(samples.pouches)
def pouch_as_it_came(data: bytes) -> None:
    held = pouch.unlock_bytes(data, samples.ours, most=1 << 20)
    box.read_box(held)


@reads(samples.pouch_parts)
def pouch_locked_again(data: bytes) -> None:
    """A front that was changed, and chunks of any length, under the key that fits them: what an insider could make."""
    held = pouch.unlock_bytes(samples.locked_as(data), samples.ours, most=1 << 20)
    assert (
        pouch.unlock_bytes(pouch.lock_bytes(held, [samples.POUCH_KEY.public_key]), samples.ours, most=1 << 20) == held
    )


@reads(samples.bodies)
def entry(data: bytes) -> None:
    kind, _, body = data.partition(b"\t")
    with suppress(ShoeboxError):
        read_body(body)
    said = read_body(respelled(body))
    assert isinstance(said, Envelope)
    assert write_body(said) == respelled(body)
    act_of(kind.decode("latin-1"), said.data)


# -- messages by line


@reads(samples.line_messages)
def line_message(data: bytes) -> None:
    claim = resigned(data, b"shoebox/claim/1", by=REGISTER)
    receipt = resigned(data, b"shoebox/line-receipt/1")
    each_of(
        data,
        lambda: same(carrying.write_hello, carrying.read_hello, respelled(data)),
        lambda: same_in_a_form(carrying.write_welcome, carrying.read_welcome, respelled(data)),
        lambda: carrying.read_claim(claim, key_of=lambda _place: REGISTER.public_key),
        lambda: carrying.read_line_receipt(receipt, card=OURS),
        lambda: carrying.read_claim(data, key_of=lambda _place: REGISTER.public_key),
    )


def same(write: Callable[[Any], bytes], read: Callable[[bytes], Any], data: bytes) -> None:
    """What is taken has this one spelling."""
    assert write(read(data)) == data


def same_in_a_form(write: Callable[..., bytes], read: Callable[[bytes], Any], data: bytes) -> None:
    """The same, of what older Shoeboxes write with fewer fields."""
    said = read(data)
    assert data in [write(said, form=form) for form in range(PROTOCOL_OLDEST, PROTOCOL_NEWEST + 1)]


@reads(samples.receipt_messages)
def receipt(data: bytes) -> None:
    signed, apart = resigned(data, b"shoebox/receipt/1"), resigned(data, b"shoebox/refused/1")
    each_of(
        data,
        lambda: receipts.read_receipt(signed, card=OURS),
        lambda: refused_word.read_refused_word(apart, card=OURS),
        lambda: relaying.read_any_receipt(data, card=OURS),
        lambda: same_in_a_form(relaying.write_relay_word, relaying.read_relay_word, respelled(data)),
    )


@reads(samples.talk_messages)
def talk_and_enrolling(data: bytes) -> None:
    ask, offers = resigned(data, b"shoebox/ask/1", by=REGISTER), resigned(data, b"shoebox/offers/1")
    each_of(
        data,
        lambda: dispatch_talk.read_ask(ask, key_of=lambda _place: REGISTER.public_key),
        lambda: dispatch_talk.read_offers(offers, card=OURS),
        lambda: part.read_held(data),
        lambda: same(dispatch_talk.write_piece_ask, dispatch_talk.read_piece_ask, respelled(data)),
        lambda: same(lambda said: enrolling.write_request(*said), enrolling.read_request, respelled(data)),
        lambda: same(lambda said: enrolling.write_answer(*said), enrolling.read_answer, respelled(data)),
        lambda: enrolling.read_request(data),
    )


@reads(samples.people_messages)
def people_of_a_store(data: bytes) -> None:
    word, ask = (resigned(data, f"shoebox/people-{what}/1".encode(), by=REGISTER) for what in ("word", "ask"))
    each_of(
        data,
        lambda: people_told.read_people(word),
        lambda: people_told.read_people_ask(ask, key_of=lambda _place: REGISTER.public_key),
        lambda: people_told.read_people(data),
        lambda: same(people_told.write_people_answer, people_told.read_people_answer, respelled(data)),
    )


@reads(lambda: [b'503{"code":"service.full","sentence":"Later."}', b'422{"code":"box.forged","sentence":"No."}'])
def answer_of_a_door(data: bytes) -> None:
    status = int(data[:3]) if data[:3].isdigit() else 422
    assert str(refusal_in(RoadAnswer(status=status, body=data[3:])))


# -- what head office sends out


@reads(samples.dispatches)
def dispatch_as_it_came(data: bytes) -> None:
    dispatch.peek_dispatch(data)
    dispatch.read_dispatch(data, card=OURS)


def _policy(words: bytes) -> None:
    policy_settings.policy_words(policy_settings.policy_in_words(words, Path("policy.toml")))


def _staff(words: bytes) -> None:
    people = settings.staff_in_words(words, Path("staff.toml")).people
    settings.staff_words(people)


_BODIES: dict[DispatchKind, Callable[[bytes], Any]] = {
    DispatchKind.POLICY: _policy,
    DispatchKind.STAFF: _staff,
    DispatchKind.PRICES: lambda body: price_file.read_prices(body, file="prices", currency="USD", rates=("food",)),
    DispatchKind.ORDERS: lambda body: order_file.read_orders(body, file="orders", store="085"),
    DispatchKind.PLAYBOOK: lambda body: dispatch_pages.read_pages(body, facts={"en": FACTS, "es": FACTS}),
    DispatchKind.NOTICE: dispatch.read_notice,
    DispatchKind.INCIDENT: dispatch.read_incident,
    DispatchKind.ARRIVALS: arrivals.read_arrivals,
    DispatchKind.CARRYING: carrying_list.read_carrying_list,
}


@reads(samples.dispatch_bodies)
def dispatch_sealed_again(data: bytes) -> None:
    head, _, body = data.partition(b"\n")
    whole = sealed(respelled(head), body, magic=dispatch.MAGIC, tag=b"shoebox/dispatch/1", by=OFFICE)
    said = dispatch.read_dispatch(whole, card=OURS)
    assert dispatch.write_dispatch(said.head, body, OFFICE.sign)
    _BODIES[said.head.kind](respelled(body))


@reads(lambda: [samples.policy()])
def policy(data: bytes) -> None:
    _policy(data)


@reads(lambda: [samples.staff()])
def staff(data: bytes) -> None:
    _staff(data)


@reads(lambda: [samples.notice(), samples.incident_word(), samples.carrying_keys()])
def notice_and_incident(data: bytes) -> None:
    plain = respelled(data)
    each_of(
        data,
        lambda: same(dispatch.write_notice, dispatch.read_notice, plain),
        lambda: same(dispatch.write_incident, dispatch.read_incident, plain),
        lambda: dispatch.read_notice(data),
        lambda: arrivals.read_arrivals(plain),
        lambda: carrying_list.read_carrying_list(data),
        lambda: same(carrying_list.write_carrying_list, carrying_list.read_carrying_list, plain),
    )


@reads(lambda: [samples.PAGE, samples.pages()])
def playbook_page(data: bytes) -> None:
    facts = {"en": FACTS, "es": FACTS}
    each_of(
        data,
        lambda: read_topic("10-card-machine.md", data, FACTS),
        lambda: dispatch_pages.read_pages(data, facts=facts),
    )
    with suppress(ShoeboxError):
        read_topic(text_of(data), samples.PAGE, FACTS)


# -- files of lists


@reads(lambda: [samples.PRICES])
def prices(data: bytes) -> None:
    price_file.read_prices(data, file="prices.csv", currency="USD", rates=("food",))


@reads(lambda: [samples.ORDERS])
def orders(data: bytes) -> None:
    order_file.read_orders(data, file="orders.csv", store="085")


@reads(lambda: [samples.CHARGES])
def charges(data: bytes) -> None:
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", errors="surrogateescape", newline="")
    rows = csv_lines(text)
    _, header = next(rows, (0, []))
    reader = ChargeReader("charges.csv", tuple(header), "USD")
    for line, cells in rows:
        reader.read(line, cells)
    reader.finish()


@reads(lambda: [samples.CHARGES, samples.SETTLEMENT])
def charges_by_map(data: bytes) -> None:
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", errors="surrogateescape", newline="")
    rows = csv_lines(text, mapped.delimiter_of(data.decode("utf-8", "replace").partition("\n")[0]))
    header = mapped.headers_of(rows)
    plan = mapped.guess_map(header, name="fuzz", zone="Europe/Madrid")
    by_map = replace(plan, money=MoneyForm.COMMA, dates=DateForm.DAY_FIRST, minus_is_refund=True)
    readers = [mapped.MappedReader("charges.csv", header, each, "USD") for each in (plan, by_map)]
    for line, cells in rows:
        for reader in readers:
            reader.read(line, cells)
    for reader in readers:
        reader.finish()


@reads(samples.workbook_parts)
def workbook_sheet(data: bytes) -> None:
    with suppress(ShoeboxError):
        workbook.check_package(data, file="charges.xlsx")
    for _ in workbook.read_sheet(samples.workbook_of(data), file="charges.xlsx"):
        pass


@reads(lambda: [samples.RESULT])
def result_file(data: bytes) -> None:
    read_results(data, file="result.csv")


@reads(lambda: [samples.CHARGES])
def charges_header(data: bytes) -> None:
    read_header(put("charges.csv", data))


@reads(lambda: [samples.CHARGES])
def charges_row_by_row(data: bytes) -> None:
    """As SQLite's engine reads them."""
    path = put("charges.csv", data)
    source = Source(path, *read_header(path))
    known, places = textfiles.places(source, CHARGES)
    reader = rows.Reader(CHARGES, places, Currencies("USD", ("USD",)))
    for line, fields, wrong in textfiles.lines(known, CHARGES):
        row = None if wrong else reader.read(fields)
        assert line > 1
        assert row is None or row.fault or rows.key(CHARGES, row.numbers) != 0


@reads(samples.instruction_files)
def instruction_file(data: bytes) -> None:
    with suppress(ShoeboxError):
        instructions.read_instructions(data)
    whole = samples.totalled(data)
    held = instructions.read_instructions(whole)
    assert instructions.write_instructions(held.head, held.lines) == whole


@reads(lambda: [samples.REGISTERS])
def register_list(data: bytes) -> None:
    for store, register in cli_line._registers_in(put("registers.csv", data)):
        number_fits(store), number_fits(register)


# -- small files and words


@reads(lambda: [samples.STORE])
def store_settings(data: bytes) -> None:
    path = put("store.toml", data)
    entrance._said_language(path)
    store = settings.read_store(path)
    with suppress(ShoeboxError):
        Address(store.central_url)
    with suppress(ShoeboxError):
        Address(store.office_url)


@reads(lambda: [samples.FINANCE])
def finance_settings(data: bytes) -> None:
    settings.read_finance(put("finance.toml", data))


@reads(lambda: [samples.ACCOUNTS])
def account_settings(data: bytes) -> None:
    read_accounts(put("accounts.toml", data))


@reads(lambda: [samples.INCIDENT])
def incident_file(data: bytes) -> None:
    read_incident(put("incident.toml", data))


@reads(samples.key_files)
def keys_and_cards(data: bytes) -> None:
    with suppress(ValueError):
        store_certificate.certificate_mark(data)
    path = put("head-office.json", data)
    office_key.OfficeKeys(FOLDER)
    keys.public_key_beside(path)
    each_of(
        data,
        lambda: keys.read_signer(path),
        lambda: keys.read_signer(path, lambda: "five words are a good one") if b'"work":1}' in data else None,
        lambda: office_card.read_card(resigned(data, b"shoebox/head-office/2", by=ROOT)),
        lambda: office_card.read_key_request(resigned(data, b"shoebox/key-request/1", name="proof", by=REGISTER)),
        lambda: keys.read_enrolment(path),
        lambda: read_key_card(resigned(data, b"shoebox/key-card/1", by=REGISTER)),
        lambda: office_key.read_office_card(path),
    )


@reads(samples.memories)
def memories(data: bytes) -> None:
    """What this program wrote itself and a disk or a hand may have changed: none of it may stop a start."""
    read_heard(put("heard.json", data))
    for _entry, _end in mirror.read_mirror(put("mirror.log", data)):
        pass
    (FOLDER / "drills").mkdir(exist_ok=True)
    (FOLDER / "drills" / drill_log.DRILLS_FILE).write_bytes(data)
    drill_log.last_drill(FOLDER / "drills")
    (FOLDER / "summary.json").write_bytes(data)
    read_summary(FOLDER)


@reads(
    lambda: [b"K7QM 4TXN-9cdf2hjk", b"62.41", b"085100047", b"4006381333931", b"1.5", b"Basic MTc6MTcxNw==", b"3 Nov"]
)
def typed_or_scanned(data: bytes) -> None:
    text = text_of(data)[:TYPED_CHARS_MAX]
    typed_code(text)
    guard._read(text)
    for fits in (number_fits, name_fits, line_fits):
        fits(text)
    each_of(
        data,
        lambda: Money.parse(text, "USD"),
        lambda: parse_slip_number(text),
        lambda: Pad.parse(text, text),
        lambda: gtin(text),
        lambda: parse_quantity(text, unit="kg"),
        lambda: parse_order_no(text),
        lambda: drill_day(text, today="2026-11-12"),
        lambda: Address(text),
        lambda: refuse_card_data(text),
    )
