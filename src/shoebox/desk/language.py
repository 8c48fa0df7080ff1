"""Gives the windows their language: loads the translated words that ship with the program. Desk.

English is in the code itself, so it needs no file, and it is what stays where another language's file is missing.
"""

from __future__ import annotations

import hashlib
import logging

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from shoebox import resources
from shoebox.domain.language import LANGUAGES, SOURCE

log = logging.getLogger(__name__)
DIGESTS = "translations/digests.txt"  # of the compiled files, as sha256sum writes them
_NAME = "language"


class _Words(QTranslator):
    """Words held in memory: a file that an update replaces under a running window would take them away."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self._data = data  # Qt reads from it for as long as it speaks


def speak(language: str) -> bool:
    """Windows made from now on speak this language (ISO 639). False where it has no words here: then it is English."""
    app = QCoreApplication.instance()
    assert app is not None, "an application comes first"
    for old in app.findChildren(QTranslator, _NAME):
        app.removeTranslator(old)
        old.setParent(None)
    if language == SOURCE:
        return True
    ours = _ours(language)
    if ours is None:
        log.warning("the words of language %s are missing or damaged; the windows speak English", language[:8])
        return False
    for words in (_of_qt(language), ours):  # asked last first: ours before Qt's
        if words is not None:
            words.setParent(app)
            words.setObjectName(_NAME)
            app.installTranslator(words)
    return True


def _ours(language: str) -> QTranslator | None:
    if language not in LANGUAGES:
        return None
    name = f"shoebox_{language}.qm"
    try:
        data = resources.asset(f"translations/{name}").read_bytes()
        digests = resources.asset(DIGESTS).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return None
    if f"{hashlib.sha256(data).hexdigest()}  {name}" not in digests.splitlines():
        return None  # a few changed bytes in such a file can end the whole program, so Qt never gets to see them
    words = _Words(data)
    return words if words.load(data) else None


def _of_qt(language: str) -> QTranslator | None:
    """The words of Qt's own windows, such as the choice of a file; they are not always installed."""
    words = QTranslator()
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return words if words.load(QLocale(language), "qtbase", "_", folder) else None
