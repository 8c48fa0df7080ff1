"""Every page in Spanish, in the smallest window: nothing cut, and no word that the catalogue does not know."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator

from looks import pages_finance
from looks.test_pages import PAGES, SMALLEST, laid_out, let_go, opened, report, seen
from shoebox.desk.language import speak
from translations import CONTEXT, said_by_the_code

pytestmark = pytest.mark.thorough


class Listening(QTranslator):
    """Hears everything that is asked to be translated, and translates nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    def translate(self, context, said, disambiguation=None, n=-1):
        if context == CONTEXT:
            self.heard.add(said)
        return


@pytest.fixture
def heard(app) -> Iterator[set[str]]:
    assert speak("es")
    listening = Listening()
    QCoreApplication.installTranslator(listening)
    yield listening.heard
    QCoreApplication.removeTranslator(listening)
    speak("en")


@pytest.fixture(scope="module", autouse=True)
def head_office() -> Iterator[None]:
    yield
    pages_finance.let_go()


@pytest.fixture(scope="module")
def known() -> set[str]:
    return set(said_by_the_code().places)


@pytest.mark.parametrize("name", PAGES)
def test_page_in_spanish(name, heard, known):
    window = opened(name, SMALLEST)
    found = {"Spanish": laid_out(window, tips=True) + seen(window, tips=True)}
    let_go(window)
    report(found)
    assert heard - known - {""} == set()
