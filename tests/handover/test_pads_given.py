"""A pad that the office gives to another register is taken there once, whatever was said how often, in what order.

Register 2 is the office. Its word goes to registers 1 and 3 by hand here, so that it can be lost, late or said again.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bookmaking import CLERK, MANAGER, MANAGER_PIN, card_sale
from inmemory import new_folder
from linemaking import refused
from shoebox.desk.office.gifts_card import state_words
from shoebox.domain.acts import PadIssued
from shoebox.domain.acts_pads import PadDeclined, PadGiven
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Refusal
from shoebox.domain.pads_given import OFFERED_MAX, GiftState
from shoebox.domain.slip import Pad
from tellmaking import OFFICE, ONE, PADS, THREE, Store, store_in

pytestmark = pytest.mark.thorough


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with store_in(tmp_path) as made:
        yield made


def test_a_pad_is_taken_once_and_the_office_sees_it(store: Store) -> None:
    """Given; heard three times; one entry, by nobody's hand, that names the office's; then nothing is told any more."""
    seq = store.give(PADS[0], ONE)
    assert store.states() == [(ONE, GiftState.WAITING)]
    store.say(ONE)
    for _ in range(3):
        store.hear(ONE)
    book = store.registers[ONE].house.book
    taken = [act for _, _, act in book.of_kind(Kind.PAD_ISSUED) if act.given]
    assert taken == [PadIssued(first=PADS[0].first, last=PADS[0].last, given=f"{OFFICE}/1/{seq}")]
    assert book.latest(Kind.PAD_ISSUED)[1].clerk == "system"
    assert PADS[0] in store.pads_of(ONE)
    assert store.states() == [(ONE, GiftState.WAITING)], "the office has not heard that yet"
    store.send(ONE)
    (gift,) = store.slips.giving.gifts()
    assert (gift.state, gift.answer_seq) == (GiftState.TAKEN, book.latest(Kind.PAD_ISSUED)[0].seq)
    assert store.slips.told_to(ONE)[0] == ()


def test_numbers_that_are_out_are_nobody_elses(store: Store) -> None:
    """Not the office's own, not another register's, not printed, not put back into the cupboard; each says where."""
    slips = store.slips
    slips.receive(PADS[0].first, PADS[1].last, MANAGER)
    before = slips.stock()
    store.give(PADS[0], ONE)
    with pytest.raises(Refusal, match=r"is given to register 085-1 \(entry \d+\)") as out:
        slips.issue_pad(PADS[0], MANAGER)
    assert out.value.code == "day.pad_given"
    assert refused(lambda: store.give(Pad(PADS[0].last, "085300199"), THREE)) == "day.pad_given"
    assert refused(lambda: store.give(PADS[0], ONE)) == "day.pad_given"
    after = slips.stock()
    assert (after.in_cupboard, after.on_other_pads) == (before.in_cupboard - 100, before.on_other_pads + 100)
    store.exchange()
    assert refused(lambda: store.give(PADS[0], THREE)) == "day.pad_elsewhere"
    assert refused(lambda: store.recall(PADS[0])) == "slip.back_elsewhere"
    assert slips.stock().at_hand == before.at_hand


def test_a_pad_goes_to_registers_of_this_store_alone(store: Store) -> None:
    with pytest.raises(Refusal) as no:
        store.give(PADS[0], "085-9")
    assert "085-1 and 085-2 and 085-3" in str(no.value)
    assert refused(lambda: store.give(PADS[0], "086-1")) == "day.pad_to"
    for at in range(OFFERED_MAX):
        store.give(Pad(f"0854{at:02d}001", f"0854{at:02d}100"), ONE)
    assert refused(lambda: store.give(PADS[0], ONE)) == "day.pads_waiting"
    store.give(PADS[0], THREE)
    store.exchange()
    assert len([one for one in store.slips.giving.gifts() if one.state is GiftState.TAKEN]) == OFFERED_MAX + 1


def test_a_pad_that_was_keyed_there_meanwhile_is_one_pad(store: Store) -> None:
    """The same numbers by hand at register 1: nothing is issued twice, and the office knows from its entries alone."""
    store.give(PADS[0], ONE)
    store.say(ONE)
    slips = store.registers[ONE].house.day.slips
    slips.issue_pad(PADS[0], MANAGER)
    store.send(ONE)
    assert store.states() == [(ONE, GiftState.HAD_IT)]
    store.hear(ONE)
    store.send(ONE)
    declined = store.registers[ONE].house.book.latest(Kind.PAD_DECLINED)[2]
    assert isinstance(declined, PadDeclined)
    assert declined.why == "has_it"
    assert store.states() == [(ONE, GiftState.HAD_IT)]
    assert store.pads_of(ONE).count(PADS[0]) == 1
    assert store.slips.twice() == ()


def test_a_part_that_is_on_another_pad_there_refuses_the_whole(store: Store) -> None:
    """Ten numbers typed wrong at register 1: it keeps what it has; the office says so; the rest may go elsewhere."""
    store.registers[ONE].house.day.slips.issue_pad(Pad("085300091", "085300190"), MANAGER)
    store.give(PADS[0], ONE)
    store.exchange()
    assert store.states() == [(ONE, GiftState.REFUSED)]
    assert PADS[0] not in store.pads_of(ONE)
    assert refused(lambda: store.give(PADS[0], THREE)) == "day.pad_elsewhere"
    store.give(Pad("085300001", "085300090"), THREE)


def test_what_the_office_gave_is_refused_by_hand_at_another_register(store: Store) -> None:
    """Register 3 has heard that register 1 is to have it; and of the office's own pads it hears too."""
    store.give(PADS[0], ONE)
    store.say(THREE)
    store.hear(THREE)
    slips = store.registers[THREE].house.day.slips
    with pytest.raises(Refusal, match="Register 085-1 has the pad 085 300 001 to 085 300 100"):
        slips.issue_pad(PADS[0], MANAGER)
    with pytest.raises(Refusal, match="Register 085-2 has the pad 085 100 001 to 085 100 100"):
        slips.issue_pad(Pad("085100050", "085100100"), MANAGER)
    assert slips.twice() == (), "the office asks what is found where pads cross, and not each register"
    store.registers[THREE].restart()
    assert refused(lambda: store.registers[THREE].house.day.slips.issue_pad(PADS[0], MANAGER)) == "day.pad_elsewhere"


def test_one_taken_back_in_time_is_free_once_its_register_says_so(store: Store) -> None:
    """Not before: it may have taken it, and its word be on its way."""
    store.give(PADS[0], ONE)
    assert refused(lambda: store.recall(Pad(PADS[0].first, "085300050"))) == "slip.back_middle"
    assert (
        refused(
            lambda: store.slips.take_back(
                (PADS[0].first, PADS[0].last), reason="so", clerk=CLERK, second=(CLERK, MANAGER_PIN)
            )
        )
        == "day.second"
    )
    store.recall(PADS[0])
    assert store.states() == [(ONE, GiftState.RECALLING)]
    assert refused(lambda: store.recall(PADS[0])) == "slip.back_told"
    assert refused(lambda: store.give(PADS[0], THREE)) == "day.pad_given"
    store.exchange()
    assert store.states() == [(ONE, GiftState.BACK)]
    store.give(PADS[0], THREE)
    store.exchange()
    assert PADS[0] in store.pads_of(THREE)
    assert PADS[0] not in store.pads_of(ONE)


def test_the_pin_that_signs_for_taking_back_stands_in_no_reason(store: Store) -> None:
    store.give(PADS[0], ONE)
    said = {"reason": f"for 3 {MANAGER_PIN}", "clerk": CLERK, "second": (MANAGER, MANAGER_PIN)}
    assert refused(lambda: store.slips.take_back((PADS[0].first, PADS[0].last), **said)) == "reason.pin_within"
    assert store.states() == [(ONE, GiftState.WAITING)]


def test_one_taken_back_too_late_stays_where_it_is(store: Store) -> None:
    store.give(PADS[0], ONE)
    store.say(ONE)
    store.hear(ONE)
    store.recall(PADS[0])
    store.exchange()
    assert store.states() == [(ONE, GiftState.TAKEN)]
    assert refused(lambda: store.give(PADS[0], THREE)) == "day.pad_elsewhere"
    slips = store.registers[ONE].house.day.slips
    slips.take_back((PADS[0].first, PADS[0].last), reason="for 3", clerk=CLERK, second=(MANAGER, MANAGER_PIN))
    store.exchange()
    assert PADS[0] not in store.pads_of(ONE), "what was taken back by two does not come again by an old word"
    store.hear(ONE, 0)
    assert PADS[0] not in store.pads_of(ONE)
    store.give(PADS[0], THREE)


def test_an_office_whose_book_was_damaged_still_knows_what_is_out(store: Store) -> None:
    store.give(PADS[0], ONE)
    copies = store.office.house.elsewhere._copies
    store.office.lose_book()
    store.office.house.elsewhere.look_into(copies)
    assert store.states() == [(ONE, GiftState.WAITING)]
    assert refused(lambda: store.slips.issue_pad(PADS[0], MANAGER)) == "day.pad_given"
    store.exchange()
    assert store.states() == [(ONE, GiftState.TAKEN)]


def test_a_register_whose_book_was_damaged_takes_nothing_twice(store: Store) -> None:
    store.give(PADS[0], ONE)
    store.say(ONE)
    store.hear(ONE)
    store.registers[ONE].lose_book()
    store.hear(ONE)
    assert store.pads_of(ONE).count(PADS[0]) == 1


# -- a register that is never heard again


def test_a_pad_of_a_register_never_heard_is_declared_lost(store: Store) -> None:
    """Told first; then two people say that it is gone: nobody gets the numbers, and none of them are at hand."""
    store.slips.receive(PADS[0].first, PADS[0].last, MANAGER)
    before = store.slips.stock().at_hand
    store.give(PADS[0], ONE)
    store.recall(PADS[0], GiftState.LOST)
    assert store.states() == [(ONE, GiftState.RECALLING)], "that it is told comes first"
    refused_alone = {"reason": "burnt", "clerk": CLERK, "second": (CLERK, MANAGER_PIN), "fate": "lost"}
    assert refused(lambda: store.slips.take_back((PADS[0].first, PADS[0].last), **refused_alone)) == "day.second"
    gift = store.recall(PADS[0], "lost")
    assert (gift.state, store.states()) == (GiftState.LOST, [(ONE, GiftState.LOST)])
    with pytest.raises(Refusal, match=rf"is declared lost \(entry {gift.recalled_seq}\)") as gone:
        store.give(PADS[0], THREE)
    assert gone.value.code == "day.pad_lost"
    assert refused(lambda: store.slips.issue_pad(Pad(PADS[0].last, "085300199"), MANAGER)) == "day.pad_lost"
    assert refused(lambda: store.recall(PADS[0], "lost")) == "slip.back_told"
    assert store.slips.stock().at_hand == before - 100
    store.recall(PADS[0], "returned")
    assert store.slips.stock().at_hand == before
    store.give(PADS[0], THREE)


def test_the_report_names_who_waited_no_more(store: Store) -> None:
    store.office.open()
    store.give(PADS[0], ONE)
    store.recall(PADS[0])
    assert store.office.house.day.figures().taken_back == ()
    store.recall(PADS[0], "lost")
    (line,) = store.office.house.day.figures().taken_back
    assert (line.first, line.fate, line.taken_from, line.reason) == (PADS[0].first, "lost", "", "for another register")
    assert len(line.by.split()) == 2


def test_one_that_lies_here_is_given_again_and_the_register_that_turns_up_is_told(store: Store) -> None:
    """Register 1 took it and sold on it, unheard; its numbers went to register 3: both are said, and its sale stays."""
    store.give(PADS[0], ONE)
    store.say(ONE)
    store.hear(ONE)
    one = store.registers[ONE]
    one.open()
    one.house.till.record(card_sale(1, slip=PADS[0].first))
    store.recall(PADS[0])
    store.recall(PADS[0], "returned")
    store.give(PADS[0], THREE)
    store.hear(THREE)
    assert store.warned(ONE) == [], "it has heard nothing yet"
    store.exchange()
    store.exchange()
    assert store.states() == [(ONE, GiftState.TAKEN), (THREE, GiftState.TAKEN)]
    assert store.slips.giving.gifts()[0].came_after_all
    (said,) = store.warned(ONE)
    assert "took back the pad 085 300 001 to 085 300 100" in said
    assert store.warned(THREE) == []
    (both,) = store.slips.twice_left()
    assert (both.numbers, both.registers) == (PADS[0], (ONE, THREE))
    one.restart()
    assert store.warned(ONE) == [said], "it is kept beside the book"
    assert one.house.book.sale_by_slip(PADS[0].first) is not None
    one.house.day.slips.take_back(
        ("085300002", PADS[0].last), reason="shown to the office", clerk=CLERK, second=(MANAGER, MANAGER_PIN)
    )  # fmt: skip
    assert store.warned(ONE) == [], "what is left of it is used"
    store.exchange()
    (used,) = store.slips.twice_left()
    assert used.numbers == Pad(PADS[0].first, PADS[0].first)


def test_one_that_never_had_it_says_so_and_nothing_is_asked(store: Store) -> None:
    store.give(PADS[0], ONE)
    store.recall(PADS[0])
    store.recall(PADS[0], "returned")
    store.give(PADS[0], THREE)
    store.exchange()
    assert store.states() == [(ONE, GiftState.BACK), (THREE, GiftState.TAKEN)]
    assert (store.warned(ONE), store.slips.twice()) == ([], ())


def test_a_lost_pad_stays_lost_where_its_register_never_had_it(store: Store) -> None:
    """Only its paper can say more: nobody is given the numbers."""
    store.give(PADS[0], ONE)
    store.recall(PADS[0])
    store.recall(PADS[0], "lost")
    store.exchange()
    assert store.states() == [(ONE, GiftState.LOST)]
    assert refused(lambda: store.give(PADS[0], THREE)) == "day.pad_lost"
    assert store.slips.told_to(ONE)[0] == ()


def test_a_lost_pad_stays_lost_where_its_register_has_a_part_of_it_on_another(store: Store) -> None:
    """Ten numbers typed wrong at register 1, which was not heard: the other ninety are gone, and nobody's."""
    store.slips.receive(PADS[0].first, PADS[0].last, MANAGER)
    before = store.slips.stock().at_hand
    store.registers[ONE].house.day.slips.issue_pad(Pad("085300091", "085300190"), MANAGER)
    store.give(PADS[0], ONE)
    store.recall(PADS[0])
    store.recall(PADS[0], "lost")
    store.exchange()
    assert store.states() == [(ONE, GiftState.LOST)]
    assert refused(lambda: store.give(Pad("085300001", "085300090"), THREE)) == "day.pad_lost"
    assert refused(lambda: store.slips.issue_pad(Pad("085300001", "085300090"), MANAGER)) == "day.pad_lost"
    assert store.slips.stock().at_hand == before - 90, "ten are on a pad that is there"
    (gift,) = store.slips.giving.gifts()
    assert "has a part of it, entry" in state_words(gift)
    assert store.slips.told_to(ONE)[0][0].key == gift.key, "it has ten of the numbers, and is told"
    store.recall(PADS[0], "returned")
    store.give(Pad("085300001", "085300090"), THREE)


def test_a_register_is_warned_until_the_offices_numbers_are_used_and_no_longer(store: Store) -> None:
    """Its own pad has 1 to 100; the office gave 99 and 100, and waits no more: both used, 98 blanks are its own."""
    slips, pad = store.registers[ONE].house.day.slips, Pad("085300099", "085300100")
    slips.issue_pad(PADS[0], MANAGER)
    store.give(pad, ONE)
    store.recall(pad)
    store.recall(pad, "returned")
    store.exchange()
    store.exchange()
    assert len(store.warned(ONE)) == 1
    slips.report((pad.first, pad.last), how="lost", explanation="gone with the bag", clerk=CLERK)
    assert store.warned(ONE) == []
    assert store.registers[ONE].house.book.taken_of(PADS[0]) == 2


STEPS = st.one_of(
    st.tuples(st.just("give"), st.integers(0, 2), st.sampled_from((ONE, THREE))),
    st.tuples(st.just("recall"), st.integers(0, 2), st.just("")),
    st.tuples(st.just("say"), st.just(0), st.sampled_from((ONE, THREE))),
    st.tuples(st.just("hear"), st.integers(0, 9), st.sampled_from((ONE, THREE))),
    st.tuples(st.just("send"), st.just(0), st.sampled_from((ONE, THREE))),
    st.tuples(st.just("back"), st.integers(0, 2), st.sampled_from((ONE, THREE))),
    st.tuples(st.just("restart"), st.just(0), st.sampled_from((ONE, THREE))),
)


def step(store: Store, act: str, at: int, register: str) -> None:
    """One thing that happens; what is refused did not."""
    try:
        if act == "give":
            store.give(PADS[at], register)
        elif act == "recall":
            store.recall(PADS[at])
        elif act in ("returned", "lost"):
            store.recall(PADS[at], act)
        elif act == "back":
            store.registers[register].house.day.slips.take_back(
                (PADS[at].first, PADS[at].last), reason="so", clerk=CLERK, second=(MANAGER, MANAGER_PIN)
            )
        elif act == "restart":
            store.registers[register].restart()
        elif act == "hear":
            store.hear(register, at)
        else:
            getattr(store, act)(register)
    except Refusal:
        pass


def owners(store: Store) -> dict[Pad, list[str]]:
    """At which registers each pad is, by their own books."""
    return {pad: [name for name in store.registers if pad in store.pads_of(name)] for pad in PADS}


@settings(max_examples=25)
@given(steps=st.lists(STEPS, max_size=25))
def test_in_any_order_lost_or_said_again_a_pad_is_at_one_register(steps: list[tuple[str, int, str]]) -> None:
    """At every moment at one register at most; and once all is heard, the office knows of each what its register knows.

    Each pad that was given has one answer, and who has it by the registers' books has it by the office's.
    """
    folder = new_folder("pads")
    try:
        with store_in(folder) as store:
            for one in steps:
                step(store, *one)
                assert all(len(held) <= 1 for held in owners(store).values()), owners(store)
            store.exchange()
            gifts = store.slips.giving.gifts()
            assert not [one for one in gifts if one.is_out]
            answers = [
                act.given for name in store.registers for kind in (Kind.PAD_ISSUED, Kind.PAD_DECLINED)
                for _, _, act in store.registers[name].house.book.of_kind(kind) if act.given
            ]  # fmt: skip
            assert sorted(answers) == sorted(one.key for one in gifts)
            known = {one.pad: one.register for one in store.office.house.elsewhere.pads() if one.is_issued}
            assert {pad: [known[pad]] if pad in known else [] for pad in PADS} == owners(store)
            given = [act for _, _, act in store.office.house.book.of_kind(Kind.PAD_GIVEN)]
            assert all(isinstance(act, PadGiven) for act in given)
            said = dict(store.words)
            for name, words in said.items():  # the very first word and every other one once more: nothing moves
                heads = store.registers[name].house.book.head()
                for at in range(len(words)):
                    store.hear(name, at)
                assert store.registers[name].house.book.head() == heads
    finally:
        shutil.rmtree(folder, ignore_errors=True)


FATES = st.tuples(st.sampled_from(("returned", "lost")), st.integers(0, 2), st.just(""))
UNHEARD = st.tuples(
    st.sampled_from(("unheard, returned", "unheard, lost")), st.integers(0, 2), st.sampled_from((ONE, THREE))
)


def unheard(store: Store, fate: str, at: int, register: str) -> None:
    """A pad is taken where nobody hears it; two people wait no more, and the other register is to have it."""
    other = THREE if register == ONE else ONE
    for one in (
        ("give", at, register), ("say", 0, register), ("hear", -1, register), ("recall", at, ""), (fate, at, ""),
        ("give", at, other), ("say", 0, other), ("hear", -1, other),
    ):  # fmt: skip
        step(store, *one)


@settings(max_examples=25)
@given(steps=st.lists(st.one_of(STEPS, FATES, UNHEARD), max_size=20))
def test_no_number_is_at_two_registers_without_being_said(steps: list[tuple[str, int, str]]) -> None:
    """With registers waited for no more, one pad may come to two. Once all is heard, the office is asked about each.

    A register that has a pad after all is told so, and nobody else is; the office knows who has what, lost pads too;
    and no number that is declared lost was given to anybody since.
    """
    folder = new_folder("pads")
    try:
        with store_in(folder) as store:
            for act, at, register in steps:
                if act.startswith("unheard"):
                    unheard(store, act.split()[1], at, register)
                else:
                    step(store, act, at, register)
            store.exchange()
            store.exchange()
            held = owners(store)
            asked = {(one.numbers, one.registers) for one in store.slips.twice()}
            assert asked == {(pad, (ONE, THREE)) for pad, names in held.items() if len(names) == 2}
            gifts = store.slips.giving.gifts()
            assert not [one for one in gifts if one.is_out]
            for name in store.registers:
                mine = [one for one in gifts if one.register == name and one.came_after_all]
                assert len(store.warned(name)) == len([one for one in mine if name in held[one.pad]])
            for one in gifts:
                if one.state is GiftState.LOST:
                    assert one.register not in held[one.pad]
                    assert not any(later.seq > one.recalled_seq for later in gifts if later.pad == one.pad)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
