"""A sealed number is opened by one whose role it is, with a reason, as an entry; and nothing else opens it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from casemaking import ANN, PINS, PRIYA
from sealmaking import MASTERCARD, OLA, PASSPHRASE, VISA, SealedCase, sealed_case, sealed_sale
from shoebox.casework import Casework
from shoebox.domain.decision import Action
from shoebox.domain.errors import Refusal
from shoebox.domain.sealed import key_id_of
from shoebox.storage.sealing_keys import SealingKeys

pytestmark = pytest.mark.thorough


@contextmanager
def case_in(folder: Path, **said) -> Iterator[SealedCase]:
    made = sealed_case(folder / "hq", **said)
    try:
        yield made
    finally:
        made.desk.close()


@pytest.fixture
def held(tmp_path: Path) -> Iterator[SealedCase]:
    with case_in(tmp_path) as made:
        yield made


def opening(held: SealedCase, *, by=OLA, note="charge never made, keyed at the terminal", passphrase=PASSPHRASE):
    return held.desk.open_card(held.case_id, held.slip_id, note=note, passphrase=passphrase, by=by)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as wrong:
        act()
    assert VISA not in f"{wrong.value!r} {wrong.value} {wrong.value.facts}"
    return wrong.value.code


def acts(held: SealedCase) -> list[tuple[str, str, str]]:
    return [(act.words, act.person, act.detail) for act in held.desk.casework.trail() if "card number" in act.words]


def test_one_number_comes_out_and_the_book_says_who_and_why(held) -> None:
    before = held.desk.casework.case(held.case_id).row
    card = opening(held)
    assert (card.number, card.expiry) == (VISA, "0928")
    said = "085 100 001. charge never made, keyed at the terminal"
    assert acts(held) == [("Opened a card number", OLA.number, said)]
    after = held.desk.casework.case(held.case_id).row
    assert (after.state, after.owner) == (before.state, before.owner)
    assert held.desk.casework.verify().ok
    opening(held)
    assert len(acts(held)) == 2  # each look is an entry


def test_the_case_says_which_of_its_slips_can_be_opened(held) -> None:
    assert held.desk.case(held.case_id).sealed == ((held.slip_id, "085100001"),)
    (other,) = [row for row in held.desk.casework.queue() if row.case_id != held.case_id]
    assert held.desk.case(other.case_id).sealed == ()
    assert refused(lambda: held.desk.open_card(other.case_id, "S7", note="x", passphrase="", by=OLA)) == "seal.none"
    assert (
        refused(lambda: held.desk.open_card(other.case_id, held.slip_id, note="x", passphrase=PASSPHRASE, by=OLA))
        == "seal.none"
    )
    assert acts(held) == []


@pytest.mark.parametrize("person", [ANN, PRIYA])
def test_nobody_else_opens_one(held, person) -> None:
    assert refused(lambda: opening(held, by=person)) == "seal.role"
    assert acts(held) == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"note": " "}, "seal.reason"), ({"note": f"it is {VISA}"}, "card.number"),
        ({"note": " ", "passphrase": "another passphrase"}, "seal.reason"),
    ],
)  # fmt: skip
def test_without_a_reason_it_stays_shut(held, said, code) -> None:
    assert refused(lambda: opening(held, **said)) == code
    assert acts(held) == []


def wrong(held: SealedCase, times: int) -> list[str]:
    """What becomes of this many wrong passphrases, one after the other."""
    return [refused(lambda: opening(held, passphrase="quite another one")) for _ in range(times)]


def test_a_wrong_passphrase_is_an_entry_that_does_not_hold_it(held) -> None:
    """Who, when, which slip and their reason stand in the case's history and the audit trail."""
    assert wrong(held, 1) == ["keys.passphrase"]
    said = "085 100 001. charge never made, keyed at the terminal"
    assert acts(held) == [("Typed a wrong passphrase for a card number", OLA.number, said)]
    assert held.desk.case(held.case_id).history[-1].words == "Typed a wrong passphrase for a card number"
    assert held.desk.casework.verify().ok
    for path in held.desk.folder.rglob("*"):
        assert not path.is_file() or b"quite another one" not in path.read_bytes(), path


def test_whoever_guesses_is_held_off_and_no_restart_helps(held) -> None:
    """Five in a row: the sixth is not tried, not even the right one, for a quarter of an hour."""
    assert wrong(held, 6) == ["keys.passphrase"] * 5 + ["seal.wait"]
    assert refused(lambda: opening(held)) == "seal.wait"
    again = Casework.open(
        held.desk.folder, staff=held.desk.staff, clock=held.desk.clock, evidence=held.desk.casework._evidence
    )
    assert refused(lambda: opening(replace(held, desk=replace(held.desk, casework=again)))) == "seal.wait"
    assert len(acts(held)) == 5
    held.desk.clock.pass_min(15)
    assert opening(held).number == VISA
    assert wrong(held, 1) == ["keys.passphrase"]


def test_a_right_one_in_between_begins_anew_and_a_clock_that_was_ahead_holds_nobody_up(held) -> None:
    assert wrong(held, 4) == ["keys.passphrase"] * 4
    opening(held)
    assert wrong(held, 5) == ["keys.passphrase"] * 5
    held.desk.clock.pass_min(-60)
    assert opening(held).number == VISA


def test_who_opens_numbers_decides_nothing(held) -> None:
    casework = held.desk.casework
    assert casework.sign_in(OLA.number, "4646") == OLA
    for act in (
        lambda: casework.propose(held.case_id, Action.CHARGE, maker=OLA),
        lambda: casework.take(held.case_id, by=OLA),
        lambda: casework.ask_store(held.case_id, by=OLA, note="?"),
        lambda: casework.gate.two((OLA.number, "4646"), (PRIYA.number, PINS[PRIYA]), refusal="refused.two"),
    ):
        assert refused(act) == "seal.opener_only"
    assert OLA not in casework.gate.approvers()


def test_a_seal_of_another_entry_stays_shut_and_that_is_an_entry_too(tmp_path: Path) -> None:
    with case_in(tmp_path, moved=True) as held:
        assert refused(lambda: opening(held)) == "seal.shut"
        assert [words for words, *_ in acts(held)] == ["A card number did not open"]
        assert held.desk.casework.verify().ok


def test_a_number_that_is_not_the_slips_is_not_shown(tmp_path: Path) -> None:
    """A register that seals one card and says another's last four."""
    with case_in(tmp_path, number=MASTERCARD, last4="1111") as held:
        assert refused(lambda: opening(held)) == "seal.differs"


def test_a_newer_key_leaves_the_older_ones_numbers_to_be_opened(held) -> None:
    keys = SealingKeys(held.desk.folder)
    keys.make("quite another passphrase", work=1)
    assert [one.number for one in keys.all()] == [1, 2]
    assert opening(held).number == VISA


def test_what_a_store_without_a_line_sealed_to_the_former_key_is_taken_and_opened(held) -> None:
    """A newer key is made, the store does not know of it, and its next sale comes after all: a sale like any other.

    Once the former key is destroyed, the sale is still taken and its number is lost.
    """
    folder = held.desk.folder
    keys = SealingKeys(folder)
    former, newer = keys.newest(), keys.make("another passphrase of finance", work=1)
    assert former.public_key != newer.public_key
    central, register = held.desk.central, held.register
    late = sealed_sale(register, "0f0e0d0c-2222-4222-8333-444455556666", former.public_key)
    assert central.line.take("by line", register.parcel())[0].code == ""
    sealed = central.sealed(late)
    assert sealed is not None
    key = keys.open(key_id_of(sealed.letters), lambda: PASSPHRASE)
    assert key.open(sealed.letters, sealed.whose).number == VISA
    assert central.counts().quarantined == 0
    keys.file_of(former.number).unlink()
    later = sealed_sale(register, "0f0e0d0c-3333-4222-8333-444455556666", former.public_key)
    assert central.line.take("by line", register.parcel())[0].code == ""
    assert central.slip(later) is not None
    assert refused(lambda: keys.open(key_id_of(sealed.letters), lambda: PASSPHRASE)) == "seal.key_away"


def test_a_key_on_a_stick_is_asked_for_and_a_strange_one_named(held) -> None:
    keys = SealingKeys(held.desk.folder)
    away = held.desk.folder / "away.key"
    keys.file_of(1).rename(away)
    assert refused(lambda: opening(held)) == "seal.key_away"
    away.rename(keys.file_of(1))
    assert opening(held).number == VISA
    keys.file_of(1).with_suffix(".pub").unlink()
    assert refused(lambda: opening(held)) == "seal.other_key"


def test_the_number_is_in_no_file_of_head_office(held) -> None:
    opening(held)
    held.desk.casework.findings_report(None, by=ANN)
    held.desk.write_reports(by=ANN)
    for path in held.desk.folder.rglob("*"):
        assert not path.is_file() or VISA.encode() not in path.read_bytes(), path
