"""Many histories of stores with an office, its sticks and head office; and that the judge can see what is wrong.

Machines die in the middle of what they do, forget what they had not synced, and have disks that fail or are full.

One that fails says its seed: `python tests/torture/world.py SEED` plays it alone and tells each step.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

import pytest

from shoebox.carry import roads, store_out
from shoebox.domain.carrying import LineKind, LineState
from shoebox.storage import book_file
from torture import world
from torture.faulty import below_everything
from torture.losing import LosingDisk, left_of
from torture.world import Told, World, Wrong, play, template_made

SEEDS, PARTS = 2_000, 40
FEW = range(900_000, 900_004)
# What once went wrong: one dies between the receipt beside the book and the one in it, and its other road stays cut;
# an office whose disk altered its copy told a register that head office holds another history than it does; and one
# whose copy was altered behind all that a parcel shows was shown the same parcel again and again.
ONCE_WRONG = (3_993, 6_403, 15_263, 66_625)


def played(seeds: Iterable[int]) -> Told:
    told = Told()
    with template_made() as (folder, template):
        for seed in seeds:
            play(seed, folder, template, told)
    return told


def test_a_few_histories() -> None:
    """Four, in every run, and those that found something."""
    assert played(ONCE_WRONG).killed > 0
    told = played(FEW)
    assert told.sales > 5
    assert 0 < told.two_stores < told.seeds
    assert told.failed > 0


@pytest.mark.torture
@pytest.mark.parametrize("part", range(PARTS))
def test_many_histories(part: int) -> None:
    """2,000: every printed sale at head office once, what was held outside and tampered with found, nobody accused."""
    told = played(range(part * SEEDS // PARTS, (part + 1) * SEEDS // PARTS))
    assert told.seeds == SEEDS // PARTS
    assert min(told.two_stores, told.sales, told.tampered, told.anchored, told.killed, told.failed) > 0


def test_the_same_seed_is_the_same_history() -> None:
    """Step by step, and sale by sale."""
    steps: list[list[str]] = [[], []]
    with template_made() as (folder, template):
        for told in steps:
            play(41, folder, template, Told(), told.append)
    assert steps[0] == steps[1] != []


# A promise that is broken must be seen within these few histories.
SEEN = range(8)


def judged(monkeypatch: pytest.MonkeyPatch, broken: object, name: str, instead: object) -> str:
    monkeypatch.setattr(broken, name, instead)
    with template_made() as (folder, template):
        for seed in SEEN:
            try:
                play(seed, folder, template, Told())
            except Wrong as wrong:
                return str(wrong)
    return ""


@pytest.mark.torture
def test_a_line_that_calls_the_office_head_office_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is at the office is shown as sent."""

    def joined(head: LineState | None, office: LineState | None, _word: object, *, behind: int) -> LineState:
        known = office if office is not None and office.kind is LineKind.UP_TO_DATE else head or office
        assert known is not None
        return known

    assert "says it is up to date" in judged(monkeypatch, roads, "joined", joined)


@pytest.mark.torture
def test_an_office_that_hands_nothing_on_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Head office sent something out, and a register whose only road is the office goes by nothing."""
    assert "head office sent out" in judged(monkeypatch, store_out.StoreOut, "_news", lambda *_asked: ())


@pytest.mark.parametrize("synchronous", [("FULL", 2), ("OFF", 0)])
def test_a_register_that_does_not_sync_is_seen(monkeypatch: pytest.MonkeyPatch, synchronous: tuple[str, int]) -> None:
    """The power goes after each of eight sales: the true program loses none, one that does not sync loses some."""
    pragmas = (("synchronous", *synchronous) if one[0] == "synchronous" else one for one in book_file.PRAGMAS)
    monkeypatch.setattr(book_file, "PRAGMAS", tuple(pragmas))
    told = "nothing"
    with template_made() as (folder, template), below_everything(disk := LosingDisk()):
        world = World(1, folder / "world", template, disk=disk)
        one = world.machines[1]
        for _ in range(8):
            world.struck("power", 99, one.folder, act=one.sell, stop=one.stop, start=one.start)
        try:
            world.settle()
            world.judge()
        except Wrong as wrong:
            told = str(wrong)
        world.close()
    assert (told == "nothing") == bool(synchronous[1]), told


def test_a_file_that_was_cut_is_whole_or_gone_and_one_that_grew_may_be_torn() -> None:
    """A journal that was cut to nothing and comes back is the whole one: no system writes its bytes anew for that."""
    whole = b"j" * 5_000
    assert {left_of(whole, b"", random.Random(seed)) for seed in range(60)} == {whole, b""}
    grown = {left_of(b"", whole, random.Random(seed)) for seed in range(60)}
    assert {whole, b""} < grown
    assert any(set(left) == {0, ord("j")} for left in grown)


def test_a_long_run_tells_how_far_it_came(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Stopped at any time it has said what it found until then, and from which seed to go on."""
    monkeypatch.setattr(world, "LONG_SEEDS", 4)
    monkeypatch.setattr(world, "TOLD_EVERY", 2)
    assert world.main(["--long", "--first", "1"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert [line.split(":")[0] for line in said[:2]] == ["until 1", "until 3"]
    assert "seeds=3" in said[-1]
