"""A card that was declined, or an order that waits, at one register of a store: the others know by the office's word.

Register 2 is the office; registers 1 and 3 hear it. Told are brand, last four and amount, and of an order its mark.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaking import CLERK, MANAGER_PIN, card_sale
from inmemory import new_folder
from shoebox.carry import DeclinedCards, GoneOrders
from shoebox.domain.card import Brand
from shoebox.domain.carrying import Place
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.errors import Refusal
from shoebox.domain.pickup import GoneOrder, PickUpState
from shoebox.domain.policy import DeclinedAgain
from shoebox.domain.relaying import DECLINED_MAX, GONE_MAX
from shoebox.formats.relaying import read_relay_word, write_relay_word
from shoebox.till import PickUpDraft, Till, Told
from tellmaking import OFFICE, ONE, THREE, Store, store_in

CARD = {"brand": Brand.VISA, "last4": "1111", "amount_minor": 6_000}


class TellingStore(Store):
    """With what else the office tells, and hears of the others."""

    def say(self, register: str) -> None:
        super().say(register)
        own, place = self.office.house.book, Place(store="085", register=register, epoch=1)
        word = replace(
            self.words[register][-1],
            declined=DeclinedCards(self.desk.book).told(place, own),
            gone=GoneOrders(self.desk.book).told(place, own.pickups_gone(350), office=(OFFICE, 1)),
            held=GoneOrders(self.desk.book, PickUpState.HELD).told(place, own.pickups_held(), office=(OFFICE, 1)),
        )  # fmt: skip
        # As it goes over the network, and is read there.
        self.words[register][-1] = read_relay_word(write_relay_word(word, form=4))

    def house(self, register: str):
        return self.office.house if register == OFFICE else self.registers[register].house

    def decline(self, register: str, **card: object) -> int:
        return self.house(register).till.decline(card_sale(1, **{**CARD, **card}, approval=""))

    def codes(self, register: str, **card: object) -> list[str]:
        mends = self.house(register).till.mends(card_sale(2, slip="", **{**CARD, **card}))
        return [mend.code for mend in mends if "declined" in mend.code]

    def said(self, register: str, **card: object) -> str:
        mends = self.house(register).till.mends(card_sale(2, slip="", **{**CARD, **card}))
        return next(str(mend.refusal()) for mend in mends if "declined" in mend.code)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[TellingStore]:
    with store_in(tmp_path, kind=TellingStore) as made:
        for one in (made.office, *made.registers.values()):
            one.open()
        yield made


def held(store: TellingStore, register: str, order_no: str = "W-1") -> int:
    draft = PickUpDraft(
        entry_id=Till.new_id(), clerk=CLERK, order_no=order_no, name="Ada Quill", contact="503 555 0199"
    )
    return store.house(register).pickups.hold(draft).seq


def settled(store: TellingStore, register: str, order_no: str = "W-1", **step: object) -> int:
    pickups = store.house(register).pickups
    draft = PickUpDraft(
        entry_id=Till.new_id(), clerk=CLERK, order_no=order_no, note="Finance said so", pin=MANAGER_PIN,
        checked=store.house(register).policy.pickup_checks[0],
    )  # fmt: skip
    return (pickups.release_held if step.get("release", True) else pickups.end_held)(draft).seq


def test_a_card_declined_at_one_register_is_known_at_the_others(store: TellingStore) -> None:
    """With register, entry, time and amount; by the same rules as one that was declined here, and never with more."""
    seq = store.decline(ONE)
    assert store.codes(THREE, approval="") == []
    store.exchange()
    store.exchange()
    assert store.codes(THREE, approval="") == ["till.declined_stop_elsewhere"]
    said = store.said(THREE, approval="")
    assert said.startswith("Declined at register 085-1 on ")
    assert f", entry {seq}, $60.00. Not taken again" in said
    assert store.codes(THREE, last4="2222", approval="") == []
    found = store.house(THREE).till.declined(card_sale(2, **CARD))
    assert found is not None
    assert (found.register, found.seq, found.amount_minor, found.same_brand) == (ONE, seq, 6_000, True)
    assert store.codes(ONE, approval="") == ["till.declined_stop"], "of its own nobody is told a second time"
    store.registers[THREE].restart()
    assert store.codes(THREE, approval="") == ["till.declined_stop_elsewhere"]


def test_the_office_tells_of_its_own_and_hears_the_others(store: TellingStore) -> None:
    seq = store.decline(OFFICE, last4="3333", amount_minor=0)
    store.exchange()
    assert f"entry {seq}. Not taken" in store.said(THREE, last4="3333", approval="")


def test_where_no_declined_card_is_taken_a_second_person_looks_at_both(store: TellingStore) -> None:
    """The same brand is refused; under another brand somebody else says that it is another card."""
    store.decline(ONE)
    store.exchange()
    store.exchange()
    house = store.house(THREE)
    till = house.till
    same, other = card_sale(2, slip="", **CARD), card_sale(2, slip="", **{**CARD, "brand": Brand.MASTERCARD})
    assert "till.declined_stop_elsewhere" in [mend.code for mend in till.mends(same)]
    assert "till.declined_person_elsewhere" in [mend.code for mend in till.mends(other)]
    till.agree_to_card(other, pin=MANAGER_PIN)
    assert [mend.code for mend in till.mends(other) if "declined" in mend.code] == []


def test_where_a_new_code_is_enough_it_is_enough_for_another_registers_too(store: TellingStore) -> None:
    store.decline(ONE)
    store.exchange()
    store.exchange()
    house = store.house(THREE)
    policy = replace(house.policy, declined_again=DeclinedAgain.CODE)
    till = Till(house.book, policy, house.staff, house.clock, told=Told(declined=house.elsewhere.declined))
    for code, codes in (("", ["till.declined_elsewhere"]), ("77777A", [])):
        mends = till.mends(card_sale(2, slip="", **CARD, approval=code))
        assert [mend.code for mend in mends if "declined" in mend.code] == codes


def test_cards_of_an_outage_before_are_not_asked_about(store: TellingStore) -> None:
    """One that was declined before this incident began is nobody's any more."""
    began_ms = store.house(THREE).incidents.latest().began_ms
    early = DeclinedCard("visa", "1111", ONE, 9, began_ms - 1, -300, 6_000)
    store.say(THREE)
    for card, codes in ((early, []), (replace(early, wall_ms=began_ms), ["till.declined_stop_elsewhere"])):
        store.house(THREE).hear(replace(store.words[THREE][-1], declined=(card,)))
        assert store.codes(THREE, approval="") == codes


def test_an_order_that_waits_at_one_register_waits_there_alone(store: TellingStore) -> None:
    """Not held a second time; once it is settled there it is gone here, or free again."""
    seq = held(store, ONE)
    held(store, ONE, "W-2")
    store.exchange()
    store.exchange()
    with pytest.raises(Refusal) as waits:
        held(store, THREE)
    assert waits.value.code == "pickup.held_elsewhere"
    assert "hold list of register 085-1 since" in str(waits.value)
    assert f"entry {seq}" in str(waits.value)
    settled(store, ONE)
    settled(store, ONE, "W-2", release=False)
    store.exchange()
    store.exchange()
    with pytest.raises(Refusal, match=r"was handed over on .* at register 085-1, entry"):
        held(store, THREE)
    held(store, THREE, "W-2")


@pytest.mark.parametrize(
    "declined",
    [
        (DeclinedCard("visa", "111", ONE, 7, 1, 0, 0),),
        (DeclinedCard("visa", "4111111111111111", ONE, 7, 1, 0, 0),),
        (DeclinedCard("any", "1111", ONE, 7, 1, 0, 0),),
        (DeclinedCard("visa", "1111", "../1", 7, 1, 0, 0),),
        (DeclinedCard("visa", "1111", ONE, 0, 1, 0, 0),),
        (DeclinedCard("visa", "1111", ONE, 7, 1, 0, -1),),
        (DeclinedCard("visa", "1111", ONE, 7, 1, 0, 1),) * (DECLINED_MAX + 1),
        (GoneOrder("0123456789abcdef", ONE, 7, 1, 0),),
    ],
)
def test_no_other_card_is_believed(store: TellingStore, declined: tuple[DeclinedCard, ...]) -> None:
    store.say(ONE)
    word = store.words[ONE][-1]
    with pytest.raises(Refusal) as refused:
        read_relay_word(write_relay_word(replace(word, declined=declined), form=4))
    assert refused.value.code == "carry.message"
    with pytest.raises(Refusal):
        read_relay_word(write_relay_word(replace(word, held=(GoneOrder("x", ONE, 7, 1, 0),)), form=4))
    many = (GoneOrder("0123456789abcdef", ONE, 7, 1, 0),) * (GONE_MAX + 1)
    with pytest.raises(Refusal):
        read_relay_word(write_relay_word(replace(word, held=many), form=4))


STEPS = st.one_of(
    st.tuples(st.just("decline"), st.integers(1, 3), st.sampled_from((OFFICE, ONE, THREE))),
    st.tuples(st.just("hold"), st.integers(1, 2), st.sampled_from((ONE, THREE))),
    st.tuples(st.just("release"), st.integers(1, 2), st.sampled_from((ONE, THREE))),
    st.tuples(st.just("say"), st.just(0), st.sampled_from((ONE, THREE))),
    st.tuples(st.just("hear"), st.integers(0, 9), st.sampled_from((ONE, THREE))),
    st.tuples(st.just("send"), st.just(0), st.sampled_from((ONE, THREE))),
)


def step(store: TellingStore, act: str, at: int, register: str) -> None:
    try:
        if act == "decline":
            store.decline(register, last4=f"000{at}")
        elif act == "hold":
            held(store, register, f"W-{at}")
        elif act == "release":
            settled(store, register, f"W-{at}")
        elif act == "hear":
            store.hear(register, at)
        else:
            getattr(store, act)(register)
    except Refusal:
        pass


@settings(max_examples=20)
@given(steps=st.lists(STEPS, max_size=20))
def test_whatever_was_heard_in_whatever_order_all_know_the_same_in_the_end(
    steps: list[tuple[str, int, str]],
) -> None:
    """Each register knows of every card that another declined, once, and of the orders that wait or went out there."""
    folder = new_folder("told")
    try:
        with store_in(folder, kind=TellingStore) as store:
            for one in (store.office, *store.registers.values()):
                one.open()
            for one in steps:
                step(store, *one)
            store.exchange()
            store.exchange()
            for name, other in ((ONE, THREE), (THREE, ONE)):
                elsewhere, books = store.house(name).elsewhere, [store.house(one).book for one in (OFFICE, other)]
                want = {
                    (book.register, entry.seq, act.last4)
                    for book in books for entry, _, act in book.of_kind("card_declined")
                }  # fmt: skip
                heard = [
                    (one.register, one.seq, one.last4) for at in (1, 2, 3) for one in elsewhere.declined(f"000{at}")
                ]
                assert sorted(heard) == sorted(want)
                for key in ("W1", "W2"):
                    row = store.house(other).book.pickup_of(key)
                    state = row.state if row is not None else ""
                    waits, gone = elsewhere.held(key), elsewhere.order(key)
                    assert (waits is not None) == (state == PickUpState.HELD), key
                    assert (gone is not None) == (state == PickUpState.RELEASED), key
    finally:
        shutil.rmtree(folder, ignore_errors=True)
