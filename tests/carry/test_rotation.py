"""Head office changes its key, or had it stolen: registers on the line, behind the office PC, and far from any line."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import pytest

from bookmaking import CLERK, DAY, NOON_MS, HandClock, card_sale, new_book, new_till
from boxmaking import signer
from keymaking import card, key
from linemaking import DirectRoad, refused
from outmaking import dispatches, fetching, policy_out
from relaymaking import OfficeRoad, office_sender, relay_in
from shoebox.carry import Forwarder, Roads, take_any_receipt
from shoebox.central import Central
from shoebox.central.outgoing import Wanted
from shoebox.central.own_keys import KEY_FILE, NEXT_KEY_FILE, ask_for_key, certify, go_by_card, open_own_keys
from shoebox.domain.acts import PaperCount
from shoebox.domain.carrying import (
    NEEDS_MAX,
    NO_ROOT,
    PROTOCOL_NEWEST,
    PROTOCOL_OLDEST,
    Claim,
    Hello,
    LineKind,
    LineReceipt,
)
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.clock import DAY_MS
from shoebox.domain.dispatch import DispatchKind, TakeOutcome
from shoebox.domain.entry import Kind
from shoebox.domain.errors import Trouble
from shoebox.domain.ids import fingerprint
from shoebox.domain.office_card import KEYS_MAX, NUMBER_MAX, OfficeCard
from shoebox.formats.arrivals import write_arrivals
from shoebox.formats.carrying import (
    read_claim,
    read_line_receipt,
    read_message,
    read_welcome,
    write_claim,
    write_hello,
    write_line_receipt,
)
from shoebox.formats.dispatch import peek_dispatch, read_dispatch, write_dispatch
from shoebox.formats.office_card import write_card
from shoebox.formats.relaying import read_relay_word
from shoebox.formats.signing import Signer
from shoebox.handover.locking import ring_of
from shoebox.handover.office_word import take_from
from shoebox.storage.book import Book
from shoebox.storage.keys import read_signer
from shoebox.storage.office_key import OfficeKeys, carried_name, write_office_card
from shoebox.storage.root_key import RootKey

pytestmark = pytest.mark.thorough


@dataclass
class Chain:
    """A head office that can be given a new key, and one register with its own memory of it."""

    central: Central
    book: Book
    clock: HandClock
    keys: OfficeKeys

    def rotate(self, *, stolen: bool = False, days: int = 400) -> OfficeCard:
        """A new key by the root in the folder, and head office started again."""
        folder, now_ms = self.central.folder, self.clock.wall_ms()
        self.central.close()
        made = certify(root_of(folder), ask_for_key(folder, stolen=stolen), now_ms=now_ms, days=days)
        go_by_card(folder, made.data)
        self.central = Central.open(folder, self.clock)
        return made

    def signer(self) -> Signer:
        """The working key itself, as a thief has it."""
        return read_signer(self.central.folder / KEY_FILE)

    def round(self) -> tuple[LineKind, str]:
        """The register's round on the line, with both errands."""
        taken = dispatches(self.book, self.central, self.clock, keys=self.keys)
        lane = fetching(self.book, self.central, DirectRoad(self.central), taken)
        lane.keys = self.keys
        assert lane.fetcher is not None
        lane.fetcher.keys = self.keys
        state = lane.once()
        return state.kind, state.code

    def word(self) -> bytes:
        """What head office signs of the register now."""
        return self.central.line.receipt(self.book.place)


def root_of(folder: Path) -> RootKey:
    return RootKey.open(folder / "root.key", lambda: "")


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    clock = HandClock()
    central = Central.open(tmp_path / "hq", clock)
    with new_book(tmp_path / "store") as book:
        central.enrol(book.enrolment())
        keys = OfficeKeys(tmp_path / "store")
        keys.pin(central.keys.card)
        made = Chain(central, book, clock, keys)
        yield made
        made.central.close()


def test_a_register_on_the_line_takes_the_new_key_and_goes_on(chain: Chain):
    """Old key, rotation, new key: nothing is refused, old receipts are read for ever, and so it is after a start."""
    assert chain.round() == (LineKind.UP_TO_DATE, "")
    old = chain.word()
    made = chain.rotate()
    new = chain.word()
    assert refused(lambda: read_line_receipt(new, card=chain.keys.card)) == "receipt.forged"
    policy_out(chain.central)
    assert chain.round() == (LineKind.UP_TO_DATE, "")
    assert chain.keys.card == made
    assert OfficeKeys(chain.book.path.parent).card.data == made.data
    assert [one.version for one in dispatches(chain.book, chain.central).standing()] == [1]
    for word in (old, new):
        assert read_line_receipt(word, card=chain.keys.card).register == "1"


def test_the_old_key_signs_nothing_new_once_its_month_is_over(chain: Chain):
    """A receipt and a policy by the old key, in the overlap and after it; one that is dated back is refused too."""
    old = chain.signer()
    chain.rotate()
    chain.round()
    late_ms = NOON_MS + 36 * DAY_MS
    version_two, backdated = (policy_by(chain, old, version) for version in (2, 3))
    taken = dispatches(chain.book, chain.central, chain.clock, keys=chain.keys)
    assert taken.take(version_two).outcome == TakeOutcome.TAKEN
    assert judged(chain, old, at_ms=late_ms) == "keys.over"
    assert taken.take(policy_by(chain, old, 4, at_ms=late_ms)).code == "keys.over"
    chain.clock.now_ms = late_ms
    assert taken.take(backdated).code == "keys.over"


def test_a_stolen_key_is_believed_in_nothing_and_its_versions_hold_nothing_up(chain: Chain):
    """The thief's policy 2,000,000 is in force; after the revocation, policy 3 of head office takes its place."""
    thief = chain.signer()
    policy_out(chain.central)
    chain.round()
    taken = dispatches(chain.book, chain.central, chain.clock, keys=chain.keys)
    assert taken.take(policy_by(chain, thief, 2_000_000)).outcome == TakeOutcome.TAKEN
    chain.rotate(stolen=True)
    policy_out(chain.central)
    assert chain.round() == (LineKind.UP_TO_DATE, "")
    after = dispatches(chain.book, chain.central, chain.clock, keys=chain.keys)
    assert [one.version for one in after.standing()] == [3]
    after.adopt()
    assert [one.version for one in after.standing()] == [3]
    assert after.take(policy_by(chain, thief, 3_000_000)).code == "keys.revoked"
    false = receipt_by(thief, chain.word())
    taking = partial(take_any_receipt, chain.book, false, card=chain.keys.card, clerk="17", day="2026-11-12")
    assert refused(taking) == "keys.revoked"


def test_a_register_that_was_away_takes_cards_by_stick_in_any_order(chain: Chain, tmp_path: Path):
    """Two rotations while it was off-line: both cards on a stick, then the older one alone, which changes nothing."""
    stick = tmp_path / "stick"
    stick.mkdir()
    cards = [chain.rotate(), chain.rotate()]
    for one in cards:
        write_office_card(stick / carried_name(one), one)
    (stick / "policy-000001.dispatch").write_bytes(policy_out(chain.central))
    taken = dispatches(chain.book, chain.central, chain.clock, keys=chain.keys)
    assert [(one.outcome, one.name) for one in take_from(stick, taken, ring_of(chain.book))] == [
        (TakeOutcome.TAKEN, "card 2"), (TakeOutcome.TAKEN, "card 3"), (TakeOutcome.TAKEN, "policy 1"),
    ]  # fmt: skip
    (stick / carried_name(cards[1])).unlink()
    assert {one.outcome for one in take_from(stick, taken, ring_of(chain.book))} == {TakeOutcome.ALREADY}
    assert chain.keys.card.number == 3


def test_a_key_that_came_before_its_card_is_not_held_against_it(chain: Chain):
    """A dispatch by the new key on a stick without the card: refused, and taken by line a minute later."""
    chain.rotate()
    data = policy_out(chain.central)
    early = dispatches(chain.book, chain.central, chain.clock, keys=chain.keys)
    assert early.take(data).code == "out.other_office"
    assert chain.round() == (LineKind.UP_TO_DATE, "")
    assert [one.version for one in dispatches(chain.book, chain.central, chain.clock).standing()] == [1]


def test_cards_that_are_none_change_nothing(chain: Chain):
    """A thief's root; our root's name under a thief's signature; an older one; another one of the same number."""
    held, thief = chain.rotate(), signer("thief")
    chain.round()
    others = card(thief.public_key, root=thief, number=9)
    forged = write_card(held.with_key(thief.public_key, now_ms=NOON_MS), thief.sign)
    root = root_of(chain.central.folder)._signer
    older = write_card(card(thief.public_key, root=root, number=1), root.sign)
    twin = write_card(card(thief.public_key, root=root, number=2), root.sign)
    for wrong, code in (
        (others, "keys.other_root"), (forged, "keys.forged"), (older, "keys.older"), (twin, "keys.two"),
    ):  # fmt: skip
        assert refused(lambda wrong=wrong: chain.keys.take(wrong.data)) == code
    assert chain.keys.card == held
    assert refused(lambda: OfficeKeys().take(held.data)) == "receipt.no_key"


def test_a_register_without_a_line_learns_it_from_its_office_pc(chain: Chain, tmp_path: Path):
    """The office has the new card; the other register asks the office, and reads the root's own bytes."""
    with relay_in(tmp_path / "office", chain.book, keys=chain.central.keys) as (desk, _):
        chain.rotate()
        office_keys = OfficeKeys(chain.central.folder)
        desk._keys = office_keys
        one = office_sender(chain.book, OfficeRoad(desk), keys=chain.keys)
        assert one.once().kind == LineKind.UP_TO_DATE
    assert chain.keys.card.data == office_keys.card.data


@pytest.mark.parametrize("office_knows", [True, False])
def test_after_a_theft_a_register_without_a_line_goes_on_through_its_office(
    chain: Chain, tmp_path: Path, office_knows: bool
):
    """The office's receipt is of the stolen key: it keeps nothing from being sent, and another takes its place.

    The office may hear of the new card only after its register has it, as from a stick.
    """
    (tmp_path / "office").mkdir()
    office_keys = OfficeKeys(tmp_path / "office")
    office_keys.pin(chain.central.keys.card)
    with relay_in(tmp_path / "office", chain.book, keys=office_keys) as (desk, _):
        register = office_sender(chain.book, OfficeRoad(desk), keys=chain.keys)
        register.take = lambda data: take_any_receipt(chain.book, data, card=chain.keys.card, clerk=CLERK, day=DAY)
        line, errand = Roads(office=register), Forwarder(desk=desk, road=DirectRoad(chain.central), keys=office_keys)
        for _ in range(2):
            line.once()
            errand.once()
        assert chain.book.unsent() == 0
        made = chain.rotate(stolen=True)
        errand.road = DirectRoad(chain.central)
        chain.keys.take(made.data)
        if office_knows:
            office_keys.take(made.data)
        new_till(chain.book).record(card_sale(1))
        assert line.once().kind == LineKind.AT_OFFICE
        office_keys.take(made.data)
        errand.once()
        assert line.once().kind == LineKind.UP_TO_DATE
        assert chain.book.unsent() == 0


def test_after_a_theft_what_was_signed_for_is_signed_for_again(chain: Chain, tmp_path: Path):
    """Nothing new at the register: the office takes the new key's word on the very same entries."""
    with relay_in(tmp_path / "office", chain.book, keys=chain.keys) as (desk, _):
        office_sender(chain.book, OfficeRoad(desk), keys=chain.keys).once()
        nothing = chain.word()
        assert not desk.take_receipt(read_line_receipt(nothing, card=chain.keys.card), nothing), "it signs for nothing"
        assert desk.book.unsigned_books("1") == (1,)
        Forwarder(desk=desk, road=DirectRoad(chain.central), keys=chain.keys).once()
        old = desk.book.receipt("1", 1)
        chain.keys.take(chain.rotate(stolen=True).data)
        assert read_relay_word(desk.word(chain.book.place)).receipt == ""
        Forwarder(desk=desk, road=DirectRoad(chain.central), keys=chain.keys).once()
        new = desk.book.receipt("1", 1)
        assert (new[0], new[1] == old[1]) == (old[0], False)
        assert read_relay_word(desk.word(chain.book.place)).receipt.encode() == new[1]


def test_a_rotation_that_was_killed_half_way_is_finished_at_the_next_start(chain: Chain):
    """The card is written and the key not yet in its place; and the same card taken twice is once."""
    folder = chain.central.folder
    chain.central.close()
    made = certify(root_of(folder), ask_for_key(folder, stolen=True), now_ms=NOON_MS, days=400)
    write_office_card(folder / "head-office.json", made)
    own, keys = open_own_keys(folder, now_ms=NOON_MS)
    assert own.public_key == made.keys[0].public_key
    assert not (folder / NEXT_KEY_FILE).exists()
    assert go_by_card(folder, made.data) == keys.card == made
    chain.central = Central.open(folder, chain.clock)


def test_head_office_says_what_is_missing_of_its_keys(chain: Chain, tmp_path: Path):
    """Its card gone; its key gone; a key that no card names; a card that answers no wish of its own."""
    folder = chain.central.folder
    chain.central.close()
    for gone, code in (("head-office.json", "keys.no_card"), (KEY_FILE, "keys.no_working")):
        shutil.copytree(folder, tmp_path / gone)
        (tmp_path / gone / gone).unlink()
        with pytest.raises(Trouble) as told:
            open_own_keys(tmp_path / gone, now_ms=NOON_MS)
        assert told.value.code == code
    root = root_of(folder)
    strange = root.sign(root.newest(chain.keys.card).with_key(signer("nobody").public_key, now_ms=NOON_MS))
    assert refused(lambda: go_by_card(folder, strange.data)) == "keys.not_asked"
    chain.central = Central.open(folder, chain.clock)
    after = certify(root, ask_for_key(folder, stolen=False), now_ms=NOON_MS, days=9)
    assert after.number == 3, "a card that never arrived keeps its number"


def changed_beside(chain: Chain, *, stolen: bool = False) -> OfficeCard:
    """`shoebox rotate`, while the service or Finance's window stands open on the folder and is not started again."""
    folder = chain.central.folder
    made = certify(root_of(folder), ask_for_key(folder, stolen=stolen), now_ms=chain.clock.wall_ms(), days=400)
    return go_by_card(folder, made.data)


def test_a_service_that_was_not_started_again_goes_on_with_the_new_key(chain: Chain):
    """Its card is the new one, it signs with the new key, and no register fetches anything twice."""
    assert chain.round() == (LineKind.UP_TO_DATE, "")
    made = changed_beside(chain, stolen=True)
    with Central.open(chain.central.folder, chain.clock) as publishing:
        policy_out(publishing)
    before = len(list(chain.book.entries()))
    for _ in range(2):
        assert chain.round() == (LineKind.UP_TO_DATE, "")
    assert chain.keys.card == made == chain.central.keys.card
    assert chain.central.card() == made.data
    taken = [one.kind for one in list(chain.book.entries())[before:] if one.kind == Kind.DISPATCH_TAKEN]
    assert len(taken) == 1
    assert read_line_receipt(chain.word(), card=made).register == "1"


@pytest.mark.parametrize("way", ["publish", "publish_changed", "for_stick"])
def test_what_stood_open_over_a_theft_sends_out_by_the_new_key(chain: Chain, way: str):
    """Finance's window or the service stood open on the folder; whatever it does first, it goes by the new card."""
    out = chain.central.out
    words = Wanted(kind=DispatchKind.ARRIVALS, body=lambda _: write_arrivals("085", ()), about="", said_by="701")
    first = policy_out(chain.central)
    made = changed_beside(chain, stolen=True)
    if way == "publish":
        assert read_dispatch(policy_out(chain.central), card=made).head.public_key == made.keys[0].public_key
    elif way == "publish_changed":
        (went,) = out.publish_changed(lambda: [words])
        assert went.public_key == made.keys[0].public_key
    else:
        assert first not in [data for _, data in out.for_stick()]


def test_a_new_key_that_the_service_can_not_open_leaves_it_with_the_old_one(chain: Chain):
    """It is damaged; the old key is good for a month, and nothing stands still."""
    old = chain.signer().public_key
    made = changed_beside(chain)
    (chain.central.folder / KEY_FILE).write_bytes(b"spoiled")
    assert chain.central.newest_card() == made
    assert chain.central._signer.public_key == old
    assert read_line_receipt(chain.word(), card=made).register == "1"


def test_with_a_revoked_key_nothing_is_signed_on_any_road(chain: Chain, tmp_path: Path):
    """The new one is damaged: no word to a register, no policy, no box's receipt; the entries stay where they are."""
    changed_beside(chain, stolen=True)
    (chain.central.folder / KEY_FILE).write_bytes(b"spoiled")
    chain.central.newest_card()
    for act in (chain.word, partial(policy_out, chain.central)):
        with pytest.raises(Trouble) as told:
            act()
        assert told.value.code == "keys.no_working"
    assert chain.central.out.lines() == ()
    kind, code = chain.round()
    assert (kind is LineKind.UP_TO_DATE, code) == (False, "keys.no_working")


def policy_by(chain: Chain, by: Signer, version: int, *, at_ms: int = NOON_MS) -> bytes:
    """A policy that this key signed, as head office writes them."""
    made = policy_out(chain.central)
    head = peek_dispatch(made)
    assert head is not None
    body = read_dispatch(made, card=chain.central.keys.card).body
    mine = {"version": version, "public_key": by.public_key, "issued_ms": at_ms, "expires_ms": at_ms + 90 * DAY_MS}
    assert head.kind is DispatchKind.POLICY
    words = body.replace(b"HO-%d" % head.version, b"HO-%d" % version)
    return write_dispatch(replace(head, **mine), words, by.sign)


def receipt_by(by: Signer, word: bytes, *, at_ms: int = NOON_MS) -> bytes:
    """Head office's word once more, signed by this key."""
    said = read_message(LineReceipt, word, signed=True)[0]
    return write_line_receipt(replace(said, clock_ms=at_ms), by.sign)


def judged(chain: Chain, by: Signer, *, at_ms: int) -> str:
    """What the register says to a receipt that this key signs at this time."""
    return refused(lambda: read_line_receipt(receipt_by(by, chain.word(), at_ms=at_ms), card=chain.keys.card))


def test_an_open_window_never_puts_an_older_card_over_a_newer_one(chain: Chain):
    """The window knows card 1; `shoebox pin` writes card 3; the office PC still hands card 2 out."""
    window = chain.keys
    second, third = chain.rotate(), chain.rotate(stolen=True)
    OfficeKeys(chain.book.path.parent).pin(third)
    assert refused(lambda: window.take(second.data)) == "keys.older"
    assert OfficeKeys(chain.book.path.parent).card == third
    assert window.card == third


def test_a_card_of_another_root_stops_no_sale_on_its_way(chain: Chain, tmp_path: Path):
    """The root was lost and the register has pinned a new one, but its office PC still hands a newer card out."""
    office = OfficeKeys()
    office.pin(chain.rotate())
    other = card(signer("new").public_key, root=signer("new root"))
    chain.keys.pin(other, replace=True)
    with relay_in(tmp_path / "office", chain.book, keys=office) as (desk, _office):
        state = office_sender(chain.book, OfficeRoad(desk), keys=chain.keys).once()
        assert (state.kind, state.code) == (LineKind.UP_TO_DATE, "")
        assert desk.standing()[0].held_seq == chain.book.head().seq
    assert chain.keys.card == other


def test_what_a_stolen_key_signed_is_offered_to_nobody(chain: Chain):
    """Else every register would fetch it, refuse it and note that for good, each time."""
    policy_out(chain.central)
    chain.rotate(stolen=True)
    assert chain.central.out.for_stick() == []
    assert chain.round() == (LineKind.UP_TO_DATE, "")
    assert dispatches(chain.book, chain.central, keys=chain.keys).standing() == ()
    assert [one.kind for one in chain.book.entries() if one.kind.startswith("dispatch")] == []


def restored(chain: Chain, backup: Path) -> None:
    """Head office's folder as it was when the copy was made."""
    folder = chain.central.folder
    chain.central.close()
    shutil.rmtree(folder)
    shutil.copytree(backup, folder)
    chain.central = Central.open(folder, chain.clock)


def doubts(chain: Chain) -> tuple[list[str], tuple[str, ...], tuple[str, ...]]:
    wall = chain.central.wall()
    codes = [flag.code for flag in chain.central.flags() if not flag.code.startswith("flag.slip")]
    return codes, wall.newer_keys_at, wall.doubted_by


@pytest.mark.of_the_file  # the log comes back with the folder
@pytest.mark.parametrize("stolen", [False, True])
def test_a_head_office_older_than_its_newest_key_is_told_so(chain: Chain, tmp_path: Path, stolen: bool) -> None:
    """Copied, rotated, a slip sent and signed for under the new key, brought back: the card of its root says it all.

    The register's card is laid into its folder and a key made: then its log alone is in doubt.
    """
    chain.round()
    shutil.copytree(chain.central.folder, tmp_path / "backup")
    made = chain.rotate(stolen=stolen)
    assert chain.round() == (LineKind.UP_TO_DATE, "")
    chain.book.append(PaperCount(slips=0, note=""), clerk=CLERK, day=DAY)
    assert chain.round() == (LineKind.UP_TO_DATE, "")
    assert doubts(chain) == ([], (), ()), "an honest head office is in nobody's doubt"
    restored(chain, tmp_path / "backup")
    chain.round()
    chain.round()
    assert doubts(chain) == (["flag.newer_key", "flag.strange_root"], ("085/1",), ("085/1",))
    (said,) = [flag.sentence for flag in chain.central.flags() if flag.code == "flag.newer_key"]
    assert fingerprint(made.keys[0].public_key) in said
    write_office_card(chain.central.folder / "head-office.json", chain.keys.card)
    folder, now_ms = chain.central.folder, chain.clock.wall_ms()
    chain.central.close()
    go_by_card(folder, certify(root_of(folder), ask_for_key(folder, stolen=False), now_ms=now_ms, days=400).data)
    chain.central = Central.open(folder, chain.clock)
    assert chain.round() == (LineKind.UP_TO_DATE, "")
    assert doubts(chain)[1:] == ((), ("085/1",))


def test_a_card_that_head_offices_root_did_not_sign_accuses_nobody(chain: Chain) -> None:
    """Of another root, bent, older, or none at all: nothing is said of head office's key."""
    other = signer("other")
    strange = write_card(replace(chain.central.keys.card, root=other.public_key, number=9), other.sign)
    older, place = chain.central.keys.card.data, asdict(chain.book.place)
    hello = Hello(**place, app="test", protocol_oldest=PROTOCOL_OLDEST, protocol_newest=PROTOCOL_NEWEST)
    for data in (strange.data, older.replace(b'"number":1', b'"number":8'), older, b"no card"):
        nonce = read_welcome(chain.central.line.hello(write_hello(hello))).nonce
        head = chain.book.head()
        claim = Claim(
            **place, nonce=nonce, head_seq=head.seq, head=head.hash, central_size=0,
            central_root=NO_ROOT, central_card=data.decode(),
        )  # fmt: skip
        chain.central.line.claim(write_claim(claim, chain.book.sign))
        assert doubts(chain) == ([], (), ())


def test_a_claim_with_the_longest_receipt_and_card_is_read(chain: Chain) -> None:
    """Sixteen keys, and a receipt that asks for 64 stretches: below what a message may have."""
    keys = tuple(key(signer(f"{n}").public_key, until_ms=10**13) for n in range(KEYS_MAX))
    longest = card(*keys, number=NUMBER_MAX).data.decode()
    book, words = chain.book, "s" * 20
    needs = tuple((SEQ_MAX - 1, SEQ_MAX) for _ in range(NEEDS_MAX))
    word = replace(read_line_receipt(chain.word(), card=chain.central.keys.card), needs=needs)
    claim = Claim(
        store=words, register=words, epoch=1, nonce=bytes(32), head_seq=SEQ_MAX, head=bytes(32), central_size=SEQ_MAX,
        central_root=NO_ROOT, central_receipt=write_line_receipt(word, book.sign).decode(), central_card=longest,
    )  # fmt: skip
    data = write_claim(claim, book.sign)
    assert read_claim(data, key_of=lambda _place: book.public_key) == claim
