"""Whatever a person can be shown is on one of the pages that the looks are asked of: no sheet is left out of them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from looks import pages_finance
from looks.docs_pictures import WINDOWS
from looks.pictures import found_pages
from looks.test_pages import let_go, settle
from shoebox import desk
from shoebox.desk.finance.page import Page
from shoebox.desk.office.page import OfficePage
from shoebox.desk.widgets.sheet import Sheet

pytestmark = pytest.mark.thorough
# What stands on no page of the guide stands on these: they are asked first, since every page takes its second.
BESIDES = (
    "finance-running", "office-incident-one-order", "office-today-closed", "office-drop", "office-day-two-drawers",
    "register-porch", "register-upgrading", "finance-sealed-which",
)  # fmt: skip


def _ours(kind: type) -> Iterator[type]:
    """Every widget of ours below this kind, whichever module of the desk it is in."""
    for below in kind.__subclasses__():
        if below.__module__.startswith(desk.__name__):
            yield below
        yield from _ours(below)


def _seen_on(window: QWidget) -> set[type]:
    parts = (window, *window.findChildren(QWidget))
    return {kind for part in parts if part.isVisible() for kind in type(part).__mro__}


def _kinds_on(name: str) -> set[type]:
    """The kinds that stand on this page."""
    window = found_pages()[name]()
    window.show()
    window.activateWindow()
    settle(window)
    kinds = _seen_on(window)
    let_go(window)
    return kinds


@pytest.fixture(scope="module")
def in_the_guide(dressed: QApplication) -> Iterator[set[type]]:
    """The kinds that stand on the pages that the guide shows."""
    _import_the_desk()
    yield set().union(*(_kinds_on(name) for name in sorted({*WINDOWS.values()})))
    pages_finance.let_go()


def _not_seen(wanted: set[type], shown: set[type]) -> list[str]:
    """Which of these kinds stand on none of these pages."""
    return sorted(f"{kind.__module__}.{kind.__name__}" for kind in wanted - shown)


def _import_the_desk() -> None:
    for module in pkgutil.walk_packages(desk.__path__, f"{desk.__name__}."):
        importlib.import_module(module.name)


def test_every_widget_is_seen_on_some_page(in_the_guide):
    """Two hundred kinds of them: pages, sheets, cards and fields; what is only a basis is seen in what builds on it."""
    wanted, shown = set(_ours(QWidget)), set(in_the_guide)
    others = iter(dict.fromkeys((*BESIDES, *found_pages())))
    while wanted - shown and (name := next(others, "")):
        shown |= _kinds_on(name)
    assert _not_seen(wanted, shown) == []


def test_every_page_and_every_sheet_has_a_picture_in_the_guide(in_the_guide):
    """What is built on these three is a page of the rail, or a sheet that a key lays over one."""
    assert _not_seen({*_ours(OfficePage), *_ours(Page), *_ours(Sheet)}, in_the_guide) == []
