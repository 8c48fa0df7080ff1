"""Two registers set up as a store does it: the office opens its door, the register is paired by the command line."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from bookmaking import MANAGER, HandClock
from relaymaking import here
from shoebox.bootstrap import ALL_ADDRESSES, open_store, open_training
from shoebox.cli.main import main
from shoebox.domain.carrying import LineKind
from shoebox.domain.errors import Refusal
from shoebox.domain.pickup import GoneOrder, order_mark
from shoebox.domain.relaying import HeardElsewhere
from shoebox.errands.lines import pair_store, send_by_stick, send_once
from shoebox.settings import read_store
from shoebox.storage.elsewhere_file import ElsewhereFile
from shopmaking import set_up_shop

OPEN_S_MAX = 120


def set_up(folder: Path, register: str) -> Path:
    set_up_shop(folder, register)
    return folder


@pytest.fixture
def free_port(monkeypatch: pytest.MonkeyPatch) -> int:
    with socket.create_server((ALL_ADDRESSES, 0)) as listener:
        port: int = listener.getsockname()[1]
    monkeypatch.setattr("shoebox.bootstrap.OFFICE_PORT", port)
    return port


def test_a_store_pairs_its_registers(tmp_path: Path, free_port: int, capsys: pytest.CaptureFixture[str]) -> None:
    """The first code opens the door and says so in store.toml; paired, the register sends there from its next start."""
    office_folder, register_folder = set_up(tmp_path / "office", "085-2"), set_up(tmp_path / "register", "085-1")
    office = open_store(office_folder, clock=HandClock())
    try:
        assert (office.line, office.relay.desk) == (None, None)
        pairing = office.relay.pairing(MANAGER, wait_s=OPEN_S_MAX)
        assert read_store(office_folder / "store.toml").office_port == free_port
        address = str(here(pairing))
        assert main(["pair", str(register_folder), "K7QM4TXN9CDF2HJK", "--office", address]) == 2
        assert "Show a new one" in capsys.readouterr().err
        assert main(["pair", str(register_folder), pairing.code, "--office", address]) == 0
        assert "from its next start" in capsys.readouterr().out
        assert [one.register for one in office.day.registers.known()] == ["085-1"]
        assert main(["send", str(register_folder)]) == 1
        assert "1 entries are not at head office yet" in capsys.readouterr().err
        (held,) = office.relay.standing()
        assert (held.register, held.held_seq, held.sent_seq) == ("085-1", 1, 0)
    finally:
        office.close()
    (tmp_path / "stick").mkdir()
    names = [path.name for path in send_by_stick(office_folder, tmp_path / "stick", clock=HandClock())]
    assert names == ["085-2-000001-000002.parcel", "085-1-000001-000001.parcel"]
    gone = GoneOrder(order_mark("W1"), "085-2", 7, 1_794_484_800_000, -300)
    ElsewhereFile(register_folder, store="085", register="085-1").keep(HeardElsewhere(gone=(gone,)))
    register = open_store(register_folder, clock=HandClock())
    assert register.line is not None
    assert register.elsewhere.order("W1") == gone, "told before the office's window was shut"
    register.close()
    assert send_once(register_folder, clock=HandClock()).kind == LineKind.OFFLINE, "the office's window is shut"


def test_pairing_refuses_what_it_must(tmp_path: Path) -> None:
    """Plain HTTP, an address that is none, a door that is shut."""
    folder = set_up(tmp_path / "register", "085-1")
    for address, code in (("http://127.0.0.1:1", "carry.plain"), ("ftp://x", "carry.address")):
        with pytest.raises(Refusal) as wrong:
            pair_store(folder, "K7QM4TXN9CDF2HJK", address=address)
        assert wrong.value.code == code
    assert main(["pair", str(folder), "K7QM4TXN9CDF2HJK", "--office", "https://127.0.0.1:1"]) == 2
    assert read_store(folder / "store.toml").office_url == ""


def test_practice_opens_no_door(tmp_path: Path) -> None:
    house = open_training(set_up(tmp_path / "register", "085-1"), clock=HandClock())
    try:
        assert (house.relay, house.line) == (None, None)
    finally:
        house.close()
