"""Entries by line at head office: what it refuses, each with a reason and without a trace in its books."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import NOON_MS, MemoryRegister, signer
from linemaking import books_of, refused
from postgresmaking import everything_in
from shoebox.central import Central
from shoebox.central.verify import verify_central
from shoebox.domain.acts import DayClosed, DayOpened, PadIssued, Sale, Void
from shoebox.domain.acts_slips import NumbersBack
from shoebox.domain.carrying import NO_ROOT, Claim, Hello, Place
from shoebox.domain.entry import read_body, write_body
from shoebox.domain.errors import Trouble
from shoebox.domain.holdings import BoxResult, Outcome
from shoebox.formats import frames, parcel
from shoebox.formats.carrying import read_line_receipt, read_welcome, write_claim, write_hello, write_line_receipt
from shoebox.formats.parcel import read_parcel
from shoebox.formats.signing import Signer
from shoebox.storage.central_tables import SCHEMA_VERSION

# What stores speak to works with the service's rights alone.
pytestmark = pytest.mark.as_service
NOTHING: list[list[tuple[object, ...]]] = [[], [], [], []]


def sealing(register: MemoryRegister) -> Callable[[bytes], bytes]:
    return lambda digest: register.signer.sign(frames.signed(parcel._TAG, digest))


def sold(*amounts: int, store: str = "085") -> MemoryRegister:
    register = MemoryRegister(store)
    register.open()
    for amount in amounts:
        register.sale(amount)
    return register


def sent(central: Central, data: bytes) -> BoxResult:
    return central.line.take("by line", data)[0]


def place(register: MemoryRegister) -> Place:
    return Place(store=register.store, register=register.register, epoch=register.epoch)


def nonce_for(central: Central, register: MemoryRegister) -> bytes:
    own = place(register)
    hello = Hello(
        store=own.store, register=own.register, epoch=own.epoch, app="test", protocol_oldest=1, protocol_newest=1
    )
    return read_welcome(central.line.hello(write_hello(hello))).nonce


def claim_of(register: MemoryRegister, nonce: bytes, *, head_seq: int = 0, **other: object) -> bytes:
    own, at = place(register), head_seq or len(register.entries)
    claim = Claim(
        store=own.store, register=own.register, epoch=own.epoch, nonce=nonce, head_seq=at,
        head=register.entries[at - 1].hash, central_size=0, central_root=NO_ROOT,
    )  # fmt: skip
    return write_claim(replace(claim, **other), register.signer.sign)  # type: ignore[arg-type]


def test_a_stretch_is_taken_once_and_a_signed_word_says_how_far(central: Central) -> None:
    """4 entries, 62.41 and 19.99 -> taken, held to 4; again -> already here, the same word."""
    register = sold(6_241, 1_999)
    central.enrol(register.enrolment)
    result, receipt = central.line.take("by line", register.parcel())
    assert (result.outcome, result.entries, result.amount_minor) == (Outcome.TAKEN, 4, 8_240)
    again, same = central.line.take("by line", register.parcel())
    assert (again.outcome, same) == (Outcome.ALREADY_HELD, receipt)
    word = read_line_receipt(receipt, card=central.keys.card)
    assert (word.held_seq, word.held_head, word.size) == (4, register.entries[3].hash, 1)
    assert word.needs == ()


def test_a_day_that_closes_by_line_is_the_box_of_the_stick(central: Central) -> None:
    """All by line, then the day's box: here already, with a receipt for it."""
    register = sold(6_241)
    box = register.close()
    central.enrol(register.enrolment)
    assert sent(central, register.parcel()).outcome == Outcome.TAKEN
    assert [(one.box_no, one.amount_minor) for one in central.boxes()] == [("085-1-0001", 6_241)]
    result, receipt = central.take_box("by stick", box)
    assert result.outcome == Outcome.ALREADY_HELD
    assert receipt


def test_a_gap_is_asked_for_by_its_numbers_and_filled_by_itself(central: Central) -> None:
    """Entries 4 and 5 first: kept apart; then 1 to 3: all five are here, nothing waits."""
    register = sold(6_241, 1_999, 500)
    central.enrol(register.enrolment)
    early = sent(central, register.parcel(4))
    assert (early.code, "from entry 1 on" in early.sentence) == ("parcel.gap", True)
    assert [one.box_no for one in central.quarantined()] == ["1: 4-5"]
    assert books_of(central) == NOTHING
    word = read_line_receipt(central.line.take("by line", register.parcel(1, 3))[1], card=central.keys.card)
    assert (word.held_seq, central.counts().quarantined) == (5, 0)


def test_what_came_early_and_found_no_room_hides_nothing_that_was_kept(
    central: Central, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entry 4 waits here; of 3 to 5, which is longer, the bytes found no room: after 1 to 3 entry 4 is here too."""
    register = sold(6_241, 1_999, 500)
    central.enrol(register.enrolment)
    sent(central, register.parcel(4, 4))
    monkeypatch.setattr("shoebox.storage.central_refused.REASON_BYTES_MAX", 1)
    sent(central, register.parcel(3))
    assert {one.box_no: one.kept for one in central.quarantined()} == {"1: 4-4": True, "1: 3-5": False}
    word = read_line_receipt(central.line.take("by line", register.parcel(1, 3))[1], card=central.keys.card)
    assert word.held_seq == 4


def wrong_sums(register: MemoryRegister) -> None:
    register.totals["card"] += 1
    register.sale(500)


def on_no_day(register: MemoryRegister) -> None:
    register.close()
    register.sale(500)


def card_in_a_note(register: MemoryRegister) -> None:
    register.sale(500, reason="4111 1111 1111 1111")


def twice_one_id(register: MemoryRegister) -> None:
    entry_id = read_body(register.entries[2].body).entry_id
    register.append(PadIssued(first="085100000", last="085100099"), entry_id=entry_id)


def void_of_nothing(register: MemoryRegister) -> None:
    """Sale 3 by its number, under another identity."""
    register.append(Void(void_of="nobody", void_of_seq=3, reason="x", approver="2", paper_in_box=True))


def void_twice(register: MemoryRegister) -> None:
    sale = register.entries[2]
    register.void(sale)
    register.void(sale)


def float_in_a_body(register: MemoryRegister) -> None:
    body = register.entries[2].body.replace(b'"amount_minor":6241', b'"amount_minor":62.41')
    register.append_body("sale", body)


def key_twice(register: MemoryRegister) -> None:
    body = register.entries[2].body
    register.append_body("sale", body[:-1] + b"," + body[1:])


def too_deep(register: MemoryRegister) -> None:
    register.append_body("sale", b"[" * 5_000 + b"]" * 5_000)


def not_nfc(register: MemoryRegister) -> None:
    body = register.entries[2].body.replace(b'"reason":""', '"reason":"e\u0301"'.encode())
    register.append_body("sale", body)


def sealed_with(letters: str) -> Callable[[MemoryRegister], None]:
    """A sale whose sealed number is written so."""

    def sell(register: MemoryRegister) -> None:
        envelope = read_body(register.entries.pop().body)
        body = write_body(replace(envelope, data={**envelope.data, "sealed": letters}))
        register.append_body("sale", body)

    return sell


def lone_surrogate(register: MemoryRegister) -> None:
    body = register.entries[2].body.replace(b'"reason":""', b'"reason":"\\ud800"')
    register.append_body("sale", body)


def newer_schema(register: MemoryRegister) -> None:
    register.append_body("sale", register.entries[2].body.replace(b'"v":1', b'"v":2'))


def unknown_kind(register: MemoryRegister) -> None:
    register.append_body("lottery", register.entries[2].body)


WRONG: list[tuple[Callable[[MemoryRegister], object], str]] = [
    (wrong_sums, "parcel.sums"),
    (on_no_day, "parcel.after_close"),
    (card_in_a_note, "parcel.card_number"),
    (twice_one_id, "parcel.twice"),
    (void_of_nothing, "parcel.void"),
    (void_twice, "parcel.void"),
    (float_in_a_body, "parcel.body"),
    (key_twice, "parcel.body"),
    (too_deep, "parcel.body"),
    (not_nfc, "parcel.body"),
    (lone_surrogate, "parcel.body"),
    (sealed_with("ab" + "c" * 157), "parcel.body"),
    (sealed_with("ab" + "c" * 159), "parcel.body"),
    (sealed_with("ab" + "9" * 158), "parcel.body"),
    (newer_schema, "parcel.newer"),
    (unknown_kind, "parcel.newer"),
    (lambda register: register.sale(0), "parcel.money"),
    (lambda register: register.sale(-500), "parcel.money"),
    (lambda register: register.sale(5, tender="cheque"), "parcel.money"),
    (lambda register: register.append(PadIssued(first="1", last="2"), store="086"), "parcel.store"),
    (lambda register: register.append(Sale(
        slip="", tender="cash", amount_minor=5, tax_minor=0, currency="EUR"
    )), "parcel.money"),
    (lambda register: register.open("2026-11-13"), "parcel.order"),
    (lambda register: (register.close(), register.open("2026-11-11")), "parcel.order"),
    (lambda register: register.append(DayClosed(
        z_no=7, first_seq=1, taken_minor=0, sales=1, over_short_minor=0, seal="x", closed_by="1"
    )), "parcel.order"),
]  # fmt: skip


@pytest.mark.parametrize(("wrong", "code"), WRONG)
def test_an_entry_that_does_not_fit_is_refused_with_all_of_its_parcel(
    central: Central, wrong: Callable[[MemoryRegister], object], code: str
) -> None:
    """A good sale of 62.41, then something wrong: a sentence that the store can read, and no trace in the books."""
    register = sold(6_241)
    wrong(register)
    central.enrol(register.enrolment)
    result, receipt = central.line.take("by line", register.parcel())
    assert (result.outcome, result.code, receipt) == (Outcome.REFUSED, code, b"")
    assert result.sentence.endswith(".")
    assert "?" not in result.sentence
    assert books_of(central) == NOTHING
    assert [(one.code, one.sentence) for one in central.quarantined()] == [(code, result.sentence)]
    assert b"4111" not in everything_in(central.folder)


def test_a_seal_of_the_right_length_is_taken(central: Central) -> None:
    register = sold(6_241)
    sealed_with("ab" + "c" * 158)(register)
    central.enrol(register.enrolment)
    assert sent(central, register.parcel()).outcome == Outcome.TAKEN


def test_a_day_of_another_date_than_the_open_one_is_refused(central: Central) -> None:
    register = sold()
    register.day = "2026-11-20"
    register.sale(500)
    central.enrol(register.enrolment)
    assert sent(central, register.parcel()).code == "parcel.day"


def test_a_second_enrolment_or_practice_is_refused(central: Central) -> None:
    """A book that does not begin with its enrolment; one that is practice."""
    practice = MemoryRegister("086", training=True)
    central.enrol(practice.enrolment)
    assert sent(central, practice.parcel()).code == "parcel.training"
    register = sold()
    register.append_body("enrolled", register.entries[0].body)
    central.enrol(register.enrolment)
    assert sent(central, register.parcel()).code == "parcel.first"


def test_strangers_and_forgers_are_refused(central: Central) -> None:
    """Nobody knows it; another key; another epoch; a seal that is not its own; one bit anywhere."""
    register = sold(6_241)
    assert sent(central, register.parcel()).code == "carry.unknown_register"
    central.enrol(register.enrolment)
    later = MemoryRegister(epoch=2)
    assert sent(central, later.parcel()).code == "carry.other_epoch"
    thief = MemoryRegister(key="thief")
    assert sent(central, thief.parcel()).code == "parcel.other_key"
    data = register.parcel()
    digest = data[-96:-64]
    forged = data[:-64] + signer("thief").sign(frames.signed(parcel._TAG, digest))
    assert sent(central, forged).code == "parcel.forged"
    for at in range(0, len(data), 41):
        bent = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        assert refused(lambda bent=bent: read_parcel(bent)).startswith("parcel.")  # type: ignore[misc]
    for end in (0, 1, 9, 30, len(data) - 1):
        assert refused(lambda end=end: read_parcel(data[:end])).startswith("parcel.")  # type: ignore[misc]
    assert books_of(central) == NOTHING


def test_a_broken_chain_and_a_strange_signature_are_named(central: Central) -> None:
    """Entry 3 with another hash; entry 3 signed by somebody else: both under a true seal."""
    for code, field in (("parcel.chain", "hash"), ("parcel.signature", "sig")):
        register = sold(6_241)
        central.enrol(register.enrolment)
        other = bytes(32) if field == "hash" else signer("thief").sign(register.entries[2].hash)
        register.entries[2] = replace(register.entries[2], **{field: other})
        assert (sent(central, register.parcel()).code, central.counts().entries) == (code, 0)


def test_too_many_entries_and_numbers_that_are_none_are_refused(central: Central) -> None:
    """501 entries; entry 0; entry 2^53 + 1."""
    register = sold()
    for _ in range(500):
        register.append(PadIssued(first="085100000", last="085100001"))
    with pytest.raises(AssertionError):
        register.parcel()
    head = read_parcel(register.parcel(1, 2)).head
    for first, last in ((1, 501), (0, 1), (2**53 + 1, 2**53 + 1), (3, 2)):
        plain = parcel.write_plain(
            {
                "store": head.store, "register": head.register, "epoch": 1, "first_seq": first, "last_seq": last,
                "prev": head.prev.hex(), "public_key": head.public_key.hex(),
            }
        )  # fmt: skip
        data = frames.write_sealed(plain, b"", magic=parcel.MAGIC, version=1, sign=sealing(register))
        assert sent(central, data).code in ("parcel.too_large", "parcel.head")


def test_one_number_with_two_words_is_kept_as_evidence(central: Central) -> None:
    """A copied register sells 5.00 where the other sold 62.41: both kept, the first one stands."""
    register, copied = sold(6_241), sold(500, 700)
    central.enrol(register.enrolment)
    sent(central, register.parcel())
    held = books_of(central)
    for data in (copied.parcel(), copied.parcel(4)):
        assert sent(central, data).code == "parcel.fork"
    assert books_of(central) == held
    assert central.counts().forks == 1


@pytest.mark.as_service(False)  # revoked at Finance's desk
def test_a_revoked_register_is_believed_up_to_there(central: Central) -> None:
    """Stolen after entry 3: that much is taken, later is kept apart, by line and by stick."""
    register = sold(6_241)
    central.enrol(register.enrolment)
    central.revoke(place(register), from_seq=4, reason="stolen")
    register.sale(99_999)
    assert sent(central, register.parcel()).code == "parcel.revoked"
    assert sent(central, register.parcel(1, 3)).outcome == Outcome.TAKEN
    assert refused(lambda: central.line.claim(claim_of(register, nonce_for(central, register)))) == "parcel.revoked"
    assert central.take_box("by stick", register.close())[0].code == "central.revoked"
    assert central.counts().entries == 3


def test_a_claim_is_judged_once_and_for_its_own_nonce(central: Central) -> None:
    """Used twice, made up, another register's, too old: each time a new hello is asked for."""
    clock = HandClock()
    register, other = sold(6_241), sold(500, store="086")
    with Central.open(central.folder.parent / "second", clock) as office:
        for one in (register, other):
            office.enrol(one.enrolment)
        nonce = nonce_for(office, register)
        word = read_line_receipt(office.line.claim(claim_of(register, nonce)), card=office.keys.card)
        assert (word.nonce, word.held_seq, word.needs) == (nonce, 0, ((1, 3),))
        assert refused(lambda: office.line.claim(claim_of(register, nonce))) == "carry.nonce"
        assert refused(lambda: office.line.claim(claim_of(register, bytes(32)))) == "carry.nonce"
        theirs = nonce_for(office, other)
        assert refused(lambda: office.line.claim(claim_of(register, theirs))) == "carry.nonce"
        old = nonce_for(office, register)
        clock.pass_min(11)
        assert refused(lambda: office.line.claim(claim_of(register, old))) == "carry.nonce"


def test_a_forged_claim_accuses_nobody(central: Central) -> None:
    register = sold(6_241)
    central.enrol(register.enrolment)
    nonce = nonce_for(central, register)
    register.signer = signer("thief")
    assert refused(lambda: central.line.claim(claim_of(register, nonce))) == "carry.forged_claim"
    assert central.quarantined() == ()


def test_a_book_brought_back_from_an_older_copy_is_noticed_and_told(central: Central) -> None:
    """Held to 4; the register says its book ends at 3, and later that entry 4 is another one."""
    register = sold(6_241, 1_999)
    central.enrol(register.enrolment)
    sent(central, register.parcel())
    for _ in range(2):
        nonce = nonce_for(central, register)
        back = claim_of(register, nonce, head_seq=3)
        assert refused(lambda back=back: central.line.claim(back)) == "carry.rolled_back"  # type: ignore[misc]
    assert [one.code for one in central.quarantined()] == ["carry.rolled_back"]
    again = sold(6_241, 700)
    nonce = nonce_for(central, again)
    assert refused(lambda: central.line.claim(claim_of(again, nonce))) == "carry.fork"
    assert central.counts().forks == 1
    central.enrol(replace(register.enrolment, epoch=2, public_key=signer("new").public_key))
    assert central.quarantined() == ()


def shown(central: Central, whose: MemoryRegister, *, by: Signer | None = None, **other: object) -> dict[str, object]:
    """What a claim echoes of a receipt: head office's own, unless another hand made it."""
    word = read_line_receipt(central.line.receipt(place(whose)), card=central.keys.card)
    word = replace(word, **other)  # type: ignore[arg-type]
    text = write_line_receipt(word, by.sign if by else central._signer.sign).decode()
    return {"central_size": word.size, "central_root": word.root, "central_receipt": text}


def echoed(central: Central, register: MemoryRegister, **said: object) -> tuple[list[str], tuple[str, ...]]:
    """What head office thinks of itself and of its registers after a claim; the claim is answered in any case."""
    answer = central.line.claim(claim_of(register, nonce_for(central, register), **said))
    assert read_line_receipt(answer, card=central.keys.card).register == register.register
    return [one.code for one in central.flags() if "root" in one.code], central.wall().doubted_by


def test_head_office_notices_that_it_was_brought_back_itself(central: Central) -> None:
    """A register shows head office's own receipt of a log that this one never was: flagged, and it goes on."""
    register = sold(6_241)
    central.enrol(register.enrolment)
    sent(central, register.parcel())
    assert echoed(central, register, **shown(central, register)) == ([], ())
    lost = shown(central, register, size=7, root=b"\7" * 32)
    assert echoed(central, register, **lost) == (["flag.strange_root"], ("085/1",))
    assert echoed(central, register, **shown(central, register))[0] == ["flag.strange_root"]


def test_a_register_can_not_have_head_offices_books_doubted_by_its_own_word(central: Central) -> None:
    """By no receipt, as an older Shoebox writes; by one that a thief signed, of another register, of another head.

    One row stands for all of them, whatever numbers they make up, and the page of stores says nothing.
    """
    register = sold(6_241)
    central.enrol(register.enrolment)
    sent(central, register.parcel())
    true, bent = shown(central, register), {"size": 7, "root": b"\7" * 32}
    for said in (
        {"central_size": 7, "central_root": b"\7" * 32},
        {**true, "central_size": 8},
        {**true, "central_root": b"\7" * 32},
        {**shown(central, register, **bent), "central_size": 9},
        shown(central, register, by=signer("thief"), **bent),
        shown(central, register, **bent, register="2"),
        shown(central, register, **bent, store="031"),
    ):
        assert echoed(central, register, **said) == (["flag.claimed_root"], ())


@pytest.mark.parametrize("road", ["line", "stick"])
def test_what_wants_an_eye_is_flagged_and_taken(central: Central, road: str) -> None:
    """A slip outside its pads, one used twice, no approval code, a clock two days ahead; by either road and by both."""
    register = MemoryRegister()
    register.append(PadIssued(first="085100000", last="085100099"))
    register.open()
    register.sale(500, slip="085100001")
    register.sale(600, slip="085100001")
    register.sale(700, slip="099000001")
    act = Sale(slip="085100003", tender="card", amount_minor=800, tax_minor=0, currency="USD", brand="visa")
    register.append(act)
    register.append(PadIssued(first="085200000", last="085200099"), wall_ms=NOON_MS + 48 * 3_600_000)
    central.enrol(register.enrolment)
    box, parcel = register.close(), register.parcel()
    flagged = [(5, "flag.slip_twice"), (6, "flag.slip_outside"), (7, "flag.no_approval"), (8, "flag.clock_ahead")]
    first = sent(central, parcel) if road == "line" else central.take_box("by stick", box)[0]
    assert first.outcome == Outcome.TAKEN
    assert [(one.seq, one.code) for one in central.flags()] == flagged
    assert sent(central, parcel).outcome == Outcome.ALREADY_HELD
    assert central.take_box("by stick", box)[0].outcome == Outcome.ALREADY_HELD
    assert [(one.seq, one.code) for one in central.flags()] == flagged


def test_a_box_that_comes_before_the_one_with_its_pads_accuses_no_slip(central: Central) -> None:
    """The second day first: its slips lie in a pad that was issued on the first."""
    register = MemoryRegister()
    register.append(PadIssued(first="085100000", last="085100099"))
    register.open()
    register.sale(500, slip="085100001")
    one = register.close()
    register.open("2026-11-13")
    register.sale(600, slip="085100002")
    two = register.close()
    central.enrol(register.enrolment)
    for box in (two, one):
        assert central.take_box("by stick", box)[0].outcome == Outcome.TAKEN
    assert central.flags() == ()


@pytest.mark.parametrize(
    ("oldest", "newest", "said"), [(7, 8, "carry.too_new"), (0, 0, "carry.too_old"), (1, 9, 6), (2, 2, 2), (0, 1, 1)]
)
def test_versions_meet_safely(central: Central, oldest: int, newest: int, said: str | int) -> None:
    """Older and newer registers: a common form, or a sentence that names who must upgrade."""
    hello = write_hello(
        Hello(store="085", register="1", epoch=1, app="9.9", protocol_oldest=oldest, protocol_newest=newest)
    )
    if isinstance(said, str):
        assert refused(lambda: central.line.hello(hello)) == said
    else:
        assert read_welcome(central.line.hello(hello)).protocol == said


def test_noise_is_no_message(central: Central) -> None:
    for noise in (b"", b"{}", b"[]", b'{"store":1}', b"\xff" * 40, b"[" * 9_000, bytes(9_000)):
        assert refused(lambda noise=noise: central.line.hello(noise)) == "carry.message"  # type: ignore[misc]
        assert refused(lambda noise=noise: central.line.claim(noise)) == "carry.message"  # type: ignore[misc]
        assert sent(central, noise).code.startswith("parcel.")


def test_parcels_on_a_stick_are_imported_by_the_same_door(central: Central, tmp_path: Path) -> None:
    """Two parcels and a later day's opening in a folder; a receipt is laid out for the way back."""
    register = sold(6_241)
    register.close()
    register.append(DayOpened(z_no=2, float_minor=0, opened_by="1", verified_by="2"), day="2026-11-13")
    central.enrol(register.enrolment)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "1.parcel").write_bytes(register.parcel(1, 2))
    (stick / "2.parcel").write_bytes(register.parcel(3))
    assert [one.outcome for one in central.import_boxes([stick])] == [Outcome.TAKEN, Outcome.TAKEN]
    word = read_line_receipt(
        (central.folder / "receipts" / "085-1-to000005.receipt").read_bytes(), card=central.keys.card
    )
    assert word.held_seq == 5


@pytest.mark.of_the_file
@pytest.mark.parametrize(("away", "said"), [(-1, "an older Shoebox"), (1, "a newer Shoebox")])
def test_holdings_of_another_version_are_told_which(tmp_path: Path, away: int, said: str) -> None:
    with Central.open(tmp_path / "hq", HandClock()):
        pass
    with closing(sqlite3.connect(tmp_path / "hq" / "central.db")) as db, db:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION + away}")
    with pytest.raises(Trouble, match=said):
        Central.open(tmp_path / "hq", HandClock())


@pytest.mark.of_the_file
def test_entries_in_no_box_are_verified_too(tmp_path: Path) -> None:
    """Two sales of an open day by line; then one amount, one slip row and one line of the log edited by hand."""
    register = sold(6_241, 1_999)
    path = tmp_path / "hq" / "central.db"
    with Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(register.enrolment)
        sent(central, register.parcel())
    whole = verify_central(path)
    assert (whole.ok, "entries 4" in whole.line) == (True, True)
    for statement, said in (
        ("UPDATE slip SET amount_minor = 1", "the table slip"),
        ("UPDATE entry SET body = CAST(replace(CAST(body AS TEXT), '6241', '6240') AS BLOB) WHERE seq = 3", "entry 3"),
        ("UPDATE arrival SET came_ms = 1", "log of arrivals"),
        ("DELETE FROM entry WHERE seq = 4", "table slip"),
    ):
        bent = tmp_path / "bent.db"
        shutil.copy(path, bent)
        with closing(sqlite3.connect(bent)) as db, db:
            guards = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in guards:
                db.execute(f"DROP TRIGGER {name}")
            db.execute(statement)
            for _, sql in guards:
                db.execute(sql)
        assert said in verify_central(bent).line


@pytest.mark.parametrize("road", ["line", "stick"])
def test_a_slip_of_numbers_that_were_taken_back_is_flagged(central: Central, road: str) -> None:
    """085 100 050 to 099 went back, two days ago by now: 049 is on the pad still, 050 on none."""
    register = MemoryRegister()
    register.append(PadIssued(first="085100000", last="085100099"))
    back = NumbersBack(taken_from="pad", first="085100050", last="085100099", reason="typed wrong", approver="2")
    register.open()
    register.sale(400, slip="085100001")
    register.append(back)
    first = register.close()
    register.open("2026-11-13")
    register.sale(500, slip="085100049")
    register.sale(600, slip="085100050")
    central.enrol(register.enrolment)
    if road == "line":
        assert sent(central, register.parcel()).outcome == Outcome.TAKEN
        register.close()
    else:
        for box in (first, register.close()):
            assert central.take_box("by stick", box)[0].outcome == Outcome.TAKEN
    assert [(one.seq, one.code) for one in central.flags()] == [(9, "flag.slip_outside")]
