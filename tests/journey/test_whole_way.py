"""One sale's whole journey, and an outage Saturday's: from the keyed slip to the instruction file, no window."""

from __future__ import annotations

import csv
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from shoebox import reconcile
from shoebox.bootstrap import open_store
from shoebox.demo import DemoOutcome, run_demo
from shoebox.demo.folder import MARK, made_aside
from shoebox.demo.saturday import _deaf_to_ctrl_c
from shoebox.domain.errors import Refusal
from shoebox.domain.finding import Role
from shoebox.drill import made_up_baskets
from shoebox.head_office import open_finance
from shoebox.storage.verify import verify_path

STORES, SALES = 2, 40


@pytest.fixture(scope="module")
def played(tmp_path_factory) -> DemoOutcome:
    """Two made-up stores with forty sales each, played once for this file."""
    out = tmp_path_factory.mktemp("demo") / "saturday"
    return run_demo(out, stores=STORES, seed=3, baskets=made_up_baskets(STORES, 3, SALES))


def test_every_room_left_what_it_should(played):
    """Books, papers, boxes, holdings, a run, files, a report, a sheet."""
    folder = played.folder
    assert {path.name for path in folder.iterdir()} == {"central", MARK, "stick", "stores", "out"}
    assert len(list((folder / "stores").iterdir())) == STORES
    assert len(list((folder / "stick").glob("*.shoebox"))) == STORES
    reports = list((folder / "stores").glob("*/papers/*/end-of-day-*.pdf"))
    labels = list((folder / "stores").glob("*/papers/*/box-label-*.pdf"))
    assert len(reports) == len(labels) == STORES
    assert all("End of day" in PdfReader(report).pages[0].extract_text() for report in reports)
    assert {path.suffix for path in (folder / "out").iterdir()} == {".csv", ".pdf", ".xlsx"}


def test_books_and_boxes_verify_and_central_holds_them_all(played):
    """What the stores wrote is what head office has, entry for entry."""
    books = list((played.folder / "stores").iterdir())
    boxes = list((played.folder / "stick").glob("*.shoebox*"))
    assert all(verify_path(path).ok for path in (*books, *boxes))
    desk = open_finance(played.finance_folder)
    try:
        assert desk.central.counts().boxes == STORES
        assert {result.outcome for result in desk.central.import_boxes(boxes)} == {"already_held"}
        assert desk.central.counts().quarantined == 0
    finally:
        desk.close()


def test_every_card_slip_is_settled_once_or_in_a_finding(played):
    """No slip is settled by two charges, and none falls off the table."""
    result = next((played.finance_folder / "runs").iterdir()) / "result"
    findings, links = reconcile.read_findings(result), reconcile.read_links(result)
    settled = [link.slip_id for link in links if link.role is Role.SETTLES]
    assert len(settled) == len(set(settled))
    charged = [link.charge_id for link in links if link.role is not Role.PART]
    assert len(charged) == len(set(charged))
    assert findings


def test_instructions_carry_two_people_and_keys_bound_to_their_case(played):
    """Maker and checker differ on every line, and no key stands twice."""
    keys = []
    for path in (played.folder / "out").glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            lines = [line for line in csv.DictReader(file) if line["record"] == "R"]
        assert lines
        assert all(line["maker"] != line["checker"] for line in lines)
        keys += [line["idempotency_key"] for line in lines]
    assert len(keys) == len(set(keys)) > 0


def test_the_living_store_goes_on_where_it_was(played):
    """Sunday is open, Saturday's entries count as sent, and a slip can be keyed."""
    house = open_store(played.first_folder)
    with house.book:
        today = house.till.today()
        assert today.day == "2026-11-15"
        assert today.sales > 0
        assert 0 < today.unsent < today.entries


def test_running_again_starts_clean_and_a_strange_folder_is_left_alone(played, tmp_path):
    """An earlier demo is replaced whole; somebody's own folder is refused by name."""
    out = tmp_path / "again"
    with made_aside(out) as folder:
        (folder / "first").touch()
    with made_aside(out) as folder:
        (folder / "second").touch()
    assert {path.name for path in out.iterdir()} == {MARK, "second"}
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("keep me")
    with pytest.raises(Refusal) as refused:
        run_demo(mine, stores=1, seed=1, baskets=made_up_baskets(1, 1, 5))
    assert refused.value.code == "demo.not_ours"
    assert (mine / "letter.txt").read_text() == "keep me"


def test_ctrl_c_while_the_stores_are_started_is_heard_afterwards():
    """A signal in that half second is held back, neither lost nor a half-started store."""
    reached = []

    def start_them() -> None:
        with _deaf_to_ctrl_c():
            signal.pthread_kill(threading.get_ident(), signal.SIGINT)
            reached.append("the end of the block")

    with pytest.raises(KeyboardInterrupt):
        start_them()
    assert reached


@pytest.mark.torture
@pytest.mark.parametrize(
    ("how", "end"), [(signal.SIGKILL, os.killpg), (signal.SIGINT, os.killpg), (signal.SIGKILL, os.kill)]
)
def test_a_stopped_demo_leaves_nothing_half_written(tmp_path, how, end):
    """Killed or interrupted while stores sell: the earlier demo stands untouched, and no store goes on by itself."""
    out = tmp_path / "demo"
    with made_aside(out) as folder:
        (folder / "earlier").touch()
    program = (
        "import sys; from pathlib import Path\n"
        "from shoebox.demo import run_demo\n"
        "from shoebox.drill import made_up_baskets\n"
        "if __name__ == '__main__':\n"
        "    run_demo(Path(sys.argv[1]), stores=2, seed=1, baskets=made_up_baskets(2, 1, 300))\n"
    )
    script = tmp_path / "play.py"
    script.write_text(program)
    running = subprocess.Popen(
        [sys.executable, str(script), str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    aside = out.with_name(f".{out.name}.making")
    _wait_for(lambda: list(aside.glob("stores/*/mirror.log")), running)
    end(running.pid, how)
    said, _ = running.communicate(timeout=600)  # to the end of what the last of its processes could say
    assert said.count(b"Traceback") == (how == signal.SIGINT)  # this script's own: `shoebox` says a sentence instead
    assert {path.name for path in out.iterdir()} == {MARK, "earlier"}
    with made_aside(out) as folder:
        (folder / "later").touch()
    assert {path.name for path in out.iterdir()} == {MARK, "later"}
    assert not aside.exists()


def _wait_for(seen, running: subprocess.Popen[bytes]) -> None:
    """Until something is seen on the disk, or the program has ended without it."""
    until_s = time.monotonic() + 60
    while not seen():
        assert running.poll() is None, "the demo ended before it could be stopped"
        assert time.monotonic() < until_s, "nothing was written in a minute"
        Path(__file__).stat()  # lets the other process have the disk
