"""Looking into a book for its incidents, and for the drafts that wait under them. Storage room: reads only."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Any

from shoebox.domain.act import Act
from shoebox.domain.acts import CardDeclined
from shoebox.domain.acts_boxes import BoxHandedOver
from shoebox.domain.carrying import Place
from shoebox.domain.chain import SEQ_MAX
from shoebox.domain.custody import DAYS_BACK_MAX, Way
from shoebox.domain.day import SaleRow
from shoebox.domain.entry import Entry, Envelope, Kind
from shoebox.domain.incident import Incident
from shoebox.domain.presentment import Road
from shoebox.domain.ticking import tick_key
from shoebox.storage.book_tables import INCIDENT_ROW, SALE_BOOLEANS, SALE_ROW

SALE = f"SELECT {', '.join(SALE_ROW.names)} FROM sale_row "  # noqa: S608
_INCIDENT = f"SELECT {', '.join(INCIDENT_ROW.names)} FROM incident_row "  # noqa: S608
_NEWEST_FIRST = "ORDER BY seq DESC"
_JOINED = "SELECT seq, number, rescue_lane FROM join_row WHERE incident_seq = ? ORDER BY seq DESC"
_NOT_TICKED = "kind = 'sale' AND voided_by_seq = 0 AND seq NOT IN (SELECT rekeyed_seq FROM rekey_row) "
_TO_REKEY = SALE + "WHERE " + _NOT_TICKED + "AND part_of_seq = 0 AND incident_seq IN ({}) ORDER BY incident_seq, seq"
# A refund goes by the incident that was on when it was given.
_UNDER = "(SELECT max(seq) FROM incident_row WHERE seq < sale_row.seq AND (ended_seq = 0 OR ended_seq > sale_row.seq))"
_REFUNDS_TO_REKEY = (
    SALE + "WHERE kind = 'refund' AND voided_by_seq = 0 AND seq NOT IN (SELECT rekeyed_seq FROM rekey_row) "  # noqa: S608
    "AND " + _UNDER + " IN ({}) ORDER BY seq"
)
_WAITS_FOR_TILL = (
    "SELECT brand, min(taken_ms) FROM sale_row WHERE " + _NOT_TICKED + "AND tender = 'card' "  # noqa: S608
    "AND incident_seq IN ({}) GROUP BY brand"
)
# By the day of a draft's box: those of the last closed days, and of the one that is open.
_BOX_SINCE = (
    "SELECT coalesce(min(opened_seq), 0) FROM (SELECT opened_seq FROM day_row ORDER BY opened_seq DESC LIMIT ?)"
)
_IN_BOXES = (
    "SELECT brand, (SELECT max(opened_seq) FROM day_row WHERE opened_seq < sale_row.seq), min(taken_ms) FROM sale_row "
    "WHERE seq > ? AND kind = 'sale' AND tender = 'card' AND voided_by_seq = 0 AND incident_seq NOT IN ({}) "
    "GROUP BY 1, 2"
)
_UNHELD = (
    "SELECT coalesce(sum(amount_minor), 0) FROM sale_row WHERE seq > ? AND tender = 'card' AND " + _NOT_TICKED  # noqa: S608
)


@dataclass(frozen=True, slots=True)
class TickRow:
    """Which entry ticked off which draft, with the order number as it was typed."""

    draft_seq: int
    seq: int
    order_no: str
    is_refund: bool = False


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """Which entry says that somebody in charge looked at a draft that is too late, who and why."""

    draft_seq: int
    seq: int
    reviewer: str
    reason: str


@dataclass(frozen=True, slots=True)
class DeclinedCard:
    """Which entry says that a card was declined, when and of which card."""

    seq: int
    envelope: Envelope
    act: CardDeclined


class IncidentView:
    """What a book answers about its incidents."""

    @property
    def place(self) -> Place:
        """Whose book this is."""
        raise NotImplementedError

    def of_kind(self, kind: Kind) -> tuple[tuple[Entry, Envelope, Act], ...]:
        """Every entry of a kind, in order."""
        raise NotImplementedError

    def acknowledged_seq(self) -> int:
        """The last entry that central has said it holds."""
        raise NotImplementedError

    def _rows(self, query: str, *values: str | int) -> list[tuple[Any, ...]]:
        raise NotImplementedError

    def incident(self, until_seq: int = SEQ_MAX) -> Incident | None:
        """The incident that was declared last up to an entry, as it stands now, by the number it had at that entry."""
        found = self._rows(_INCIDENT + "WHERE seq <= ? ORDER BY seq DESC LIMIT 1", until_seq)
        return self._as_joined(found[0], until_seq) if found else None

    def incidents(self) -> tuple[Incident, ...]:
        """All that were ever declared here, in order, as they stand now."""
        return tuple(self._as_joined(row) for row in self._rows(_INCIDENT + "ORDER BY seq"))

    def _as_joined(self, row: tuple[Any, ...], until_seq: int = SEQ_MAX) -> Incident:
        held = Incident(**dict(zip(INCIDENT_ROW.names, row, strict=True)))
        joined = self._rows(_JOINED, held.seq)
        number = next((number for seq, number, _ in joined if seq <= until_seq), held.number)
        return replace(held, number=number, rescue_lane=joined[0][2]) if joined else held

    def incident_of(self, at_ms: int) -> Incident | None:
        """The incident declared last under which something of this time (UTC, milliseconds) was taken; over or not."""
        found = (
            Incident(**dict(zip(INCIDENT_ROW.names, row, strict=True))) for row in self._rows(_INCIDENT + _NEWEST_FIRST)
        )
        return next((held for held in found if held.covers(at_ms)), None)

    def incident_numbers(self) -> frozenset[str]:
        """Every number that an incident of this book has or had."""
        rows = self._rows("SELECT number FROM incident_row UNION SELECT number FROM join_row")
        return frozenset(number for (number,) in rows)

    def incident_under(self, row: SaleRow) -> Incident | None:
        """The incident that a sale was taken under, or a refund was given under, as it stands now."""
        seq = self.incident_seq_of(row)
        return next((held for held in self.incidents() if held.seq == seq), None)

    def incident_seq_of(self, row: SaleRow) -> int:
        """The entry that declared it; 0 = none. A refund's row names none: it is looked for."""
        if row.kind != "refund" or row.incident_seq:
            return row.incident_seq
        found = self._rows(f"SELECT {_UNDER} FROM sale_row WHERE seq = ?", row.seq)  # noqa: S608
        return found[0][0] or 0 if found else 0

    def declined_cards(self, incident: Incident) -> tuple[DeclinedCard, ...]:
        """The cards that were declined by phone under an incident, in order."""
        return tuple(
            DeclinedCard(entry.seq, envelope, act) for entry, envelope, act in self.of_kind(Kind.CARD_DECLINED)
            if isinstance(act, CardDeclined) and entry.seq > incident.seq
        )  # fmt: skip

    # -- drafts that the store keys again

    def drafts_to_rekey(self) -> tuple[SaleRow, ...]:
        """Good sales and refunds that stores key again, of all incidents that are over, but those ticked off.

        By incident, each in order; a refund's row names its incident here.
        """
        over = [held.seq for held in self.incidents() if held.is_rekeyed and not held.is_on]
        sales = [sale_of(row) for row in self._rows(_TO_REKEY.format(_marks(over)), *over)]
        refunds = [sale_of(row) for row in self._rows(_REFUNDS_TO_REKEY.format(_marks(over)), *over)]
        named = [replace(row, incident_seq=self.incident_seq_of(row)) for row in refunds]
        return tuple(sorted((*sales, *named), key=lambda row: (row.incident_seq, row.seq)))

    def tick(self, *, seq: int = 0, order_key: str = "") -> TickRow | None:
        """The tick of this draft, or of another one under this number, as `tick_key` compares it."""
        found = self._rows(
            "SELECT rekeyed_seq, seq, order_no, order_key FROM rekey_row WHERE rekeyed_seq = ?1 OR order_key = ?2 "
            "ORDER BY rekeyed_seq <> ?1, seq DESC LIMIT 1",
            seq,
            order_key,
        )
        if not found:
            return None
        draft_seq, tick_seq, order_no, key = found[0]
        return TickRow(draft_seq, tick_seq, order_no, key == tick_key(order_no, is_refund=True))

    def review(self, seq: int) -> ReviewRow | None:
        """The look that somebody in charge took at this draft; None where nobody has."""
        found = self._rows("SELECT reviewed_seq, seq, reviewer, reason FROM review_row WHERE reviewed_seq = ?", seq)
        return ReviewRow(*found[0]) if found else None

    # -- the clock of drafts

    def unheld_minor(self) -> int:
        """What good card slips come to that central does not hold and nobody has keyed again, in minor units."""
        held: int = self._rows(_UNHELD, self.acknowledged_seq())[0][0]
        return held

    def waiting_since(self, arrived: Collection[str] = ()) -> dict[tuple[str, Road], int]:
        """By brand and what is to be done, when the oldest good card slip was taken that this store still owes.

        UTC, milliseconds. Where the store keys its slips again, until each is ticked off; else until head office says
        that the box came (`arrived`, by number), which it says once it has the entries too. Boxes older than the last
        `DAYS_BACK_MAX` days of this book are head office's to ask for.
        """
        rekey = [held.seq for held in self.incidents() if held.is_rekeyed]
        found = {(brand, Road.TILL): ms for brand, ms in self._rows(_WAITS_FOR_TILL.format(_marks(rekey)), *rekey)}
        away = self._boxes_away()
        since = self._rows(_BOX_SINCE, DAYS_BACK_MAX + 1)[0][0]
        days = {row[0]: row[1:] for row in self._rows("SELECT opened_seq, z_no, closed_seq FROM day_row")}
        for brand, opened_seq, taken_ms in self._rows(_IN_BOXES.format(_marks(rekey)), since, *rekey):
            z_no, closed_seq = days.get(opened_seq, (0, 0))
            box_no = self.place.box_no(z_no) if closed_seq else ""
            if box_no in arrived:
                continue
            key = (brand, Road.AWAY if box_no in away else Road.BOX)
            found[key] = min(taken_ms, found.get(key, taken_ms))
        return found

    def _boxes_away(self) -> frozenset[str]:
        """The boxes that somebody from outside has."""
        last: dict[str, str] = {}
        for act in self._handed_over():
            if act.way != Way.INSIDE:
                last[act.box_no] = act.way
        return frozenset(box_no for box_no, way in last.items() if way == Way.OUT)

    def _handed_over(self) -> Iterator[BoxHandedOver]:
        """Each time a box changed hands, in order."""
        for _, _, act in self.of_kind(Kind.BOX_HANDED_OVER):
            if isinstance(act, BoxHandedOver):
                yield act

    def days_closed(self) -> dict[str, int]:
        """The Z number of each business day of this book; 0 for one that is open."""
        rows = self._rows("SELECT day, z_no, closed_seq FROM day_row ORDER BY opened_seq")
        return {day: z_no if closed_seq else 0 for day, z_no, closed_seq in rows}

    def ticked_before(self) -> frozenset[int]:
        """The drafts of books before this one that were ticked off in it, by their numbers below zero."""
        return frozenset(seq for (seq,) in self._rows("SELECT rekeyed_seq FROM rekey_row WHERE rekeyed_seq < 0"))


def sale_of(row: tuple[Any, ...]) -> SaleRow:
    """A row of sales as screens list it."""
    values = list(row)
    for at in SALE_BOOLEANS:
        values[at] = bool(values[at])
    return SaleRow(**dict(zip(SALE_ROW.names, values, strict=True)))


def _marks(values: Collection[int]) -> str:
    return ", ".join("?" * len(values))
