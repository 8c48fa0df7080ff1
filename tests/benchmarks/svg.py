"""Small charts as SVG, for the documents: text that is written once needs no plotting library."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM = 720, 420, 72, 48, 24, 56
INK, QUIET, LINE, PAPER = "#16202e", "#5b6776", "#d5dbe3", "#ffffff"
COLOURS = ("#005ea2", "#b45309", "#1f7a3f", "#7b2d8b")
FONT = "Inter, Helvetica, Arial, sans-serif"
Tick = tuple[float, str]  # where on its axis, 0 to 1, and what stands there


class Chart:
    """A drawing area with named axes; places are shares of it, 0 to 1, from the lower left."""

    def __init__(self, title: str, *, across: str, up: str, height_px: int = HEIGHT, left_px: int = LEFT) -> None:
        self._height, self._left = height_px, left_px
        self._wide, self._high = WIDTH - left_px - RIGHT, height_px - TOP - BOTTOM
        self._parts = [
            f'<rect width="{WIDTH}" height="{height_px}" fill="{PAPER}"/>',
            _text(24, 26, title, size=16, weight=600),
            _text(left_px + self._wide / 2, height_px - 12, across, colour=QUIET, anchor="middle"),
        ]
        if up:
            at = TOP + self._high / 2
            turned = f'transform="rotate(-90 18 {at:.1f})"'
            self._parts.append(_text(18, at, up, colour=QUIET, anchor="middle", more=turned))

    def axes(self, across: Sequence[Tick], up: Sequence[Tick]) -> None:
        """Lines and names of both axes."""
        for share, name in across:
            x = self._x(share)
            self._parts += [_line(x, self._y(0), x, self._y(1)), _text(x, self._y(0) + 18, name, anchor="middle")]
        for share, name in up:
            y = self._y(share)
            self._parts += [_line(self._x(0), y, self._x(1), y), _text(self._x(0) - 8, y + 4, name, anchor="end")]

    def line(self, points: Sequence[tuple[float, float]], *, colour: int, dashed: bool = False) -> None:
        """A line from point to point."""
        path = " ".join(f"{self._x(x):.1f},{self._y(y):.1f}" for x, y in points)
        dash = ' stroke-dasharray="5 5"' if dashed else ""
        ink = LINE if colour < 0 else COLOURS[colour]
        self._parts.append(f'<polyline points="{path}" fill="none" stroke="{ink}" stroke-width="2"{dash}/>')

    def dot(self, x: float, y: float, *, colour: int, size_px: float = 5, name: str = "") -> None:
        """A dot, with its name beside it and as what a reader hears."""
        spot = f'<circle cx="{self._x(x):.1f}" cy="{self._y(y):.1f}" r="{size_px:.1f}" fill="{COLOURS[colour]}"/>'
        self._parts.append(spot)
        if name:
            self._parts.append(_text(self._x(x) + size_px + 4, self._y(y) + 4, name, size=11, colour=QUIET))

    def bar(self, start: float, end: float, y: float, *, colour: int, size_px: float, name: str) -> None:
        """A bar from one place to another at a height, with its name beyond its end."""
        left, right = sorted((self._x(start), self._x(end)))
        look = f'width="{right - left:.1f}" height="{size_px:.1f}" fill="{COLOURS[colour]}"'
        self._parts.append(f'<rect x="{left:.1f}" y="{self._y(y) - size_px / 2:.1f}" {look}/>')
        side, at = ("start", right + 4) if end >= start else ("end", left - 4)
        self._parts.append(_text(at, self._y(y) + 4, name, size=11, colour=QUIET, anchor=side))

    def legend(self, names: Sequence[str]) -> None:
        """Which colour is what, above the drawing at its right end."""
        x = WIDTH - RIGHT
        for at, name in reversed(list(enumerate(names))):
            x -= 7 * len(name) + 26
            self._parts += [
                f'<circle cx="{x:.1f}" cy="22" r="5" fill="{COLOURS[at]}"/>',
                _text(x + 10, 26, name, size=12),
            ]

    def save(self, path: Path) -> None:
        """Write it."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {self._height}" font-family="{FONT}">'
        path.write_text("\n".join([head, *self._parts, "</svg>"]) + "\n", encoding="utf-8")

    def _x(self, share: float) -> float:
        return self._left + share * self._wide

    def _y(self, share: float) -> float:
        return TOP + (1 - share) * self._high


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{LINE}"/>'


def _text(
    x: float, y: float, said: str, *, size: int = 12, weight: int = 400, colour: str = INK, anchor: str = "start",
    more: str = "",
) -> str:  # fmt: skip
    look = f'font-size="{size}" font-weight="{weight}" fill="{colour}" text-anchor="{anchor}"'
    return f'<text x="{x:.1f}" y="{y:.1f}" {look} {more}>{escape(said)}</text>'
