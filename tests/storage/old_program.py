"""Lets an older Shoebox write what the tests of its upgrade open. By hand, from the top of the tree:

    python tests/storage/old_program.py write COMMIT tests/storage/old/NAME.tar.xz
    python tests/storage/old_program.py record COMMIT tests/storage/old/NAME.json
    python tests/storage/old_program.py cards COMMIT tests/storage/old/NAME.tar.xz

The program of COMMIT makes a store's folder, a stick, what its register said by line, and head office's folder with
holdings and cases, which it also moves into a server and writes down as SQL. Recorded, it plays a register, an office
and head office to itself, and what each asked and answered is written down. For cards, the commands that make a
register and head office known to each other are run, the older one's on one side or on both and this tree's on the
other, and the folders are kept as they were then. Every key is made for this alone.
"""

from __future__ import annotations

import base64
import io
import json
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def run(source: Path, *words: str) -> None:
    """This script in a process of its own, with the program and the tests' helpers that stand in `source`."""
    path = os.pathsep.join((str(source / "src"), str(source / "tests")))
    subprocess.run([sys.executable, __file__, *words], env={**os.environ, "PYTHONPATH": path}, check=True)


def check_out(commit: str, place: Path) -> None:
    packed = subprocess.run(["git", "archive", commit], cwd=ROOT, check=True, capture_output=True).stdout
    place.mkdir()
    subprocess.run(["tar", "x", "-C", str(place)], input=packed, check=True)


def make(folder: Path) -> None:
    """A Saturday of register 085-2 and of head office, by whichever program is on the path."""
    from bookmaking import MANAGER, card_sale
    from financemaking import worked_desk
    from linemaking import DirectRoad, sender
    from officemaking import make_counter
    from shoebox.domain.carrying import Place

    counter = make_counter(folder / "store")
    for step in ("open", "sell", "explain", "count_well", "count_paper", "end", "seal"):
        getattr(counter, step)()
    counter.clock.pass_min(16 * 60)
    house = counter.house
    house.day.open_day(day=house.day.today(), float_minor=20_000, clerk=MANAGER, second=("17", "1717"))
    for number in range(40, 46):
        house.till.record(card_sale(number))
    (folder / "hq").mkdir()
    desk = worked_desk(folder / "hq", count=20)
    desk.central.enrol(house.book.enrolment())
    (box,) = (folder / "STICK-7").glob("*.shoebox")
    desk.central.take_box("STICK-7", box.read_bytes())
    desk.central.take_box("a torn one", box.read_bytes()[:-9])
    road = DirectRoad(desk.central)
    print(sender(house.book, desk.central, road).once())
    desk.central.revoke(Place(store="031", register="031-1", epoch=1), from_seq=3, reason="stolen")
    charges = folder / "charges.csv"
    charges.write_text(CHARGES, encoding="utf-8")
    desk.central.import_charges(charges)
    (folder / "heard").mkdir()
    for at, (page, body) in enumerate(road.heard):
        (folder / "heard" / f"{at:02}{page.replace('/', '-')}").write_bytes(body)
    desk.close()
    counter.close()
    dump(folder)


def dump(folder: Path) -> None:
    """Head office's files moved into a server by the program on the path, and what is there written down as SQL."""
    try:
        from postgresmaking import OWNER, address, as_superuser, prepare_roles
    except ImportError:  # it knew no server
        return
    from shoebox.cli.main import main

    prepare_roles()
    as_superuser(f"CREATE DATABASE moved OWNER {OWNER}")
    for words in (["database", "prepare"], ["database", "move", str(folder / "hq")]):
        assert main([*words, address("moved", OWNER)]) == 0
    dumped = ["pg_dump", "--no-owner", "--no-comments", "-f", str(folder / "hq.sql"), address("moved", OWNER)]
    subprocess.run(dumped, check=True)


CHARGES = """\
charge_id,charged_at,amount,kind,card_last4
C1,2026-11-12T15:10:00-05:00,84.52,charge,4002
C2,2026-11-12T15:12:00-05:00,84.52,charge,4002
"""


class Listening:
    """A road beside which everything is written down: path, question, status, answer."""

    def __init__(self, road: Any) -> None:
        self.road, self.heard = road, []

    def post(self, path: str, body: bytes) -> Any:
        answer = self.road.post(path, body)
        asked, answered = (base64.b64encode(data).decode() for data in (body, answer.body))
        self.heard.append([path, asked, answer.status, answered])
        return answer

    def close(self) -> None:
        self.road.close()


def play(folder: Path) -> None:
    """A register by line, another through the office, and the office's errand to head office."""
    from bookmaking import HandClock, new_book, open_day
    from linemaking import DirectRoad
    from outmaking import dispatches, fetching, incident_out, notice_out, policy_out, staff_out
    from relaymaking import OfficeRoad, forwarder, office_sender, relay_in
    from shoebox.carry import Fetcher
    from shoebox.central import Central
    from shoebox.storage.book import Book

    central = Central.open(folder / "hq", HandClock())
    # A key that one is told by itself, until it stood on a card that its root has signed.
    known = {"keys": central.keys} if hasattr(central, "keys") else {"central_key": central.public_key}
    book = new_book(folder / "store")
    other = Book.create(
        folder / "second", store="085", store_name="Harbour Row", register="2", currency="USD", clock=HandClock(),
        app="test",
    )  # fmt: skip
    open_day(other)
    for one in (book, other):
        central.enrol(one.enrolment())
    for send in (policy_out, staff_out):
        send(central)
    incident_out(central, "26-07")
    notice_out(central, "Lift", "Use the stairs.")
    before = kept(folder / "store")
    line, taken = Listening(DirectRoad(central)), dispatches(book, central)
    print(fetching(book, central, line, taken).once())
    with relay_in(folder / "office", other) as (desk, _):
        desk.out._sent = lambda: taken
        by_office, passed = Listening(OfficeRoad(desk)), Listening(DirectRoad(central))
        lane = office_sender(other, by_office, **known)
        lane.fetcher = Fetcher(
            place=lane.register.place, sign=other.sign, dispatches=dispatches(other, central), clock=HandClock(),
            by_office=True, keeps_parts=True, **known,
        )  # fmt: skip
        print(lane.once())
        forwarder(desk, passed, central).once()
        print(lane.once())
    said = {"line": line.heard, "office": by_office.heard, "passed_on": passed.heard}
    keys = {
        "register": book.public_key.hex(),
        "second": other.public_key.hex(),
        **({"card": (folder / "hq" / CARD).read_bytes().hex()} if (folder / "hq" / CARD).exists()
           else {"head_office": central.public_key.hex()}),
    }  # fmt: skip
    (folder / "said.json").write_text(json.dumps({**keys, "store": before, **said}, indent=1) + "\n")


def kept(folder: Path) -> dict[str, str]:
    """A register's folder as it is now, to be unpacked by who plays the register once more."""
    with io.BytesIO() as into:
        with tarfile.open(fileobj=into, mode="w:xz", preset=9) as packed:
            packed.add(folder, arcname=".")
        return {"tar.xz": base64.b64encode(into.getvalue()).decode()}


def record(commit: str, out: Path) -> None:
    with tempfile.TemporaryDirectory() as aside:
        check_out(commit, Path(aside) / "program")
        run(Path(aside) / "program", "play", aside)
        out.write_bytes((Path(aside) / "said.json").read_bytes())


CARD = "head-office.json"
PEOPLE = {
    "store": ["1,Ann Berg,A.B.,manager", "17,Dana K.,D.K.,clerk"],
    "finance": ["41,Priya,P.N.,approver", "42,Ann,A.B.,analyst"],
}
SHOP = ["--store", "085", "--name", "Harbour Row", "--register", "085-2"]


def command(source: Path, *words: str | Path) -> list[object]:
    """What a command of the program in `source` ended with, and said."""
    done = subprocess.run(
        [sys.executable, "-m", "shoebox", *map(str, words)], env={**os.environ, "PYTHONPATH": str(source / "src")},
        input="1717\n2424\n", capture_output=True, text=True, check=False,
    )  # fmt: skip
    return [done.returncode, done.stdout + done.stderr]


def cards(commit: str, out: Path) -> None:
    """Three pairs: an older register and its card, an older head office that answered one of today's, and both."""
    with tempfile.TemporaryDirectory() as aside:
        old, made = Path(aside) / "program", Path(aside) / "made"
        check_out(commit, old)
        told: dict[str, list[object]] = {}
        for pair, register, office in (("old-register", old, None), ("old-office", ROOT, old), ("both-old", old, old)):
            place, stick = made / pair, made / pair / "STICK"
            stick.mkdir(parents=True)
            people = [word for one in PEOPLE["store"] for word in ("--person", one)]
            told[f"{pair}/setup"] = command(register, "setup", "store", place / "store", *SHOP, *people)
            for card in (place / "store" / "enrolment.json", *(place / "store").glob("*.keycard")):
                (stick / card.name).write_bytes(card.read_bytes())
            if office is None:
                continue
            people = [word for one in PEOPLE["finance"] for word in ("--person", one)]
            told[f"{pair}/finance"] = command(office, "setup", "finance", place / "hq", *people)
            told[f"{pair}/enrol"] = command(office, "enrol", place / "hq", stick / "enrolment.json")
            told[f"{pair}/verify"] = command(office, "verify", place / "hq")
            if register is old:
                told[f"{pair}/pin"] = command(old, "pin", place / "store", stick / "head-office.json")
        (made / "told.json").write_text(json.dumps(told, indent=1) + "\n")
        with tarfile.open(out, "w:xz", preset=9) as packed:
            packed.add(made, arcname=".")


def write(commit: str, out: Path) -> None:
    with tempfile.TemporaryDirectory() as aside:
        check_out(commit, Path(aside) / "program")
        made = Path(aside) / "made"
        made.mkdir()
        run(Path(aside) / "program", "make", str(made))
        with tarfile.open(out, "w:xz", preset=9) as packed:
            packed.add(made, arcname=".")


if __name__ == "__main__":
    if sys.argv[1] in ("make", "play"):
        {"make": make, "play": play}[sys.argv[1]](Path(sys.argv[2]))
    else:
        {"write": write, "record": record, "cards": cards}[sys.argv[1]](sys.argv[2], Path(sys.argv[3]))
