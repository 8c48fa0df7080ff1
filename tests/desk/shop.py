"""A store of several PCs for trials: each has its book, the real register window and the real office window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from bookmaking import STAFF, HandClock
from desk.trial import press, seen
from shoebox.bootstrap import bring_orders, bring_prices, open_store, set_up_store
from shoebox.desk.lanes import Lanes
from shoebox.desk.office.window import OfficeWindow
from shoebox.desk.register.window import RegisterWindow
from shoebox.desk.store_window import StoreWindow
from shoebox.domain.policy import Policy
from shoebox.domain.staff import Person, Role, hash_pin
from shoebox.handover.store import StoreHouse
from shoebox.settings import StoreSettings

THIRD = Person("21", "Tom Reyes", "TR", Role.SUPERVISOR, hash_pin("2121", b"salt-of-21"))
POLICY = replace(Policy(), register_drafts_minor_max=100_000)
PRICES = """shoebox-prices,1,USD,2026-11-13T06:00:00Z
sku,barcode,name,price
4711,4006381333931,Wool coat,59.99
4712,,Wool cap,12.99
"""
ORDERS = """shoebox-orders,1,085,2026-11-13T06:00:00Z
order,name,email,phone,goods,paid
W-100234,Ada Quill,ada@example.com,,"2 shirts, blue",yes
"""


@dataclass
class Pc:
    """One PC of a store: `does` presses keys in its register or its office, and looks what the window says then."""

    folder: Path
    clock: HandClock
    shown: Callable[..., QWidget]
    look: Callable[[QWidget, str], None] = lambda _window, _keys: None
    house: StoreHouse = field(init=False)
    windows: dict[str, StoreWindow] = field(default_factory=dict)
    gone: list[StoreWindow] = field(default_factory=list)

    def start(self) -> Pc:
        """Switch it on."""
        self.house = open_store(self.folder, clock=self.clock)
        self.windows = {}
        return self

    def power_out(self) -> None:
        """Every window is gone, and the book with them, as it is."""
        for window in self.windows.values():
            window.hide()
        self.gone += self.windows.values()  # whoever closes them at the end looks for them still
        self.house.close()

    def at(self, name: str) -> Any:
        """The register or the office, in front."""
        if name not in self.windows:
            kind = {"register": RegisterWindow, "office": OfficeWindow}[name]
            self.windows[name] = self.shown(kind(self.house, Lanes.inline()), 1024, 768)
        window = self.windows[name]
        window.activateWindow()
        QApplication.processEvents()
        return window

    def does(self, name: str, *lines: tuple[str, str]) -> None:
        """Each line: keys, and what must be in view then. A minute passes by each."""
        window = self.at(name)
        for keys, says in lines:
            self.clock.pass_min(1)
            press(keys)
            self.look(window, keys)
            words = seen(window)
            assert says in words, f"{keys}: {says!r} is not in view:\n{words}"


def new_pc(
    folder: Path,
    register: str,
    clock: HandClock,
    shown: Callable[..., QWidget],
    *,
    policy: Policy = POLICY,
    **more: Any,
) -> Pc:
    """A register PC of store 085, Harbour Row, as its setup leaves it, with prices and orders of that morning."""
    settings = StoreSettings(store="085", store_name="Harbour Row", register=register, currency="USD")
    set_up_store(folder, settings, people=(*STAFF.people, THIRD), policy=policy, clock=clock)
    for name, bring, words in (("prices.csv", bring_prices, PRICES), ("orders.csv", bring_orders, ORDERS)):
        file = folder / name
        file.write_text(words, encoding="utf-8")
        bring(folder, file)
    return Pc(folder, clock, shown, **more).start()
