"""What makes each page of Finance's window, with its import: neither is paid for before somebody opens the page."""

from __future__ import annotations

from collections.abc import Callable

from shoebox.desk.finance.page import Page
from shoebox.desk.finance.session import Session


def makers(session: Session) -> dict[str, Callable[[], Page]]:
    """How to make each page, by name and in the order of the nav."""
    return {
        "queue": lambda: _queue(session),
        "board": lambda: _board(session),
        "approvals": lambda: _approvals(session),
        "imports": lambda: _imports(session),
        "runs": lambda: _runs(session),
        "files": lambda: _files(session),
        "journal": lambda: _journal(session),
        "stores": lambda: _stores(session),
        "boxes": lambda: _boxes(session),
        "refused": lambda: _refused(session),
        "trail": lambda: _trail(session),
        "sent": lambda: _sent(session),
    }


def _queue(session: Session) -> Page:
    from shoebox.desk.finance.queue_page import QueuePage

    return QueuePage(session)


def _board(session: Session) -> Page:
    from shoebox.desk.finance.board_page import BoardPage

    return BoardPage(session)


def _approvals(session: Session) -> Page:
    from shoebox.desk.finance.approvals_page import ApprovalsPage

    return ApprovalsPage(session)


def _imports(session: Session) -> Page:
    from shoebox.desk.finance.imports_page import ImportsPage

    return ImportsPage(session)


def _runs(session: Session) -> Page:
    from shoebox.desk.finance.runs_page import RunsPage

    return RunsPage(session)


def _files(session: Session) -> Page:
    from shoebox.desk.finance.files_page import FilesPage

    return FilesPage(session)


def _journal(session: Session) -> Page:
    from shoebox.desk.finance.journal_page import JournalPage

    return JournalPage(session)


def _stores(session: Session) -> Page:
    from shoebox.desk.finance.stores_page import StoresPage

    return StoresPage(session)


def _boxes(session: Session) -> Page:
    from shoebox.desk.finance.boxes_page import BoxesPage

    return BoxesPage(session)


def _refused(session: Session) -> Page:
    from shoebox.desk.finance.refused_page import RefusedPage

    return RefusedPage(session)


def _trail(session: Session) -> Page:
    from shoebox.desk.finance.trail_page import TrailPage

    return TrailPage(session)


def _sent(session: Session) -> Page:
    from shoebox.desk.finance.sent_page import SentPage

    return SentPage(session)
