"""A head office and registers of different versions: what an older one wrote is taken, a newer one's waits."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bookmaking import HandClock
from boxmaking import MemoryRegister
from oldmaking import NEWEST_OLD, OFFICES, unpacked
from shoebox.central import Central, verify_central
from shoebox.domain import acts, carrying
from shoebox.domain.acts_slips import SlipSpoiled
from shoebox.domain.box import Enrolment
from shoebox.domain.entry import Envelope, Kind, read_body, write_body
from shoebox.domain.errors import Refusal
from shoebox.domain.holdings import Outcome
from shoebox.domain.ids import entry_id
from shoebox.formats.box import read_box
from shoebox.formats.box_check import read_entry
from shoebox.formats.carrying import read_hello, read_welcome, write_hello

pytestmark = pytest.mark.of_the_file


@pytest.mark.parametrize("name", [OFFICES[0], NEWEST_OLD, OFFICES[-3]])
def test_a_box_a_parcel_and_a_hello_of_an_older_register_are_taken(tmp_path: Path, name: str) -> None:
    """The very bytes that an older program sealed and sent: box by stick, then the rest of its book by line."""
    folder = unpacked(name, tmp_path / "old")
    data = next((folder / "STICK-7").glob("*.shoebox")).read_bytes()
    parcel = next((folder / "heard").glob("*-v1-parcels")).read_bytes()
    hello = next((folder / "heard").glob("*-v1-hello")).read_bytes()
    head = read_box(data).head
    with Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(
            Enrolment(
                register=head.register, store=head.store, store_name="Harbour Row", epoch=1, public_key=head.public_key
            )
        )
        assert central.take_box("STICK-7", data)[0].outcome == Outcome.TAKEN
        assert read_welcome(central.line.hello(hello)).protocol == read_hello(hello).protocol_newest
        result, _ = central.line.take("by line", parcel)
        assert result.outcome == Outcome.TAKEN
        assert central.counts().entries == 46


NEW_KIND, TOTALS = "tax_free_shown", (("card", 6_241),)


def newer_register(how: str) -> MemoryRegister:
    """A sale, and an entry of a kind, with a field, or in a body that is not known here yet."""
    register = MemoryRegister()
    register.open()
    first = register.sale(6_241)
    if how == "kind":
        register.append(SlipSpoiled(slip="085100002", reason="torn"))
        register.append_body(NEW_KIND, register.entries.pop().body)
    elif how == "field":
        envelope = read_body(first.body)
        register.append(SlipSpoiled(slip="085100002", reason="torn"))
        said = {**read_body(register.entries.pop().body).data, "passport": "seen"}
        register.append_body(Kind.SLIP_SPOILED, body_of(envelope, said))
    else:
        register.append_body("sale", first.body.replace(b'"v":1', b'"v":2'))
    return register


def body_of(envelope: Envelope, data: dict[str, object]) -> bytes:
    return write_body(replace(envelope, data=data, entry_id=entry_id(bytes(range(16)))))


@pytest.mark.parametrize("how", ["kind", "field", "body"])
def test_what_a_newer_register_wrote_waits_and_comes_again(tmp_path: Path, how: str) -> None:
    """Refused with the mend by either road, nothing taken, nothing called forged."""
    register = newer_register(how)
    parcel, box = register.parcel(), register.close(totals_minor=TOTALS)
    with pytest.raises(Refusal, match="nothing is lost") as caught:
        read_entry(register.entries[3])
    assert caught.value.code == "box.newer"
    with Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(register.enrolment)
        by_line = central.line.take("by line", parcel)[0]
        assert (by_line.outcome, by_line.code) == (Outcome.REFUSED, "parcel.newer")
        assert "Nothing is lost" in by_line.sentence
        assert "Update head office" in by_line.sentence
        by_stick = central.take_box("STICK-7", box)[0]
        assert (by_stick.outcome, by_stick.code) == (Outcome.REFUSED, "box.newer")
        assert "nothing is lost" in by_stick.sentence
        assert central.counts().entries == 0


@pytest.mark.parametrize("first", ["box", "parcel"])
def test_once_it_is_known_the_same_bytes_are_taken(tmp_path: Path, monkeypatch, first: str) -> None:
    """Head office is updated between the first time a box and a parcel come and the second."""
    register = newer_register("kind")
    roads = {"parcel": register.parcel(), "box": register.close(totals_minor=TOTALS)}
    names = sorted(roads, reverse=first == "parcel")
    with Central.open(tmp_path / "hq", HandClock()) as central:
        central.enrol(register.enrolment)
        assert [central.take_box(name, roads[name])[0].outcome for name in names] == [Outcome.REFUSED] * 2
        assert len(central.quarantined()) == 2
        monkeypatch.setitem(acts._ACTS, NEW_KIND, SlipSpoiled)
        assert {central.take_box(name, roads[name])[0].outcome for name in names} <= {
            Outcome.TAKEN,
            Outcome.ALREADY_HELD,
        }
        assert central.counts().entries == len(register.entries)
        assert central.quarantined() == ()
    assert verify_central(tmp_path / "hq" / "central.db").ok


@pytest.mark.parametrize(
    ("register", "office", "code"),
    [((1, 1), (1, 2), ""), ((1, 2), (1, 1), ""), ((2, 3), (1, 1), "carry.too_new"), ((1, 1), (2, 2), "carry.too_old")],
)
def test_a_hello_of_another_version_finds_the_newest_that_both_speak(
    tmp_path: Path, monkeypatch, register: tuple[int, int], office: tuple[int, int], code: str
) -> None:
    """By the numbers of the reader: an older one here, a newer one there, and the other way round."""
    monkeypatch.setattr(carrying, "PROTOCOL_OLDEST", office[0])
    monkeypatch.setattr(carrying, "PROTOCOL_NEWEST", office[1])
    old = next((unpacked(NEWEST_OLD, tmp_path / "old") / "heard").glob("*-v1-hello")).read_bytes()
    hello = replace(read_hello(old), protocol_oldest=register[0], protocol_newest=register[1])
    with Central.open(tmp_path / "hq", HandClock()) as central:
        if not code:
            assert read_welcome(central.line.hello(write_hello(hello))).protocol == 1
            return
        with pytest.raises(Refusal) as caught:
            central.line.hello(write_hello(hello))
    assert caught.value.code == code
    assert "shoebox" in str(caught.value).lower()
