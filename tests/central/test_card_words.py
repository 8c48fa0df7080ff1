"""Card numbers are found wherever a register that lies puts them, and never in an honest one's identities."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, replace
from typing import Any, get_args, get_type_hints

import pytest

from boxmaking import MemoryRegister, signer
from shoebox.central import Central
from shoebox.central.card_words import shows_card
from shoebox.domain.act import Act
from shoebox.domain.acts import _ACTS, OrderShared, PadIssued, ReceiptStored, Rekeyed, Sale
from shoebox.domain.acts_people import StaffChanged
from shoebox.domain.card import holds_card_number
from shoebox.domain.carrying import LineReceipt
from shoebox.domain.entry import Envelope, read_body
from shoebox.domain.holdings import Outcome
from shoebox.formats.carrying import write_line_receipt

CARD = "4111111111111111"
# As chance makes them, seven in a thousand: each has digits that pass a card's check.
OWN = "77930176-4885-4152-8254-dd376e845061"
OTHER = "00000000-0000-4000-8000-000000000001"
MARK = "00" * 31 + "ab"


def envelope(**more: Any) -> Envelope:
    return replace(read_body(MemoryRegister().entries[0].body), **more)


def plain_value(hint: Any) -> Any:
    inner = get_args(hint)
    if not inner:
        return {int: 1, bool: False}.get(hint, "x")
    return () if inner[-1] is Ellipsis else tuple(map(plain_value, inner))


def planted(hint: Any, text: str) -> Iterator[Any]:
    """Every value of this type that has the text somewhere."""
    inner = get_args(hint)
    if hint is str:
        yield text
    elif inner and inner[-1] is Ellipsis:
        yield from ((one,) for one in planted(inner[0], text))
    elif inner:
        for at, one in enumerate(inner):
            for value in planted(one, text):
                yield tuple(value if place == at else plain_value(other) for place, other in enumerate(inner))


def plain_of(act: type[Act], field: Field[Any], hint: Any) -> Any:
    return field.default if field.default is not MISSING and field.name in act.LATER else plain_value(hint)


def everywhere(text: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Data of every kind of entry, with the text once in each place where any may stand."""
    for act in dict.fromkeys(_ACTS.values()):
        hints = get_type_hints(act)
        plain = {field.name: plain_of(act, field, hints[field.name]) for field in fields(act)}
        for field in fields(act):
            for value in planted(hints[field.name], text):
                yield f"{act.__name__}.{field.name}", act(**(plain | {field.name: value})).data()


def test_a_card_number_in_any_field_of_any_entry_is_seen() -> None:
    """Text alone or in lists, an identity's place too; and in what every entry says of itself."""
    tried = {name: shows_card(envelope(data=json.loads(json.dumps(data)))) for name, data in everywhere(CARD)}
    assert len(tried) > 200
    assert [name for name, is_seen in tried.items() if not is_seen] == []
    for name in ("entry_id", "store", "clerk", "day", "boot", "app"):
        assert shows_card(envelope(**{name: CARD})), name
    assert shows_card(envelope(totals_minor={CARD: 0}))


@pytest.mark.parametrize(
    "text",
    [f'{{"size":{CARD}}}', f'{{"needs":[[1,{CARD}]]}}', f'{{"a":"{CARD}","a":"x"}}', f'{{"{CARD}":1}}',
     f'{{"x_ms":{CARD}}}', f'{{"a":{{"b":"{CARD}"}}}}', f'["{CARD}"', f'{{"a":{CARD}.5}}', "[" * 9_000 + CARD],
)  # fmt: skip
def test_nor_is_it_hidden_in_what_should_be_a_receipt(text: str) -> None:
    assert shows_card(envelope(data=ReceiptStored(last_seq=1, head="00" * 32, text=text).data()))


def test_identities_are_none_whatever_their_digits() -> None:
    """Each alone in its place, the UUID of a stick's disk within a path, and head office's receipt as it came."""
    assert all(map(holds_card_number, (OWN, OTHER, MARK))), "else they prove nothing"
    for name in (OWN, OTHER, MARK, MARK * 2, f"/media/ann/{OWN}/box"):
        seen = [where for where, data in everywhere(name) if shows_card(envelope(data=data))]
        assert seen == [], name
    word = LineReceipt(
        store="085", register="1", epoch=1, held_seq=9, held_head=bytes(32), size=7, root=bytes(32),
        clock_ms=1_794_484_800_003, nonce=bytes(32), needs=((1, 3),),
    )  # fmt: skip
    text = write_line_receipt(word, signer("hq").sign).decode()
    assert not shows_card(envelope(data=ReceiptStored(last_seq=9, head="00" * 32, text=text).data()))
    assert not shows_card(envelope(entry_id=OWN, boot=OTHER))


@pytest.mark.parametrize("name", ["app", "boot", "entry_id"])
def test_what_a_register_says_of_itself_is_looked_through_at_the_door(central: Central, name: str) -> None:
    register = MemoryRegister()
    central.enrol(register.enrolment)
    register.open()
    register.append(PadIssued(first="085100000", last="085100099"), **{name: CARD})
    assert central.line.take("by line", register.parcel())[0].code == "parcel.card_number"
    assert central.take_box("by stick", register.close())[0].code == "central.card_number"
    assert central.counts().entries == 0


def test_an_honest_register_is_stopped_by_none_of_its_identities(central: Central) -> None:
    """A sale in two tenders, a draft keyed again, an order of two slips, a PIN that was set: one box, one parcel."""
    register = MemoryRegister()
    central.enrol(register.enrolment)
    register.open()
    sale = register.sale(500)
    rest = Sale(slip="", tender="cash", amount_minor=100, tax_minor=0, currency="USD", part_of=OWN)
    for act in (
        rest,
        Rekeyed(rekeyed=OWN, rekeyed_seq=sale.seq, order_no="A-1"),
        OrderShared(order_no="A-1", ticks=(("1", 1, 3, OWN), ("1", 1, 4, OTHER)), found="two coats"),
        StaffChanged(
            number="17", name="Dana", initials="D", is_new=False, approver="2", mark=MARK, instead=MARK, turn=1
        ),
    ):
        register.append(act)
    taken = [central.line.take("by line", register.parcel())[0], central.take_box("by stick", register.close(
        totals_minor=(("card", 500), ("cash", 100))
    ))[0]]  # fmt: skip
    assert [(one.outcome, one.code) for one in taken] == [(Outcome.TAKEN, "")] * 2
