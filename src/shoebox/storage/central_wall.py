"""What the wall of stores is made of: incidents, open days, drafts that wait, and what came lately. Storage room."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection, select

from shoebox.domain.acts import IncidentDeclared, IncidentEnded, IncidentJoined
from shoebox.domain.entry import Kind, read_body
from shoebox.domain.wall import MINUTES_SHOWN, Fallback, LeftBook
from shoebox.storage.central_entries import of_kind
from shoebox.storage.central_left import left_books, left_since
from shoebox.storage.central_slips_kept import BookSlips, SlipsKept
from shoebox.storage.central_tables import ARRIVAL
from shoebox.storage.central_writer import BookId

_MINUTE_MS = 60_000
_ARRIVALS_READ_MAX = 20_000  # lines of the log: of 360 registers that send every minute, close to an hour


@dataclass(frozen=True, slots=True)
class WallFacts:
    """By store: its last incident, days without a box, by brand the day of the oldest draft that waits.

    Days are those of the books that are written in now; ``left`` is what is open of those that were ``left_behind``.
    """

    fallbacks: dict[str, Fallback]
    unsealed: dict[str, int]
    oldest_drafts: Mapping[str, Mapping[str, str]]
    left: dict[str, tuple[LeftBook, ...]]
    left_behind: frozenset[BookId]


def wall_facts(conn: Connection, ends: Mapping[BookId, int], kept: SlipsKept) -> WallFacts:
    """All of it at one moment; `ends` are the last entries that registers say they have, by book."""
    known = kept.read(conn)  # first, so that its moment begins in its turn
    left = left_since(conn)
    unsealed = {
        store: len({day for book, one in books.items() if book not in left for day in one.open_days})
        for store, books in known.books.items()
    }
    return WallFacts(
        fallbacks=_fallbacks(conn, left, known.books), unsealed=unsealed, oldest_drafts=known.drafts,
        left=left_books(conn, left, ends), left_behind=frozenset(left),
    )  # fmt: skip


def arrivals_per_minute(conn: Connection, *, now_ms: int) -> tuple[int, ...]:
    """How many entries came in each of the last minutes, the newest last."""
    query = select(ARRIVAL.c.came_ms, ARRIVAL.c.first_seq, ARRIVAL.c.last_seq).order_by(ARRIVAL.c.n.desc())
    minutes = [0] * MINUTES_SHOWN
    for came_ms, first_seq, last_seq in conn.execute(query.limit(_ARRIVALS_READ_MAX)):
        ago = (now_ms - came_ms) // _MINUTE_MS
        if 0 <= ago < MINUTES_SHOWN:
            minutes[MINUTES_SHOWN - 1 - ago] += last_seq - first_seq + 1
    return tuple(minutes)


def _fallbacks(
    conn: Connection, left: Mapping[BookId, int], slips: Mapping[str, Mapping[BookId, BookSlips]]
) -> dict[str, Fallback]:
    """Each store's newest incident by its number; it is over once every register that declared it has ended it."""
    declared, ended = _declared(conn), _ended(conn)
    found = {}
    for store, by_book in declared.items():
        newest = max(by_book.items(), key=lambda one: (one[1][1].began_ms, one[0][2]))[1][1]
        books = {book: seq for book, (seq, act) in by_book.items() if act.number == newest.number}
        ends = {book: ended[book][1] for book, seq in books.items() if ended.get(book, (0, 0))[0] == seq}
        ends |= {book: left[book] for book in books if book in left and book not in ends}
        over = max(ends.values()) if len(ends) == len(books) else 0
        acts = [act for _, act in by_book.values() if act.number == newest.number]
        began, policies = min(act.began_ms for act in acts), {act.policy for act in acts if act.policy}
        first, last = _sales_of(slips.get(store, {}), books)
        found[store] = Fallback(
            number=newest.number, declared_ms=began, ended_ms=over, first_sale=first, last_sale=last,
            policy=", ".join(sorted(policies)),
        )  # fmt: skip
    return found


def _declared(conn: Connection) -> dict[str, dict[BookId, tuple[int, IncidentDeclared]]]:
    """By store, the last incident of each book under the number that it has by now, and the entry that declared it."""
    joined = _joined(conn)
    declared: dict[str, dict[BookId, tuple[int, IncidentDeclared]]] = {}
    for row in conn.execute(of_kind(Kind.INCIDENT)):
        act = IncidentDeclared.of(read_body(row.body).data)
        act = replace(act, number=joined.get((row.store, row.register, row.epoch, row.seq), act.number))
        declared.setdefault(row.store, {})[row.store, row.register, row.epoch] = (row.seq, act)
    return declared


def _ended(conn: Connection) -> dict[BookId, tuple[int, int]]:
    """By book, the entry that declared the incident it ended last, and when."""
    ended: dict[BookId, tuple[int, int]] = {}
    for row in conn.execute(of_kind(Kind.INCIDENT_ENDED)):
        act = IncidentEnded.of(read_body(row.body).data)
        ended[row.store, row.register, row.epoch] = (act.incident_seq, act.ended_ms)
    return ended


def _joined(conn: Connection) -> dict[tuple[str, str, int, int], str]:
    """Head office's numbers for incidents that were declared under a store's own, by the declaring entries."""
    found = {}
    for row in conn.execute(of_kind(Kind.INCIDENT_JOINED)):
        act = IncidentJoined.of(read_body(row.body).data)
        found[row.store, row.register, row.epoch, act.incident_seq] = act.number
    return found


def _sales_of(books: Mapping[BookId, BookSlips], wanted: Collection[BookId]) -> tuple[str, str]:
    """When the first and the last sale by hand of these books were, as their slips say."""
    known = [books[book] for book in wanted if book in books]
    moments = [moment for one in known for moment in (one.first_sale, one.last_sale) if moment]
    return (min(moments), max(moments)) if moments else ("", "")
