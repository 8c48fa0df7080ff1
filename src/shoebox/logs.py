"""What the program writes about itself: one rotating file, no card data in it. Set up by head_office alone.

Each line is one object of JSON: when (UTC), how grave, from where, what is said, and whatever facts come along with it
(`extra={"facts": {...}}`), each under its own name, so that any collector of logs reads it as it is.
"""

from __future__ import annotations

import json
import logging
import sys
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

from shoebox.domain.card import holds_card_number

LOG_BYTES_MAX = 1_000_000
LOG_FILES_MAX = 3


class _NoCards(logging.Filter):
    """Drops the words of any line that holds what could be a card number: a log is the last place it may end up."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage() + (logging.Formatter().formatException(record.exc_info) if record.exc_info else "")
        if holds_card_number(text) or any(holds_card_number(str(fact)) for fact in _facts(record).values()):
            record.facts = {}
            record.msg, record.args, record.exc_info = (
                "a line was left out: it held what could be a card number",
                (),
                None,
            )
        return True


def _facts(record: logging.LogRecord) -> dict[str, Any]:
    facts: dict[str, Any] = getattr(record, "facts", {})
    return facts


class _Json(logging.Formatter):
    """One line of JSON for each record; a line break in what is said is part of it."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        line = {"at": at, "level": record.levelname.lower(), "from": record.name, "said": record.getMessage()}
        line |= {name: fact for name, fact in _facts(record).items() if name not in line}
        if record.exc_info:
            line["trouble"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)


class _LogFile(RotatingFileHandler):
    """A disk that is full or gone costs lines of the log and nothing else; the next line tries anew."""

    def handleError(self, record: logging.LogRecord) -> None:
        if not isinstance(sys.exc_info()[1], OSError):
            super().handleError(record)
            return
        # What is left of the file is let go of: one that could not be emptied would never be opened again.
        stream, self.stream = self.stream, None
        with suppress(OSError):
            if stream is not None:
                stream.close()

    def close(self) -> None:
        with suppress(OSError):
            super().close()


def log_to(folder: Path) -> None:
    """Write the program's log into `folder`/shoebox.log, at most three files of a million bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = _LogFile(
        folder / "shoebox.log", maxBytes=LOG_BYTES_MAX, backupCount=LOG_FILES_MAX - 1, encoding="utf-8", delay=True
    )
    handler.setFormatter(_Json())
    handler.addFilter(_NoCards())
    root = logging.getLogger("shoebox")
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
