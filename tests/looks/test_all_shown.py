"""Whatever a person can be shown is on one of the pages that the looks are asked of: no sheet is left out of them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Iterator

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


def _ours(kind: type) -> Iterator[type]:
    """Every widget of ours below this kind, whichever module of the desk it is in."""
    for below in kind.__subclasses__():
        if below.__module__.startswith(desk.__name__):
            yield below
        yield from _ours(below)


def _seen_on(window: QWidget) -> set[type]:
    parts = (window, *window.findChildren(QWidget))
    return {kind for part in parts if part.isVisible() for kind in type(part).__mro__}


@pytest.fixture(scope="module")
def on_pages(dressed: QApplication) -> dict[str, set[type]]:
    """The kinds that stand on each page. Both tests ask for them: making all pages takes minutes."""
    _import_the_desk()
    kinds = {}
    for name, factory in found_pages().items():
        window = factory()
        window.show()
        window.activateWindow()
        settle(window)
        kinds[name] = _seen_on(window)
        let_go(window)
    pages_finance.let_go()
    return kinds


def _not_seen(wanted: set[type], shown: Iterable[set[type]]) -> list[str]:
    """Which of these kinds stand on none of these pages."""
    return sorted(f"{kind.__module__}.{kind.__name__}" for kind in wanted.difference(*shown))


def _import_the_desk() -> None:
    for module in pkgutil.walk_packages(desk.__path__, f"{desk.__name__}."):
        importlib.import_module(module.name)


def test_every_widget_is_seen_on_some_page(on_pages):
    """Two hundred kinds of them: pages, sheets, cards and fields; what is only a basis is seen in what builds on it."""
    assert _not_seen(set(_ours(QWidget)), on_pages.values()) == []


def test_every_page_and_every_sheet_has_a_picture_in_the_guide(on_pages):
    """What is built on these three is a page of the rail, or a sheet that a key lays over one."""
    wanted = {*_ours(OfficePage), *_ours(Page), *_ours(Sheet)}
    assert _not_seen(wanted, [on_pages[name] for name in WINDOWS.values()]) == []
