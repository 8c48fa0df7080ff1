"""The page of stores of a busy evening, as somebody of head office sees it in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import browsing
from bookmaking import NOON_MS, HandClock
from boxmaking import MemoryRegister
from casemaking import ANN, PINS, STAFF
from servicing import serving
from shoebox.central import Central
from shoebox.domain.acts import IncidentDeclared

NAMES = ("Harbour Row", "Mill Lane")


def busy(central: Central, *, last_name: str = NAMES[1]) -> None:
    """Forty stores: most up to date, a silent one, one behind, one refused, one never heard; two sell by hand."""
    clock = central._clock
    for at in range(40):
        register = MemoryRegister(f"{at + 1:03d}", name=NAMES[at % 2] if at < 39 else last_name)
        central.enrol(register.enrolment)
        if at == 7:
            continue
        if at in (1, 4):
            register.append(IncidentDeclared(number="26-07", began_ms=NOON_MS, rescue_lane="finance", declared_by="1"))
        register.open()
        register.sale(0 if at == 3 else 6_241)
        central.line.take("by line", register.parcel())
        if at == 2:
            clock.pass_min(5 * 60)  # type: ignore[attr-defined]
        clock.pass_min(1)  # type: ignore[attr-defined]


@contextmanager
def stores_page(folder: Path, *, last_name: str = NAMES[1]) -> Iterator[browsing.Browser]:
    """The page in a browser of its own."""
    with Central.open(folder, HandClock()) as central:
        busy(central, last_name=last_name)
        with serving(central, staff=STAFF) as address, browsing.browser() as opened:
            opened.open(address.replace("http://", f"http://{ANN.number}:{PINS[ANN]}@") + "/stores")
            yield opened
