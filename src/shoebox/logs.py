"""What the program writes about itself: one rotating file, no card data in it. Set up by head_office alone."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from shoebox.domain.card import holds_card_number

LOG_BYTES_MAX = 1_000_000
LOG_FILES_MAX = 3


class _NoCards(logging.Filter):
    """Drops the words of any line that holds what could be a card number: a log is the last place it may end up."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage() + (logging.Formatter().formatException(record.exc_info) if record.exc_info else "")
        if holds_card_number(text):
            record.msg, record.args, record.exc_info = (
                "a line was left out: it held what could be a card number",
                (),
                None,
            )
        return True


def log_to(folder: Path) -> None:
    """Write the program's log into `folder`/shoebox.log, at most three files of a million bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / "shoebox.log", maxBytes=LOG_BYTES_MAX, backupCount=LOG_FILES_MAX - 1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(_NoCards())
    root = logging.getLogger("shoebox")
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
