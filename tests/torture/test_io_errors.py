"""Every write, sync, opening, renaming and cutting of a scripted day fails: once, and from then on; broken or full.

Whatever a step did on the disk is counted first; then it is played again for each of these moments, from the folder as
it stood before. What must hold: no announced sale is lost, nothing is in the book that was said not to be saved, the
answer is a sentence, and once the disk is well the step is done, in the same window and after a new start.
"""

from __future__ import annotations

import errno
import functools
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from inmemory import top
from shoebox.domain import staff
from shoebox.domain.errors import Refusal, ShoeboxError, Trouble
from torture import scripted_day as script
from torture.faulty import FaultyDisk, below_everything
from torture.scripted_day import Scene

pytestmark = [
    pytest.mark.torture,
    pytest.mark.skipif(sys.platform == "win32", reason="the layer below SQLite is written for POSIX files"),
]

Step = Callable[[Scene], None]
DAY: tuple[Step, ...] = (
    script.make, script.begin, script.prepare, script.outage, script.open_day, script.sell_by_card,
    script.sell_for_cash, script.refund, script.sell_later, script.void, script.count, script.count_paper,
    script.close, script.papers, script.seal, script.carry, script.take_receipt, script.send, script.next_day,
)  # fmt: skip
AT_HEAD_OFFICE = (script.carry, script.send)
# What these do is more than one entry, or none; of all others: what failed has left the book as it was.
SEVERAL = (script.make, script.begin, script.papers, script.carry, script.send)
ALREADY = frozenset(
    {"book.exists", "day.count_same_person", "day.already_open", "day.pad_overlaps", "till.day_closed", "void.twice"}
)
WAYS = {
    "once": (False, errno.EIO), "from then on": (True, errno.EIO),
    "full once": (False, errno.ENOSPC), "full from then on": (True, errno.ENOSPC),
}  # fmt: skip


@dataclass(frozen=True)
class Played:
    """The day when nothing fails: the folder before each step, what was announced, how often it went to the disk."""

    folder: Path
    announced: tuple[tuple[bytes, ...], ...]
    done: dict[str, int]


@pytest.fixture(scope="module")
def disk() -> Iterator[FaultyDisk]:
    made = FaultyDisk()
    with below_everything(made), pytest.MonkeyPatch.context() as patch:
        patch.setattr(staff, "hash_pin", functools.cache(staff.hash_pin))  # slow by intent, and typed 400 times here
        yield made


@pytest.fixture(scope="module")
def played(disk: FaultyDisk) -> Iterator[Played]:
    with tempfile.TemporaryDirectory(prefix="day-", dir=top()) as name:
        folder, announced, done = Path(name), [], {}
        now = Scene(folder / "now")
        now.stick.mkdir(parents=True)
        for at, step in enumerate(DAY):
            shutil.copytree(now.root, folder / str(at))
            announced.append(tuple(now.announced))
            if at and step is not script.begin:
                now.start()
            if step in AT_HEAD_OFFICE:
                now.start_head_office()
            disk.places = (str(now.folder), str(now.stick))
            with disk.armed():
                step(now)
            done[step.__name__] = len(disk.done)
            now.announced = now.held()
            now.stop()
        for step in AT_HEAD_OFFICE:
            with counted(disk, folder, step) as scene:
                step(scene)
            done[f"{step.__name__} at head office"] = len(disk.done)
        yield Played(folder, tuple(announced), done)


@contextmanager
def counted(disk: FaultyDisk, folder: Path, step: Step) -> Iterator[Scene]:
    """The step once more, with what it does to head office's disk counted."""
    scene = Scene(folder / "again")
    shutil.copytree(folder / str(DAY.index(step)), scene.root)
    disk.places = (str(scene.root / "hq"),)
    scene.start()
    scene.start_head_office()
    with disk.armed():
        yield scene
    scene.stop()
    shutil.rmtree(scene.root)


def test_the_day_goes_to_its_disks_as_often_as_is_said(played: Played) -> None:
    """500 moments at the register and 140 at head office, four ways each: fewer, and the layer below has gone blind."""
    at_head_office = sum(times for name, times in played.done.items() if name.endswith("at head office"))
    assert at_head_office >= 140
    assert sum(played.done.values()) - at_head_office >= 500
    assert all(times for name, times in played.done.items() if name != "carry"), "a stick is carried past the register"


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("step", AT_HEAD_OFFICE, ids=lambda step: step.__name__)
def test_a_head_office_whose_disk_fails(played: Played, disk: FaultyDisk, step: Step, way: str) -> None:
    """A stick that is carried in, a parcel by line: what was not taken is taken when it comes again."""
    for at in range(1, played.done[f"{step.__name__} at head office"] + 1):
        Trial(played, disk, step, way, at_head_office=True).run(at)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("step", [one for one in DAY if one is not script.carry], ids=lambda step: step.__name__)
def test_a_register_whose_disk_fails(played: Played, disk: FaultyDisk, step: Step, way: str) -> None:
    """Whatever the register's own disk, or its stick, does; what is carried past it is tried at head office."""
    for at in range(1, played.done[step.__name__] + 1):
        Trial(played, disk, step, way).run(at)


@dataclass
class Trial:
    """One step with one fault."""

    played: Played
    disk: FaultyDisk
    step: Step
    way: str
    at_head_office: bool = False

    def run(self, at: int) -> None:
        number = DAY.index(self.step)
        root = self.played.folder / "trial"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(self.played.folder / str(number), root)
        scene = Scene(root, list(self.played.announced[number]))
        self.disk.places = (str(root / "hq"),) if self.at_head_office else (str(scene.folder), str(scene.stick))
        sticky, error = WAYS[self.way]
        if self.step not in (script.make, script.begin):
            scene.start()
        if self.step in AT_HEAD_OFFICE:
            scene.start_head_office()
        before = len(scene.announced)
        try:
            with self.disk.armed(at, sticky=sticky, error=error):
                wrong = said(lambda: self.step(scene))
                if sticky and scene.house is not None:
                    said(lambda: script.sell_later(scene))
        except Exception as bug:
            bug.add_note(f"{self.step.__name__}, {self.way}, {at}: {self.disk.done[at - 1 : at]}")
            raise
        moment = f"{self.step.__name__}, {self.way}, {at}: {self.disk.done[at - 1 : at]}, {wrong!r}"
        assert self.disk.failed, moment
        self.judge(scene, wrong, before, moment)

    def judge(self, scene: Scene, wrong: ShoeboxError | None, before: int, moment: str) -> None:
        """The disk is well again: in the same window, then after a start."""
        if scene.house is not None:
            if wrong is not None and wrong.code != "book.unsure" and self.step not in SEVERAL:
                assert scene.held() == scene.announced, f"{moment}: it is there, and was not announced"
            self.goes_on(scene, wrong, moment)
        scene.stop()
        if self.step in (script.make, script.begin) and wrong is not None:
            self.goes_on(scene, wrong, moment)
            scene.stop()
        scene.start()
        book = scene.open.book
        held = scene.held()
        assert held[: len(scene.announced)] == scene.announced, moment
        assert len(held) > before, moment
        assert book.opened_after_damage is None, f"{moment}: {book.opened_after_damage}"
        assert book.mirror_behind == 0, moment
        scene.stop()

    def goes_on(self, scene: Scene, wrong: ShoeboxError | None, moment: str) -> None:
        """What was not done is done now, and one thing more."""
        if wrong is not None:
            again = said(lambda: self.step(scene))
            assert again is None or again.code in ALREADY, f"{moment}; then {again!r}"
        if scene.house is not None:
            script.more_pads(scene)
            assert scene.open.book.mirror_behind == 0, moment
            scene.announced[:] = scene.held()


def said(work: Callable[[], None]) -> ShoeboxError | None:
    """What a step said, a sentence in any case; None where it was done."""
    try:
        work()
    except (Refusal, Trouble) as told:
        wrong = told
    else:
        return None
    assert str(wrong).endswith((".", "”", '"')), wrong.code
    assert wrong.code not in str(wrong)
    return wrong
