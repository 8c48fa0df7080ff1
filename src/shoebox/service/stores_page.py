"""All stores at a glance as one page of HTML, drawn here and read-only. Service room: no script, no other address.

The page works without a line to anywhere but this door, refreshes itself once a minute, says each state in a word and a
sign, never by colour alone, and fits a telephone: where there is no room for a table, each row becomes a card.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from html import escape

from shoebox.catalogue import say_in
from shoebox.domain.clock import local_time
from shoebox.domain.dates import MONTHS
from shoebox.domain.language import SOURCE, Say
from shoebox.domain.presentment import Wait
from shoebox.domain.wall import HOUR_MS, LeftBook, Tile, TileState, Wall, doubts_words, strange_words, unproved_words
from shoebox.service.stores_look import STYLE

_SIGNS = {
    TileState.REFUSED: "!", TileState.SILENT: "\u2205", TileState.BEHIND: "\u25f7", TileState.NEVER: "\u2013",
    TileState.UP_TO_DATE: "\u2713",
}  # fmt: skip
_GRAVE = (TileState.REFUSED, TileState.SILENT, TileState.BEHIND, TileState.NEVER, TileState.UP_TO_DATE)
_SUMS = (TileState.UP_TO_DATE, TileState.BEHIND, TileState.SILENT, TileState.REFUSED, TileState.NEVER)
_QUIET = "quiet"  # of a cell that says nothing: left out where there is no room
_LATE = {Wait.AMBER: "silent", Wait.RED: "refused", Wait.REVIEW: "refused"}
_CHART_HIGH, _BAR_WIDE = 48, 6


def stores_html(wall: Wall, *, language: str = SOURCE) -> str:
    """The page: how many are in which state, what came lately, the wall, a line for each store, and its incident."""
    say = say_in(language)
    tiles = wall.tiles
    stores = say("1 store") if len(tiles) == 1 else say("{0} stores").format(f"{len(tiles):,}")
    foot = say("Times are UTC but for those of sales, which are the store's own. The page looks again every minute.")
    parts = (
        *(_doubted(said) for said in doubts_words(wall, say)),
        _open_keys(wall.open_keys, say),
        _section(say("Together"), _sums(wall, say), hidden=True),
        _unproved(unproved_words(wall, say)),
        _section(say("Entries that came, minute by minute"), _arrivals(wall.arrivals, say)),
        _section(say("Stores"), f'<ul class="wall">{"".join(_tile(tile, wall, say) for tile in tiles)}</ul>'),
        _section(say("Each store"), _table(wall, say)),
        _section(say("Incidents"), _incidents(tiles, say)),
        _left_behind(tiles, say),
    )
    return (
        f'<!doctype html><html lang="{escape(language)}"><head><meta charset="utf-8">'
        '<meta http-equiv="refresh" content="60"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(say('Stores'))} - Shoebox</title><style>{STYLE}</style></head><body>"
        f'<header><b>Shoebox</b><span>{escape(stores)}</span><span class="at">{_when(wall.now_ms, say)}</span></header>'
        f"<main>{''.join(parts)}<p>{escape(foot)}</p></main></body></html>"
    )


def _section(title: str, body: str, *, hidden: bool = False) -> str:
    head = f'<section aria-label="{escape(title)}">' if hidden else f"<section><h1>{escape(title)}</h1>"
    return f"{head}{body}</section>"


def _doubted(said: str) -> str:
    """The one alarm about head office itself: its stores remember what it has forgotten."""
    return f'<p class="refused open" role="alert"><i aria-hidden="true">!</i> {escape(said)}</p>'


def _open_keys(names: Sequence[str], say: Say) -> str:
    """Said as long as it is so: nobody else would notice before the disk is gone."""
    if not names:
        return ""
    said = say(
        "Keys of head office lie open on its disk ({0}): whoever copies it speaks as head office to every store. "
        "Keep them by a keyring or a passphrase, the root off-line: shoebox doctor says how."
    ).format(", ".join(names))
    return f'<p class="refused open" role="note"><i aria-hidden="true">!</i> {escape(said)}</p>'


def _unproved(said: str) -> str:
    """Of no store, and so in no store's colour."""
    return f'<p role="note">{escape(said)}</p>' if said else ""


def _sums(wall: Wall, say: Say) -> str:
    number = Counter(tile.state for tile in wall.tiles)
    shown = [state for state in _SUMS if number[state] or state is TileState.UP_TO_DATE]
    lines = [_sum(state.value, _SIGNS[state], number[state], _state(state, wall, say)) for state in shown]
    if wall.in_fallback:
        lines.append(_sum("fallback", "\u270e", wall.in_fallback, say("in fallback")))
    return f'<ul class="sum">{"".join(lines)}</ul>'


def _sum(kind: str, sign: str, number: int, words: str) -> str:
    return f'<li class="{kind}"><i aria-hidden="true">{sign}</i><b>{number:,}</b> {escape(words)}</li>'


def _state(state: TileState, wall: Wall, say: Say) -> str:
    words = {
        TileState.REFUSED: say("refused by head office"),
        TileState.SILENT: say("silent over {0} h"),
        TileState.BEHIND: say("behind"),
        TileState.NEVER: say("not heard yet"),
        TileState.UP_TO_DATE: say("up to date"),
    }
    return words[state].format(wall.silent_hours)


def _wait(wait: Wait, say: Say) -> str:
    words = {
        Wait.EARLY: say("in time"),
        Wait.AMBER: say("soon due"),
        Wait.RED: say("late"),
        Wait.REVIEW: say("too late to be charged unseen"),
    }
    return words[wait]


def _arrivals(minutes: Sequence[int], say: Say) -> str:
    """Bars, one a minute, and the same in words for whoever can't see them."""
    told = say("{0} in the last hour, {1} in the last minute").format(f"{sum(minutes):,}", f"{minutes[-1]:,}")
    high, wide = max([*minutes, 1]), _BAR_WIDE * len(minutes)
    bars = []
    for at, number in enumerate(minutes):
        tall = -(-number * _CHART_HIGH // high)
        bars.append(f'<rect x="{at * _BAR_WIDE}" y="{_CHART_HIGH - tall}" width="{_BAR_WIDE - 2}" height="{tall}"/>')
    return (
        f"<p><b>{escape(told)}</b></p>"
        f'<svg role="img" aria-label="{escape(told)}" viewBox="0 0 {wide} {_CHART_HIGH + 1}" '
        f'preserveAspectRatio="none"><path d="M0 {_CHART_HIGH}.5H{wide}"/>{"".join(bars)}</svg>'
        f'<p class="ends"><span>{escape(say("an hour ago"))}</span><span>{escape(say("now"))}</span></p>'
    )


def _tile(tile: Tile, wall: Wall, say: Say) -> str:
    words, fact = _state(tile.state, wall, say), _fact(tile, say)
    said = escape(say("Store {0}, {1}").format(tile.store, words + (f", {fact}" if fact else "")))
    small = f"<small>{escape(fact)}</small>" if fact else ""
    return (
        f'<li class="{tile.state}" aria-label="{said}" title="{said}"><b>{escape(tile.store)}</b>'
        f'<i aria-hidden="true">{_SIGNS[tile.state]}</i>{small}</li>'
    )


def _fact(tile: Tile, say: Say) -> str:
    if tile.state is TileState.SILENT:
        return say("{0} h").format(tile.silent_ms // HOUR_MS)
    if tile.state is TileState.BEHIND:
        return f"{tile.behind:,}" if tile.behind else say("{0} not proved").format(f"{len(tile.strange):,}")
    return say("{0} refused").format(f"{tile.refused:,}") if tile.state is TileState.REFUSED else ""


def _table(wall: Wall, say: Say) -> str:
    if not wall.tiles:
        return f"<p>{escape(say('No store is enrolled yet.'))}</p>"
    heads = (
        say("Store"), say("State"), say("In fallback since"), say("Last heard"), say("Behind"), say("Refused"),
        say("Days not sealed"), say("Draft due first"), say("Version"),
    )  # fmt: skip
    tiles = sorted(wall.tiles, key=lambda tile: (_GRAVE.index(tile.state), tile.store))
    return _lines(heads, (_row(tile, wall, say) for tile in tiles), right=(4, 5, 6))


def _row(tile: Tile, wall: Wall, say: Say) -> tuple[tuple[str, str], ...]:
    """Cells with the class of each; a cell's text may be marked up."""
    fact = _fact(tile, say) if tile.state is TileState.SILENT else ""
    state = escape(_state(tile.state, wall, say) + (f": {fact}" if fact else ""))
    strange = strange_words(tile, say)
    hint = f"<small>{escape(strange)}</small>" if strange else ""
    on = tile.fallback if tile.fallback is not None and tile.fallback.is_on else None
    late = tile.draft_wait if tile.draft_due else Wait.EARLY
    draft = say("of {0}, {1}").format(_day(tile.draft_due, say), _wait(late, say)) if tile.draft_due else say("none")
    return (
        ("", f"<b>{escape(tile.store)}</b> {escape(tile.name)}"),
        (f"wraps {tile.state}", f'<span><i aria-hidden="true">{_SIGNS[tile.state]}</i> {state}{hint}</span>'),
        ("" if on is not None else _QUIET, _when(on.declared_ms, say) if on is not None else escape(say("no"))),
        ("", _when(tile.heard_ms, say) if tile.heard_ms else escape(say("never"))),
        ("" if tile.behind else _QUIET, f"{tile.behind:,}"),
        ("refused" if tile.refused else _QUIET, f"{tile.refused:,}"),
        ("" if tile.unsealed else _QUIET, f"{tile.unsealed:,}"),
        (_LATE.get(late, "") if tile.draft_due else _QUIET, escape(draft)),
        ("" if tile.apps else _QUIET, escape(", ".join(tile.apps) or say("not known"))),
    )


def _incidents(tiles: Sequence[Tile], say: Say) -> str:
    """When each store declared, first and last sold by hand, and ended; those that go on stand first."""
    told = [tile for tile in tiles if tile.fallback is not None]
    if not told:
        return f"<p>{escape(say('No store has declared an incident.'))}</p>"
    told.sort(key=lambda tile: (not (tile.fallback and tile.fallback.is_on), tile.store))
    heads = (
        say("Store"), say("Incident"), say("Declared"), say("Under policy"), say("First sale"), say("Last sale"),
        say("Ended"),
    )  # fmt: skip
    return _lines(heads, (_incident(tile, say) for tile in told))


def _incident(tile: Tile, say: Say) -> tuple[tuple[str, str], ...]:
    fallback = tile.fallback
    assert fallback is not None, "asked for stores that declared one"
    ended = _when(fallback.ended_ms, say) if fallback.ended_ms else escape(say("goes on"))
    return (
        ("", f"<b>{escape(tile.store)}</b> {escape(tile.name)}"),
        ("", escape(fallback.number)),
        ("", _when(fallback.declared_ms, say)),
        ("", escape(fallback.policy)),
        ("", _sold(fallback.first_sale, say) or escape(say("none yet"))),
        ("", _sold(fallback.last_sale, say) or escape(say("none yet"))),
        ("silent" if fallback.is_on else "", ended),
    )


def _left_behind(tiles: Sequence[Tile], say: Say) -> str:
    """What is open of books that were damaged or renewed: no register goes on in them, so somebody has to look."""
    if not any(tile.left for tile in tiles):
        return ""
    heads = (
        say("Store"), say("Book left behind"), say("Not here"), say("Of these kept apart"), say("Of these lost there"),
        say("Days not sealed"),
    )  # fmt: skip
    rows = (_left(tile, book, say) for tile in tiles for book in tile.left)
    why = say("Registers that go on in a new book. What is kept apart is settled on the page Refused.")
    return _section(say("Books left behind"), _lines(heads, rows, right=(2, 3, 4, 5)) + f"<p>{escape(why)}</p>")


def _left(tile: Tile, book: LeftBook, say: Say) -> tuple[tuple[str, str], ...]:
    lost = f"{book.lost:,}" + (f" ({say('explained')})" if book.lost and book.is_explained else "")
    return (
        ("", f"<b>{escape(tile.store)}</b> {escape(tile.name)}"),
        ("", escape(say("Register {0}, book {1}").format(book.register, book.epoch))),
        ("" if book.missing else _QUIET, f"{book.missing:,}"),
        ("refused" if book.apart else _QUIET, f"{book.apart:,}"),
        ("" if book.lost else _QUIET, escape(lost)),
        ("" if book.unsealed else _QUIET, f"{book.unsealed:,}"),
    )


def _lines(heads: Sequence[str], rows: Iterable[tuple[tuple[str, str], ...]], *, right: Sequence[int] = ()) -> str:
    """A table of which the first cell of a line is its head; each cell carries its column's name for narrow screens."""
    top = "".join(
        f'<th role="columnheader" scope="col"{_kinds("n" if at in right else "")}>{escape(head)}</th>'
        for at, head in enumerate(heads)
    )
    body = []
    for cells in rows:
        line = [f'<th role="rowheader" scope="row">{cells[0][1]}</th>']
        for at, (kind, said) in enumerate(cells[1:], start=1):
            kinds = _kinds(kind, "n" if at in right else "")
            line.append(f'<td role="cell" data-head="{escape(heads[at])}"{kinds}>{said}</td>')
        body.append(f'<tr role="row">{"".join(line)}</tr>')
    # The roles are said aloud: a table that is laid out as cards on a narrow screen would else be none to a reader.
    return (
        f'<table role="table"><thead role="rowgroup"><tr role="row">{top}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(body)}</tbody></table>'
    )


def _kinds(*kinds: str) -> str:
    named = " ".join(filter(None, kinds))
    return f' class="{named}"' if named else ""


def _when(at_ms: int, say: Say) -> str:
    return _moment(local_time(at_ms, 0), say)


def _sold(moment: str, say: Say) -> str:
    """The store's own time of a sale, as its slip says it; empty where it is none."""
    try:
        return _moment(datetime.fromisoformat(moment), say)
    except ValueError:
        return ""


def _moment(at: datetime, say: Say) -> str:
    """``12 Nov, 14:33``."""
    return f"{_day(at.date().isoformat(), say)}, {at:%H:%M}"


def _day(day: str, say: Say) -> str:
    """``12 Nov``; the text itself where it is no day."""
    try:
        at = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{at.day} {say(MONTHS[at.month - 1])}"
