"""What makes each page of the office, with its import: neither is paid for before somebody opens the page. Office."""

from __future__ import annotations

from collections.abc import Callable

from shoebox.desk.lanes import Lanes
from shoebox.desk.office.page import OfficePage
from shoebox.handover.store import StoreHouse


def makers(house: StoreHouse, lanes: Lanes) -> dict[str, Callable[[], OfficePage]]:
    """How to make each page, by name and in the order of the nav."""
    return {
        "today": lambda: _today(house, lanes),
        "close": lambda: _close(house, lanes),
        "cash": lambda: _cash(house, lanes),
        "slips": lambda: _slips(house, lanes),
        "box": lambda: _box(house, lanes),
        "incident": lambda: _incident(house, lanes),
        "readiness": lambda: _readiness(house, lanes),
        "papers": lambda: _papers(house, lanes),
        "registers": lambda: _registers(house, lanes),
    }


def begun(house: StoreHouse, lanes: Lanes) -> dict[str, Callable[[], OfficePage]]:
    """The same, with the first page made already."""
    today = _today(house, lanes)
    return makers(house, lanes) | {"today": lambda: today}


def _today(house: StoreHouse, lanes: Lanes) -> OfficePage:
    from shoebox.desk.office.today_page import TodayPage

    return TodayPage(house, lanes)


def _close(house: StoreHouse, lanes: Lanes) -> OfficePage:
    from shoebox.desk.office.close_page import ClosePage

    return ClosePage(house, lanes)


def _cash(house: StoreHouse, lanes: Lanes) -> OfficePage:
    from shoebox.desk.office.cash_page import CashPage

    return CashPage(house, lanes)


def _slips(house: StoreHouse, lanes: Lanes) -> OfficePage:
    from shoebox.desk.office.slips_page import SlipsPage

    return SlipsPage(house, lanes)


def _box(house: StoreHouse, lanes: Lanes) -> OfficePage:
    from shoebox.desk.office.box_page import BoxPage

    return BoxPage(house, lanes)


def _incident(house: StoreHouse, lanes: Lanes) -> OfficePage:
    from shoebox.desk.office.incident_page import IncidentPage

    return IncidentPage(house, lanes)


def _readiness(house: StoreHouse, lanes: Lanes) -> OfficePage:
    from shoebox.desk.office.readiness_page import ReadinessPage

    return ReadinessPage(house, lanes)


def _papers(house: StoreHouse, lanes: Lanes) -> OfficePage:
    from shoebox.desk.office.papers_page import PapersPage

    return PapersPage(house, lanes)


def _registers(house: StoreHouse, lanes: Lanes) -> OfficePage:
    from shoebox.desk.office.registers_page import RegistersPage

    return RegistersPage(house, lanes)
