"""All stores at a glance as one page of HTML, drawn here and read-only. Service room: no script, no other address.

The page works without a line to anywhere but this door, refreshes itself once a minute, and says each state in a word
and a sign, never by colour alone.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape

from shoebox.domain.wall import Tile, TileState

_WORDS = {
    TileState.REFUSED: ("!", "refused by head office"),
    TileState.SILENT: ("\u2205", "silent over 4 h"),
    TileState.BEHIND: ("\u25f7", "behind"),
    TileState.NEVER: ("\u2013", "not heard yet"),
    TileState.UP_TO_DATE: ("\u2713", "up to date"),
}
_ORDER = (TileState.UP_TO_DATE, TileState.BEHIND, TileState.SILENT, TileState.REFUSED, TileState.NEVER)

_STYLE = """
:root{--s0:#F5F7F9;--s1:#FFFFFF;--t1:#14202C;--t2:#44525F;--t3:#5C6A77;--line:#DCE2E8;--accent:#005A9E;
--ok:#176B3A;--waiting:#7A4B00;--waiting-tint:#FDF1D8;--refused:#A3211B;--refused-tint:#FCEAE8}
@media (prefers-color-scheme:dark){:root{--s0:#10151A;--s1:#192027;--t1:#E9EEF3;--t2:#B7C3CE;--t3:#93A1AE;
--line:#2D3843;--accent:#62B3F3;--ok:#7BD69B;--waiting:#F0C060;--waiting-tint:#3A2C0D;--refused:#FF9E95;--refused-tint:#451E1C}}
*{box-sizing:border-box;margin:0}
body{font:400 15px/22px Inter,system-ui,sans-serif;font-variant-numeric:tabular-nums;
color:var(--t1);background:var(--s0)}
header{background:var(--s1);border-bottom:1px solid var(--line);padding:16px 24px;
display:flex;gap:16px;align-items:baseline}
header b{font-weight:600}header span{color:var(--t2)}header .at{margin-left:auto}
main{padding:24px;display:grid;gap:16px;max-width:1280px;margin:auto}
section{background:var(--s1);border:1px solid var(--line);border-radius:8px;padding:16px 24px}
h1{font-size:15px;font-weight:600;margin-bottom:8px}
.sum{display:flex;flex-wrap:wrap;gap:8px 32px;list-style:none;padding:0}
.sum b{font-size:22px;font-weight:600;margin:0 8px}
.wall{display:grid;grid-template-columns:repeat(auto-fill,minmax(72px,1fr));gap:8px;list-style:none;padding:0}
.wall li{border:1px solid var(--line);border-radius:6px;min-height:46px;padding:4px 8px;display:grid;
grid-template-columns:1fr auto;align-items:center}
.wall b{font-weight:600}.wall small{grid-column:1/3;font-size:12px;line-height:14px}
.up_to_date i{color:var(--ok)}.behind i,.never i{color:var(--t3)}i{font-style:normal}
.silent{color:var(--waiting)}.refused{color:var(--refused)}
.wall .silent{background:var(--waiting-tint);border-color:var(--waiting)}
.wall .refused{background:var(--refused-tint);border-color:var(--refused)}
table{border-collapse:collapse;width:100%}th{text-align:left;font-weight:400;font-size:13px;color:var(--t3)}
th,td{padding:8px 16px 8px 0;border-bottom:1px solid var(--line);vertical-align:top}.n{text-align:right}
p{color:var(--t2)}
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
HEADERS = {
    "Content-Security-Policy": f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def stores_html(tiles: Sequence[Tile], *, now_ms: int) -> str:
    """The page: how many are in which state, the wall, and a line for each store that is not up to date."""
    number = Counter(tile.state for tile in tiles)
    sums = "".join(_sum(state, number[state]) for state in _ORDER if number[state] or state is TileState.UP_TO_DATE)
    troubled = [tile for tile in tiles if tile.state is not TileState.UP_TO_DATE]
    listed = _table(sorted(troubled, key=lambda tile: list(_WORDS).index(tile.state)))
    stores = "1 store" if len(tiles) == 1 else f"{len(tiles)} stores"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="refresh" content="60">'
        '<meta name="viewport" content="width=device-width"><title>Stores - Shoebox</title>'
        f"<style>{_STYLE}</style></head><body><header><b>Shoebox</b><span>{stores}</span>"
        f'<span class="at">{_when(now_ms)}</span></header><main>'
        f'<section aria-label="Together"><ul class="sum">{sums}</ul></section>'
        f'<section><h1>Stores</h1><ul class="wall">{"".join(map(_tile, tiles))}</ul></section>'
        f"<section><h1>Not up to date</h1>{listed}</section></main></body></html>"
    )


def _sum(state: TileState, number: int) -> str:
    sign, words = _WORDS[state]
    return f'<li class="{state}"><i aria-hidden="true">{sign}</i><b>{number}</b>{words}</li>'


def _tile(tile: Tile) -> str:
    sign, words = _WORDS[tile.state]
    fact = _fact(tile)
    said = escape(f"Store {tile.store}, {words}{', ' + fact if fact else ''}")
    small = f"<small>{escape(fact)}</small>" if fact else ""
    return (
        f'<li class="{tile.state}" aria-label="{said}" title="{said}"><b>{escape(tile.store)}</b>'
        f'<i aria-hidden="true">{sign}</i>{small}</li>'
    )


def _fact(tile: Tile) -> str:
    if tile.state is TileState.SILENT:
        return f"{tile.silent_ms // 3_600_000} h"
    if tile.state is TileState.BEHIND:
        return f"{tile.behind:,}"
    return f"{tile.refused:,} refused" if tile.state is TileState.REFUSED else ""


def _table(tiles: Sequence[Tile]) -> str:
    if not tiles:
        return "<p>Every store is up to date. Nothing waits.</p>"
    heads = ("Store", "State", "Last heard, UTC", "Last day here", "Behind", "Version")
    right = {"Behind"}
    top = "".join(f'<th scope="col"{" class=n" if head in right else ""}>{head}</th>' for head in heads)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{''.join(map(_row, tiles))}</tbody></table>"


def _row(tile: Tile) -> str:
    sign, words = _WORDS[tile.state]
    fact = _fact(tile)
    cells = (
        f"<td><b>{escape(tile.store)}</b> {escape(tile.name)}</td>",
        f'<td class="{tile.state}"><i aria-hidden="true">{sign}</i> {words}{": " + escape(fact) if fact else ""}</td>',
        f"<td>{_when(tile.heard_ms) if tile.heard_ms else 'never'}</td>",
        f"<td>{escape(tile.last_day) or 'none'}</td>",
        f'<td class="n">{tile.behind:,}</td>',
        f"<td>{escape(', '.join(tile.apps)) or 'not known'}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>"


def _when(at_ms: int) -> str:
    return datetime.fromtimestamp(at_ms / 1_000, UTC).strftime("%a %d %b, %H:%M")
