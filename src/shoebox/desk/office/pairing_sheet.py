"""The sheet with a code by which one register is paired with this office, over the store's own network. Office room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from shoebox.desk import text
from shoebox.desk.look import Ink, Type
from shoebox.desk.text import tr
from shoebox.desk.widgets.facts import Fact, Facts
from shoebox.desk.widgets.sheet import Sheet
from shoebox.desk.widgets.words import Words
from shoebox.domain.clock import local_time
from shoebox.domain.relaying import Pairing


class PairingSheet(Sheet):
    """Shows the code until it is closed; the code is good for its half hour either way."""

    def __init__(self, over: QWidget, pairing: Pairing, offset_min: int) -> None:
        super().__init__(over, tr("Pair a register with this office"))
        said = tr(
            "At the other register's PC type the line below, with that register's folder in place of FOLDER, and start "
            "the register again. From then on what it sells comes here by itself, and goes on to head office."
        )
        self.body.addWidget(Words(said, Type.BODY, Ink.T2, wrap=True))
        self.code = Words(text.code_groups(pairing.code), Type.CODE)
        self.body.addWidget(self.code)
        address, *more = pairing.addresses
        self.line = Words(f"shoebox pair FOLDER {pairing.code} --office {address}", Type.BODY, wrap=True)
        self.body.addWidget(self.line)
        until = text.clock(local_time(pairing.until_ms, offset_min))
        facts = [Fact(tr("Address of this office"), address)]
        facts += [Fact(tr("Or, where that is not found"), one) for one in more]
        facts.append(Fact(tr("Good once, until"), until))
        self.body.addWidget(Facts(facts))
        warning = tr("Whoever has this code can stand in as a register of this store. Show it to nobody else.")
        self.body.addWidget(Words(warning, Type.SMALL, Ink.T3, wrap=True))
