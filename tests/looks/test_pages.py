"""Every page and sheet as a person meets it: nothing cut, nothing on top of another, all reachable, all readable.

Each page is worn in both directions; those of the guide in every scheme, and once more in words two fifths longer.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget

from looks import checks, pages_finance
from looks.conftest import black_palette
from looks.docs_pictures import WINDOWS
from looks.pictures import found_pages
from shoebox.desk import look
from shoebox.desk.look import Scheme
from shoebox.desk.widgets.sheet import Sheet

SMALLEST = (1024, 768)
WIDE = (1280, 800)
HIGH_CONTRAST_MIN = 7.0
SETTLE_ROUNDS = 3  # wrapped words tell their height only once they know their width
ONE_OF_EACH = ("launcher", "register-ready", "office-close", "finance-queue")


def keys_of(name: str) -> Callable[[], QWidget]:
    """A window with F1 pressed."""

    def made() -> QWidget:
        window = found_pages()[name]()
        window.resize(*SMALLEST)
        window.show()
        window.activateWindow()
        QApplication.processEvents()
        window.show_keys()
        return window

    return made


PAGES = {
    **{name: factory for name, factory in found_pages().items() if name != "gallery"},
    **{f"{name}-keys": keys_of(name) for name in ("launcher", "register-empty", "office-day", "finance-queue")},
}
# Every kind of page and sheet is in the guide (`test_all_shown`); what else is here shows one of them in another state.
OF_EACH_KIND = sorted({*ONE_OF_EACH, *WINDOWS.values(), *(name for name in PAGES if name.endswith("-keys"))})


def settle(window: QWidget) -> None:
    """Let the layout come to rest. Nobody looks meanwhile, so nothing is painted: `checks.painted` does that."""
    window.setUpdatesEnabled(False)
    for _ in range(SETTLE_ROUNDS):
        QApplication.processEvents()
    sweep()
    window.setUpdatesEnabled(True)


def sweep() -> None:
    """Outside of a running loop Qt keeps what is to be deleted; every window kept is dressed anew by each scheme."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def opened(name: str, size: tuple[int, int] = SMALLEST) -> QWidget:
    """The page in a window of this size."""
    window = PAGES[name]()
    window.resize(*size)
    window.show()
    window.activateWindow()
    settle(window)
    return window


def let_go(window: QWidget) -> None:
    for sheet in window.findChildren(Sheet):
        sheet.dismiss()
    window.close()
    house = getattr(window, "_house", None)  # a store's book; head office's is shared by its pages
    if house is not None:
        house.book.close()
    window.deleteLater()
    sweep()


@pytest.fixture(scope="module", autouse=True)
def head_office() -> Iterator[None]:
    """Close head office's folders when the last page has been looked at."""
    yield
    pages_finance.let_go()


def laid_out(window: QWidget, *, tips: bool = False) -> list[str]:
    """What is wrong with the room of its parts."""
    root = checks.top(window)
    found = [f"short: {said}" for said in checks.short_of_room(root, tips=tips)]
    found += checks.cut_lines(root, tips=tips) + checks.outside(root) + checks.overlapping(root)
    if (window.width(), window.height()) not in {SMALLEST, WIDE}:
        found.append(f"the window grew to {window.width()} x {window.height()}")
    return found


def seen(window: QWidget, *, least: float = checks.TEXT_CONTRAST_MIN, tips: bool = False) -> list[str]:
    """What is wrong with the picture."""
    root = checks.top(window)
    picture, heard = checks.painted(root)
    return checks.cut_words(root, heard, tips=tips) + checks.faint(root, picture, heard, least=least)


def report(found: dict[str, list[str]]) -> None:
    """Fail with a line for each fault."""
    lines = [f"{variant}: {wrong}" for variant, wrongs in found.items() for wrong in wrongs]
    assert not lines, "\n" + "\n".join(lines)


@pytest.fixture
def high_contrast(app) -> Iterator[Callable[[], None]]:
    """Wear what a black system wears, when asked."""
    before = QPalette(app.palette())

    def wear() -> None:
        look.remember_system(black_palette())
        look.wear(Scheme.CONTRAST)

    yield wear
    look.remember_system(before)
    look.wear(Scheme.LIGHT)


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in ONE_OF_EACH else pytest.mark.thorough) for name in PAGES]
)
def test_page(name, app, high_contrast):
    window = opened(name)
    found = {"light": laid_out(window) + seen(window)}
    window.resize(*WIDE)
    settle(window)
    found["wide"] = laid_out(window)
    window.resize(*SMALLEST)
    settle(window)
    found["speech"] = checks.nameless(checks.top(window)) + checks.mute(checks.top(window))
    if name in OF_EACH_KIND:
        look.wear(Scheme.DARK)
        settle(window)
        found["dark"] = seen(window)
        high_contrast()
        settle(window)
        found["contrast"] = seen(window, least=HIGH_CONTRAST_MIN)
        look.wear(Scheme.LIGHT)
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle(window)
    found["mirrored"] = laid_out(window) + seen(window)
    app.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    settle(window)
    found["keyboard"] = checks.badly_walked(checks.top(window))
    let_go(window)
    report(found)


@pytest.mark.thorough
@pytest.mark.parametrize("name", OF_EACH_KIND)
def test_page_in_longer_words(name, app, monkeypatch):
    monkeypatch.setenv("SHOEBOX_STRETCH", "1")
    window = opened(name, SMALLEST)
    found = {"longer": laid_out(window, tips=True) + seen(window, tips=True)}
    app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    settle(window)
    found["longer and mirrored"] = laid_out(window, tips=True) + seen(window, tips=True)
    let_go(window)
    report(found)


def on_finer_screen(scale: str, names: Iterable[str]) -> str:
    """What is said of these pages on a finer screen, in longer words. Qt reads its scale once: a process of its own."""
    here = Path(__file__).resolve()
    run = subprocess.run(
        [sys.executable, "-m", "pytest", *(f"{here}::test_page_in_longer_words[{name}]" for name in names),
         "-q", "-p", "no:cacheprovider", "-p", "no:xdist"],
        env={**os.environ, "QT_SCALE_FACTOR": scale, "QT_QPA_PLATFORM": "offscreen"},
        cwd=here.parents[2],
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    return "" if run.returncode == 0 else run.stdout[-4_000:] or run.stderr[-4_000:]


@pytest.mark.thorough
@pytest.mark.parametrize(("scale", "every"), [("1.5", 16), ("2", 4)])
def test_pages_on_a_finer_screen(scale, every):
    """One of each window and every so many others. All: `QT_SCALE_FACTOR=2 pytest -k longer_words tests/looks`."""
    assert not on_finer_screen(scale, sorted({*ONE_OF_EACH, *OF_EACH_KIND[::every]}))
