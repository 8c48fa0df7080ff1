"""Stores: how each one stands, its incident, and what came lately. Finance room."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from shoebox.desk import text
from shoebox.desk.finance import store_words
from shoebox.desk.finance.page import WatchedPage, with_panel
from shoebox.desk.finance.part import Part
from shoebox.desk.finance.session import Session
from shoebox.desk.finance.store_model import StoreModel
from shoebox.desk.look import Ink, Meaning, Type, u
from shoebox.desk.text import tr
from shoebox.desk.widgets.card import Card
from shoebox.desk.widgets.empty_state import EmptyState
from shoebox.desk.widgets.facts import Facts
from shoebox.desk.widgets.pill import Pill
from shoebox.desk.widgets.scroll_bar import scrolled
from shoebox.desk.widgets.sparkline import Sparkline
from shoebox.desk.widgets.stat_line import Stat, StatLine
from shoebox.desk.widgets.table import Table
from shoebox.desk.widgets.verdict import Verdict
from shoebox.desk.widgets.words import Words
from shoebox.domain.wall import Tile, TileState, Wall, doubts_words, strange_words, unproved_words

PANEL_U, PANEL_NARROW_U = 50, 44
# What wants a person first stands first.
_ORDER = (TileState.REFUSED, TileState.SILENT, TileState.BEHIND, TileState.NEVER, TileState.UP_TO_DATE)


class StoresPage(WatchedPage):
    """A wall to look at; nothing is decided here. While it is in view it reads itself again each minute."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._now_ms = session, 0
        self.arrivals = Sparkline()
        self.stats = StatLine(right=self.arrivals)
        self._head, self._doubt = Words(tr("Stores"), Type.H1), Verdict()
        self.model = StoreModel(session)
        self.table = Table(self.model, name=tr("Stores"))
        self._pill, self._registers = Pill(""), Words("", Type.SMALL, Ink.T2)
        self._name, self._facts = Words("", Type.H2), Facts(row_u=4)
        self._unproved, self._strange = (Words("", Type.SMALL, Ink.T2, wrap=True) for _ in range(2))
        self._incident, self._moments = Words("", Type.H3), Facts(row_u=4)
        self._empty = EmptyState("store", tr("No store is enrolled"), tr("Enrol registers with their enrolment cards."))
        self._lay_out()
        self.table.chosen.connect(self._chosen)

    def reload(self) -> None:
        """Read the stores again."""
        self._session.lanes.book.ask(self._session.desk.central.wall, self._show, self._session.refuse)

    def set_width(self, size_class: str) -> None:
        """A narrower panel where there is less room."""
        self._panel.setFixedWidth(u(PANEL_U if size_class == "wide" else PANEL_NARROW_U))

    def _show(self, wall: Wall) -> None:
        self._now_ms = wall.now_ms
        chosen = self._tile()
        self.model.show_rows(sorted(wall.tiles, key=lambda tile: (_ORDER.index(tile.state), tile.store)))
        self._show_stats(wall)
        self._unproved.say(unproved_words(wall, tr))
        self._unproved.setVisible(bool(wall.unproved))
        doubts = doubts_words(wall, tr)
        self._doubt.setVisible(bool(doubts))
        if doubts:
            books = tr("Head office's own books are in doubt")
            title = books if wall.doubted_by else tr("Head office does not know its newest key")
            self._doubt.say(title, "\n".join(doubts), Meaning.REFUSED)
        missing = sum(tile.state is not TileState.UP_TO_DATE for tile in wall.tiles)
        self._head.say(_title(missing, len(wall.tiles)))
        self._body.setVisible(bool(wall.tiles))
        self._empty.setVisible(not wall.tiles)
        if wall.tiles:
            at = self.model.find(lambda tile: chosen is not None and tile.store == chosen.store)
            self.table.choose_row(max(at, 0))

    def _show_stats(self, wall: Wall) -> None:
        states = [tile.state for tile in wall.tiles]
        refused = states.count(TileState.REFUSED)
        self.stats.show_stats(
            (
                Stat(tr("Up to date"), text.count(states.count(TileState.UP_TO_DATE))),
                Stat(tr("Behind"), text.count(states.count(TileState.BEHIND))),
                Stat(tr("Silent over {0} h", wall.silent_hours), text.count(states.count(TileState.SILENT))),
                Stat(tr("Refused"), text.count(refused), Meaning.REFUSED if refused else Meaning.PLAIN),
                Stat(tr("In fallback"), text.count(wall.in_fallback)),
                Stat(tr("Entries in the last hour"), text.count(sum(wall.arrivals))),
            )
        )
        self.arrivals.show_values(wall.arrivals)

    def _chosen(self, tile: Tile | None) -> None:
        if tile is None:
            return
        offset = self._session.desk.clock.offset_min()
        meaning, icon = store_words.LOOKS[tile.state]
        self._pill.show_state(store_words.state(tile), meaning, icon=icon)
        self._registers.say(text.many(tile.registers, tr("register"), tr("registers")))
        self._name.say(f"{tile.store} {tile.name}".strip())
        self._strange.say(strange_words(tile, tr))
        self._strange.setVisible(bool(tile.strange))
        self._facts.show_facts(store_words.facts(tile, self._now_ms))
        moments = store_words.incident(tile, offset)
        number = tile.fallback.number if tile.fallback is not None else ""
        self._incident.say(tr("Incident {0}", number) if moments else tr("No incident was declared"))
        self._moments.show_facts(moments)

    def _tile(self) -> Tile | None:
        row = self.table.row()
        return row if isinstance(row, Tile) else None

    def _lay_out(self) -> None:
        self._body = with_panel(self.table, self._make_panel())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u(2))
        self._doubt.hide()
        column.addWidget(self._doubt)
        column.addWidget(self.stats)
        column.addWidget(self._head)
        self._unproved.hide()
        column.addWidget(self._unproved)
        column.addWidget(self._body, 1)
        column.addWidget(self._empty, 1)

    def _make_panel(self) -> Card:
        self._panel = Card(flat=True)
        self._panel.setAccessibleName(tr("The chosen store"))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head, known, told = Part(lined=False), Part(), Part()
        top = QHBoxLayout()
        top.addWidget(self._pill)
        top.addStretch(1)
        top.addWidget(self._registers)
        head.body.addLayout(top)
        head.body.addWidget(self._name)
        head.body.addWidget(self._strange)
        known.body.addWidget(self._facts)
        told.body.addWidget(self._incident)
        told.body.addWidget(self._moments)
        for part in (head, known, told):
            column.addWidget(part)
        column.addStretch(1)
        self._panel.body.addWidget(scrolled(inner), 1)
        return self._panel


def _title(missing: int, stores: int) -> str:
    if missing:
        many = tr("{0} of {1} stores are not up to date", missing, stores)
        return tr("{0} of {1} stores is not up to date", missing, stores) if missing == 1 else many
    if stores > 1:
        return tr("{0} stores, all up to date", stores)
    return tr("1 store, up to date") if stores else tr("Stores")
