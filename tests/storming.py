"""A chain that comes back all at once: registers with days of entries, on lines that are cut and freed at random.

A register is made of prepared bytes and one coroutine, so that hundreds of them cost little beside the head office that
they storm. It says what a real one says: hello, its signed claim, and parcels from where head office's word ends.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter

from boxmaking import MemoryRegister
from shoebox.domain.acts import DayClosed, PadIssued
from shoebox.domain.box import Enrolment
from shoebox.domain.carrying import NO_ROOT, Claim, Hello, LineReceipt, Place
from shoebox.domain.entry import Kind
from shoebox.domain.office_card import OfficeCard
from shoebox.formats.carrying import read_line_receipt, read_welcome, write_claim, write_hello
from shoebox.formats.signing import Signer

AT_ONCE = 500
DAY_ENTRIES = 1_000
_LATER = (408, 409, 429, 503)


@dataclass(frozen=True, slots=True)
class Ready:
    """One register with all it has to send: its parcels with the entry that each ends in, and that entry's hash."""

    enrolment: Enrolment
    private_key: bytes
    parcels: tuple[tuple[int, bytes, bytes], ...]
    totals_minor: int = 0  # of its sales that nobody struck out, as its last entry says

    @property
    def place(self) -> Place:
        own = self.enrolment
        return Place(store=own.store, register=own.register, epoch=own.epoch)

    @property
    def last_seq(self) -> int:
        return self.parcels[-1][0]


def ready(number: int, entries: int, at_once: int = AT_ONCE) -> Ready:
    """Three registers to a store; slips of its own pad, a void now and then, and a day's close every thousand."""
    store, register = f"{number // 3 + 1:03d}", str(number % 3 + 1)
    made = MemoryRegister(store, register, name=f"Store {store}")
    pad = 10_000_000 + number * 100_000
    made.append(PadIssued(first=f"{pad:09d}", last=f"{pad + 99_999:09d}"))
    made.open()
    for at in range(entries - len(made.entries) - 1):
        held = made.entries[-1]
        if len(made.entries) % DAY_ENTRIES == 0:
            _close(made)
        elif held.kind == Kind.DAY_CLOSED:
            made.open(f"2026-11-{12 + len(made.entries) // DAY_ENTRIES:02d}")
        elif at % 50 == 49 and held.kind == Kind.SALE:
            made.void(held)
        else:
            made.sale(1_000 + at, slip=f"{pad + at:09d}")
    _close(made)
    ends = [*range(at_once, len(made.entries), at_once), len(made.entries)]
    parcels = tuple(
        (last, made.entries[last - 1].hash, made.parcel(first + 1, last))
        for first, last in zip([0, *ends], ends, strict=False)
    )
    return Ready(made.enrolment, made.signer.private_bytes(), parcels, sum(made.totals.values()))


def _close(made: MemoryRegister) -> None:
    sales = sum(one.kind == Kind.SALE for one in made.entries[made.first_seq - 1 :])
    act = DayClosed(
        z_no=made.z_no, first_seq=made.first_seq, taken_minor=0, sales=sales, over_short_minor=0, seal="", closed_by="1"
    )
    made.append(act)
    made.first_seq = len(made.entries) + 1


@dataclass(slots=True)
class Seen:
    """What a storm came to: seconds from a parcel's first byte to its receipt, and how often lines failed."""

    batches_s: list[float] = field(default_factory=list)
    cut: int = 0
    sent_away: int = 0
    receipts: dict[Place, LineReceipt] = field(default_factory=dict)

    def batch_s(self, part: float) -> float:
        """What this part of all batches took at most: 0.99 for p99."""
        ordered = sorted(self.batches_s)
        return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


@dataclass(frozen=True, slots=True)
class Weather:
    """How bad the lines are: seconds that one lives on the average, and at most stays dead; `patience` is the part of
    what head office asks to wait that is waited. Each line of a register lives longer than the one before by as much,
    so that a storm ends on a machine of any speed.
    """

    life_s: float
    dead_s: float
    patience: float = 1.0
    seed: int = 1


# What a whole chain that comes back must be like, on two cores (see `docs/reliability.md`).
P99_S_MAX, MEMORY_BYTES_MAX, SECONDS_MAX = 2.0, 500_000_000, 300.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """What a storm came to: entries and money that were sent and are held, each once; seconds, and bytes of memory."""

    sent: int
    held: int
    sent_minor: int
    held_minor: int
    twice: int  # identities or slip numbers of a store that are held more than once
    unsigned: int  # registers without head office's signed word on their last entry
    p99_s: float
    seconds: float
    peak_bytes: int


def missed(came: Came) -> list[str]:
    """What of it is not as it must be, in words; nothing where all is well."""
    said = (
        (came.held != came.sent, f"{came.sent:,} entries were sent, and {came.held:,} are held"),
        (came.held_minor != came.sent_minor, f"sold for {came.sent_minor:,}, and held are {came.held_minor:,}"),
        (came.twice > 0, f"{came.twice:,} are held more than once"),
        (came.unsigned > 0, f"{came.unsigned:,} registers have no signed word on their last entry"),
        (came.p99_s >= P99_S_MAX, f"a parcel took {came.p99_s:.2f} s at p99, not under {P99_S_MAX:g}"),
        (came.seconds >= SECONDS_MAX, f"it took {came.seconds:.0f} s, not under {SECONDS_MAX:g}"),
        (
            came.peak_bytes >= MEMORY_BYTES_MAX,
            f"the service took {came.peak_bytes / 1e6:.0f} MB, not under {MEMORY_BYTES_MAX / 1e6:g}",
        ),
    )
    return [words for is_missed, words in said if is_missed]


# What is held of a fleet: entries, money of sales that stand, and what is there twice.
HELD = "SELECT count(*) FROM entry"
HELD_MINOR = (
    "SELECT coalesce(sum(CASE kind WHEN 'sale' THEN amount_minor ELSE -amount_minor END), 0) FROM slip"
    " WHERE entry_id NOT IN (SELECT void_of FROM struck)"
)
TWICE = "SELECT count(*) FROM (SELECT store, slip_no FROM slip GROUP BY store, slip_no HAVING count(*) > 1) AS twice"


class _Later(Exception):
    """Head office can't take it just now."""

    def __init__(self, wait_s: float) -> None:
        super().__init__(wait_s)
        self.wait_s = wait_s


async def storm(fleet: Sequence[Ready], port: int, *, card: OfficeCard, weather: Weather) -> Seen:
    """All of them at once, until each has head office's word on its last entry."""
    seen = Seen()
    async with asyncio.TaskGroup() as group:
        for number, one in enumerate(fleet):
            chance = random.Random(weather.seed * 10_007 + number)
            group.create_task(_Storming(one, port, card, weather, chance, seen).until_held())
    return seen


@dataclass(slots=True)
class _Storming:
    """One register's side of it."""

    own: Ready
    port: int
    card: OfficeCard
    weather: Weather
    chance: random.Random
    seen: Seen
    tries: int = 0

    async def until_held(self) -> None:
        while True:
            try:
                return await self._round()
            except _Later as later:
                self.seen.sent_away += 1
                await asyncio.sleep(later.wait_s * (1 + self.chance.random() / 2) * self.weather.patience)
            except (OSError, EOFError):
                self.seen.cut += 1
                await asyncio.sleep(self.chance.random() * self.weather.dead_s)

    async def _round(self) -> None:
        """Hello, claim, and parcels, on a line that is cut at a moment of its own, wherever that falls."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        self.tries += 1
        life_s = self.chance.expovariate(1 / (self.weather.life_s * self.tries))
        cut = asyncio.get_running_loop().call_later(life_s, writer.transport.abort)
        line = _Line(reader, writer)
        try:
            receipt = await self._claimed(line)
            for last, head, parcel in self.own.parcels:
                if last > receipt.held_seq:
                    began_s = perf_counter()
                    receipt = read_line_receipt(await line.post("/v1/parcels", parcel), card=self.card)
                    self.seen.batches_s.append(perf_counter() - began_s)
                    assert (receipt.held_seq, receipt.held_head) == (last, head), "head office holds something else"
            self.seen.receipts[self.own.place] = receipt
        finally:
            cut.cancel()
            writer.transport.abort()

    async def _claimed(self, line: _Line) -> LineReceipt:
        own = self.own.enrolment
        at = {"store": own.store, "register": own.register, "epoch": own.epoch}
        hello = Hello(**at, app="0.1.0", protocol_oldest=1, protocol_newest=1)
        welcome = read_welcome(await line.post("/v1/hello", write_hello(hello)))
        last_seq, head, _ = self.own.parcels[-1]
        claim = Claim(
            **at, nonce=welcome.nonce, head_seq=last_seq, head=head, central_size=0, central_root=NO_ROOT,
        )  # fmt: skip
        sign = Signer.from_private_bytes(self.own.private_key).sign
        return read_line_receipt(await line.post("/v1/claims", write_claim(claim, sign)), card=self.card)


@dataclass(frozen=True, slots=True)
class _Line:
    """HTTP/1.1 with no more words than it needs."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def post(self, path: str, body: bytes) -> bytes:
        self.writer.write(f"POST {path} HTTP/1.1\r\nHost: hq\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
        await self.writer.drain()
        front = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
        first, *lines = front.split("\r\n")
        said = dict(line.split(": ", 1) for line in lines if line)
        answer = await self.reader.readexactly(int(said["content-length"]))
        status = int(first.split()[1])
        if status in _LATER:
            raise _Later(float(said.get("retry-after", "0")))
        if status != 200:
            raise AssertionError(f"{path} was answered {status}: {json.loads(answer)}")
        return answer
