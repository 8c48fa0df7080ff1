"""What a register was told of the others of its store outlives its program, and is known as damaged where it is."""

from __future__ import annotations

import json
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from shoebox.carry import Elsewhere
from shoebox.domain.declined import DeclinedCard
from shoebox.domain.given_back import GivenBack
from shoebox.domain.money import AMOUNT_MINOR_MAX
from shoebox.domain.pickup import GoneOrder, order_mark
from shoebox.domain.relaying import GIVEN_MAX, GONE_MAX, HELD_MAX, RelayWord
from shoebox.domain.slip import Pad, PadAt
from shoebox.formats.strict_json import digest_of, write_plain
from shoebox.storage import elsewhere_file
from shoebox.storage.elsewhere_file import ELSEWHERE_FILE, ElsewhereFile

GONE = GoneOrder(order_mark("W100234"), "085-2", 7, 1_794_484_800_000, -300)
GIVEN = GivenBack("0123456789abcdef", "085-2", 8, 1_794_484_800_000, -300, 6_241)
WORD = RelayWord(
    store="085", register="085-1", epoch=1, held_seq=9, held_head=bytes(32), needs=(), nonce=bytes(32), z_no=0,
    receipt="", code="", said="", gone=(GONE,), given=(GIVEN,),
)  # fmt: skip


def started(folder: Path, register: str = "085-1") -> Elsewhere:
    made = Elsewhere()
    made.keep_in(ElsewhereFile(folder, store="085", register=register))
    return made


def codes(elsewhere: Elsewhere) -> list[str]:
    return [one.code for one in elsewhere.warnings()]


def test_it_is_known_at_the_next_start(tmp_path: Path) -> None:
    started(tmp_path).take(WORD)
    again = started(tmp_path)
    assert (again.order("W100234"), again.given(GIVEN.mark), codes(again)) == (GONE, (GIVEN,), [])
    again.take(replace(WORD, gone=(), given=()))
    assert started(tmp_path).order("W100234") is None
    assert started(tmp_path).given(GIVEN.mark) == ()


def test_pads_of_others_are_known_at_the_next_start_and_a_file_of_before_is_read(tmp_path: Path) -> None:
    """The office's newest word names all that it names; a file that an older program kept has none."""
    path, pad = tmp_path / ELSEWHERE_FILE, PadAt("085-3", Pad("085400001", "085400100"))
    started(tmp_path).take(replace(WORD, pads_at=(pad,)))
    assert (started(tmp_path).pads_told(), started(tmp_path).pads()) == ((pad,), ())
    plain = {
        name: value
        for name, value in json.loads(path.read_bytes()).items()
        if name not in ("digest", "pads_at", "declined", "held")
    }
    digest = digest_of(plain["elsewhere"].encode(), plain).hex()
    path.write_bytes(write_plain({**plain, "digest": digest}))
    older = started(tmp_path)
    assert (older.pads_told(), older.order("W100234"), codes(older)) == ((), GONE, [])


def test_a_declined_card_is_known_whichever_word_is_heard_last_and_after_a_start(tmp_path: Path) -> None:
    """An order that waits is known by the newest word alone."""
    card = DeclinedCard("visa", "1111", "085-3", 7, 1_794_484_800_000, -300, 6_000)
    later = replace(card, seq=9, wall_ms=card.wall_ms + 1)
    heard = started(tmp_path)
    for word in (replace(WORD, declined=(later, card), held=(GONE,)), replace(WORD, declined=(card,)), WORD):
        heard.take(word)
    for known in (heard, started(tmp_path)):
        assert (known.declined("1111"), known.declined("2222"), known.held("W100234")) == ((later, card), (), None)


def test_a_word_with_all_that_it_may_name_is_kept(tmp_path: Path) -> None:
    most = tuple(GoneOrder(f"{at:016x}", "R" * 20, 5_000_000, 2**43, -1_440) for at in range(GONE_MAX))
    given = GivenBack("f" * 16, "R" * 20, 5_000_000, 2**43, -1_440, AMOUNT_MINOR_MAX)
    started(tmp_path).take(replace(WORD, gone=most, given=(given,) * GIVEN_MAX))
    assert len(started(tmp_path).given(given.mark)) == GIVEN_MAX


def test_what_a_full_word_has_no_room_for_stays_known(tmp_path: Path) -> None:
    """The 351st order that goes out takes the first one's place in the word: it is handed out once all the same.

    One of the word's own time that is named no more came back, and may go out.
    """
    rows = [GoneOrder(f"{at:016x}", "085-2", at + 1, 1_000 + at, -300) for at in range(1, GONE_MAX + 3)]
    first, back = GoneOrder(order_mark("W1"), "085-2", 900, 1_000, -300), rows[-1]
    given = tuple(replace(GIVEN, seq=at + 1, wall_ms=2_000 + at) for at in range(GIVEN_MAX + 1))
    elsewhere = started(tmp_path)
    elsewhere.take(replace(WORD, gone=(*rows[: GONE_MAX - 1], first), given=given[:GIVEN_MAX]))
    elsewhere.take(replace(WORD, gone=tuple(rows[2:]), given=given[1:]))
    for known in (elsewhere, started(tmp_path)):
        assert known.order("W1") == first
        assert len(known.given(GIVEN.mark)) == GIVEN_MAX + 1
        assert back.mark in known._gone
    elsewhere.take(replace(WORD, gone=tuple(rows[1:-1]), given=given[1:]))
    assert back.mark not in started(tmp_path)._gone
    assert started(tmp_path).order("W1") == first


def test_an_order_that_went_out_waits_nowhere_though_more_wait_than_a_word_names(tmp_path: Path) -> None:
    """W1 and W2 wait the longest of 152, and no word names them any more; then W1 is handed over."""
    rows = [GoneOrder(f"{at:016x}", "085-2", at + 1, 2_000 + at, -300) for at in range(HELD_MAX)]
    first, second = (GoneOrder(order_mark(f"W{at}"), "085-2", 900 + at, 1_000 + at, -300) for at in (1, 2))
    elsewhere = started(tmp_path)
    elsewhere.take(replace(WORD, held=(*rows[2:], second, first)))
    elsewhere.take(replace(WORD, held=tuple(rows)))
    assert (elsewhere.held("W1"), elsewhere.held("W2")) == (first, second)
    elsewhere.take(replace(WORD, held=tuple(rows), gone=(replace(first, seq=990, wall_ms=9_000),)))
    for known in (elsewhere, started(tmp_path)):
        assert (known.held("W1"), known.held("W2")) == (None, second)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder's own rights there")
def test_nobody_else_reads_it(tmp_path: Path) -> None:
    started(tmp_path).take(WORD)
    assert stat.S_IMODE((tmp_path / ELSEWHERE_FILE).stat().st_mode) == 0o600


def test_a_damaged_file_is_set_aside_and_said(tmp_path: Path) -> None:
    """Wherever one byte of it changed; it is kept, and gone from the warnings once the office is heard."""
    started(tmp_path).take(WORD)
    path = tmp_path / ELSEWHERE_FILE
    whole = path.read_bytes()
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert codes(started(tmp_path)) == ["elsewhere.damaged"], at
        for kept in tmp_path.glob(f"{ELSEWHERE_FILE}.damaged-*"):
            kept.unlink()
    path.write_bytes(whole[:-1])
    hurt = started(tmp_path)
    assert (tmp_path / f"{ELSEWHERE_FILE}.damaged-1").read_bytes() == whole[:-1]
    assert f"{ELSEWHERE_FILE}.damaged-1" in str(hurt.warnings()[0])
    hurt.take(WORD)
    assert (codes(hurt), path.read_bytes()) == ([], whole)


@pytest.mark.parametrize("data", [b"", b"[" * 60_000, b"x" * 100_000, b"\xff", write_plain({"elsewhere": "x"})])
def test_other_bytes_are_no_word(tmp_path: Path, data: bytes) -> None:
    (tmp_path / ELSEWHERE_FILE).write_bytes(data)
    assert codes(started(tmp_path)) == ["elsewhere.damaged"]


def test_that_of_another_register_is_not_believed(tmp_path: Path) -> None:
    started(tmp_path).take(WORD)
    other = started(tmp_path, "085-3")
    assert (other.order("W100234"), codes(other)) == (None, ["elsewhere.damaged"])


def test_a_full_disk_is_said_and_tried_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The word counts all the same; the one before stays in the file until the disk takes the new one."""
    heard, write = started(tmp_path), elsewhere_file.write_whole

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(elsewhere_file, "write_whole", full)
    heard.take(WORD)
    assert (heard.order("W100234"), codes(heard)) == (GONE, ["elsewhere.unwritable"])
    monkeypatch.setattr(elsewhere_file, "write_whole", write)
    heard.take(WORD)
    assert (started(tmp_path).order("W100234"), codes(heard)) == (GONE, [])
