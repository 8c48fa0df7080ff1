"""Receipts to printers: what is asked, what is taken, and what is said when a printer will not."""

from __future__ import annotations

import errno
import fcntl
import os
import socket
import tty
from pathlib import Path

import libusb_package
import pytest

from shoebox.domain.errors import Trouble
from shoebox.domain.printer import PrinterKind, ReceiptPrinter, RollEnd
from shoebox.transport.receipt_printer import JOB_BYTES_MAX, Patience, print_roll
from transport.printing import COVER_OPEN, FAULT, OFF_LINE, PAPER_OUT, Mind, Pump, SocketPrinter, UsbBus

JOB = b"\x1b@Harbour Row\n" * 100
SHORT = Patience(reach_ms=2_000, answer_ms=150, take_ms=150, print_ms=200)
# Where a printer answers, the answer ends the waiting, so these may be long.
LONG = Patience(reach_ms=5_000, answer_ms=5_000, take_ms=5_000, print_ms=5_000)


def network(address: str) -> ReceiptPrinter:
    return ReceiptPrinter(kind=PrinterKind.NETWORK, address=address)


def file(path: object) -> ReceiptPrinter:
    return ReceiptPrinter(kind=PrinterKind.FILE, address=str(path))


USB = ReceiptPrinter(kind=PrinterKind.USB, address="04b8:0e15")


def trouble(printer: ReceiptPrinter, patience: Patience = SHORT, job: bytes = JOB) -> Trouble:
    with pytest.raises(Trouble) as raised:
        print_roll(job, printer, patience)
    assert printer.address in str(raised.value)
    return raised.value


# -- over the network


def test_a_printer_that_answers_says_that_it_is_printed() -> None:
    with SocketPrinter() as printer:
        assert print_roll(JOB, network(printer.address), LONG) is RollEnd.PRINTED
        assert printer.mind.printed() == JOB


def test_a_printer_that_never_answers_got_it_all_and_nobody_claims_it_printed() -> None:
    with SocketPrinter(Mind(paper=None)) as printer:
        assert print_roll(JOB, network(printer.address), SHORT) is RollEnd.SENT
    assert printer.mind.printed() == JOB


@pytest.mark.parametrize(
    ("mind", "code"),
    [
        (Mind(paper=PAPER_OUT), "printer.no_paper"),
        (Mind(cause=COVER_OPEN), "printer.open"),
        (Mind(cause=FAULT), "printer.fault"),
        (Mind(state=OFF_LINE), "printer.fault"),
    ],
    ids=["no paper", "open", "fault", "off line"],
)
def test_a_printer_that_can_not_print_says_so_and_gets_nothing(mind: Mind, code: str) -> None:
    with SocketPrinter(mind) as printer:
        assert trouble(network(printer.address), LONG).code == code
    assert mind.printed() == b""


def test_paper_that_runs_out_half_way_is_told() -> None:
    """It has paper when asked, takes the receipt, and stops in the middle of it."""
    mind = Mind(finishes=False)
    mind.jammed_with = PAPER_OUT
    with SocketPrinter(mind) as printer:
        said = trouble(network(printer.address), Patience(answer_ms=2_000, print_ms=200))
    assert said.code == "printer.cut_short"
    assert "it has no paper" in str(said)


def test_a_printer_that_knows_no_such_question_is_not_called_jammed() -> None:
    with SocketPrinter(Mind(finishes=False)) as printer:
        assert print_roll(JOB, network(printer.address), Patience(answer_ms=2_000, print_ms=200)) is RollEnd.SENT


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
    assert trouble(network(f"127.0.0.1:{port}")).code == "printer.refused"


@pytest.mark.parametrize("host", ["no-such-printer.invalid", "a..b", "x" * 70])
def test_no_such_host(host: str) -> None:
    assert trouble(network(host)).code == "printer.absent"


def test_a_line_cut_in_the_middle_is_told() -> None:
    """It reads 500 of 1,400 bytes and hangs up."""
    with SocketPrinter(Mind(paper=None), takes=500) as printer:
        said = trouble(network(printer.address))
    assert said.code == "printer.cut_short"
    assert "the line broke" in str(said)


def test_a_printer_that_hangs_up_after_answering_is_told() -> None:
    with SocketPrinter(takes=20) as printer:
        assert trouble(network(printer.address), LONG).code == "printer.cut_short"


def test_a_printer_that_hangs_holds_nobody_up_and_is_not_believed() -> None:
    """It takes the call and never reads a byte."""
    with SocketPrinter(deaf=True) as printer:
        assert print_roll(JOB, network(printer.address), SHORT) is RollEnd.SENT


def test_nobody_takes_the_call() -> None:
    """A door with its one place taken: the call is never answered."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen(0)
        address = door.getsockname()
        waiting = [socket.socket() for _ in range(4)]
        for one in waiting:
            one.setblocking(False)
            one.connect_ex(address)
        said = trouble(network(f"127.0.0.1:{address[1]}"), Patience(reach_ms=200))
        for one in waiting:
            one.close()
    assert said.code == "printer.silent"


def test_what_is_no_receipt_is_not_sent(tmp_path: Path) -> None:
    roll = tmp_path / "roll"
    roll.touch()
    print_roll(b"x" * JOB_BYTES_MAX, file(roll), SHORT)
    with pytest.raises(AssertionError):
        print_roll(b"x" * (JOB_BYTES_MAX + 1), file(roll), SHORT)
    with pytest.raises(AssertionError):
        print_roll(JOB, ReceiptPrinter(), SHORT)


# -- devices and files


def test_a_file_gets_one_receipt_after_the_other(tmp_path: Path) -> None:
    roll = tmp_path / "roll"
    roll.touch()
    assert print_roll(b"one", file(roll), SHORT) is RollEnd.SENT
    print_roll(b"two", file(roll), SHORT)
    assert roll.read_bytes() == b"onetwo"


def test_a_device_that_is_not_there_is_a_printer_unplugged_and_never_a_new_file(tmp_path: Path) -> None:
    assert trouble(file(tmp_path / "lp0")).code == "printer.absent"
    assert trouble(file(tmp_path)).code == "printer.absent"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="the system has no device that is always full")
def test_a_full_device() -> None:
    assert trouble(file("/dev/full")).code == "printer.silent"


def test_a_device_that_answers() -> None:
    """The far end of a terminal line, as a serial or USB device shows itself."""
    far, near = os.openpty()
    tty.setraw(near)
    mind = Mind()
    pump = Pump(far, mind)
    try:
        assert print_roll(JOB, file(os.ttyname(near)), LONG) is RollEnd.PRINTED
        assert mind.printed() == JOB
    finally:
        os.close(near)
        pump.join(120)
        os.close(far)


def test_a_device_that_takes_no_more_is_told(tmp_path: Path) -> None:
    """A pipe of one page that nobody empties."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    far = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        fcntl.fcntl(far, fcntl.F_SETPIPE_SZ, 4096)
        said = trouble(file(pipe), job=b"x" * 10_000)
        assert said.code == "printer.cut_short"
        assert "it takes no more" in str(said)
        assert trouble(file(pipe), job=b"x" * 10_000).code == "printer.silent", "now it takes not even the first byte"
    finally:
        os.close(far)


def test_a_pipe_that_nobody_reads_is_no_printer(tmp_path: Path) -> None:
    """Opening it the plain way would wait for ever."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert trouble(file(pipe)).code == "printer.absent"


# -- USB


@pytest.fixture
def plugged(monkeypatch: pytest.MonkeyPatch):
    """Plug a bus in where libusb would be."""

    def plug(bus: UsbBus | None) -> UsbBus | None:
        monkeypatch.setattr(libusb_package, "get_libusb1_backend", lambda: bus)
        return bus

    return plug


def test_a_usb_printer_prints_and_is_given_back(plugged) -> None:
    bus = plugged(UsbBus())
    assert print_roll(JOB, USB, LONG) is RollEnd.PRINTED
    assert bus.mind.printed() == JOB
    assert bus.calls == ["claimed", "released", "closed"]
    assert bus.kernel_holds, "what the system prints by itself goes on afterwards"


def test_a_usb_printer_without_paper(plugged) -> None:
    bus = plugged(UsbBus(Mind(paper=PAPER_OUT)))
    assert trouble(USB, LONG).code == "printer.no_paper"
    assert bus.calls[-1] == "closed"


def test_another_usb_printer_is_not_ours(plugged) -> None:
    plugged(UsbBus())
    other = ReceiptPrinter(kind=PrinterKind.USB, address="0519:0003")
    assert trouble(other).code == "printer.absent"


@pytest.mark.parametrize(("refuses", "code"), [(errno.EACCES, "printer.forbidden"), (errno.EBUSY, "printer.refused")])
def test_a_usb_printer_that_may_not_be_had(plugged, refuses: int, code: str) -> None:
    plugged(UsbBus(refuses=refuses))
    assert trouble(USB).code == code


def test_a_cable_drawn_in_the_middle(plugged) -> None:
    plugged(UsbBus(broken_after=520))
    assert trouble(USB, LONG).code == "printer.cut_short"


def test_a_computer_without_libusb(plugged) -> None:
    plugged(None)
    with pytest.raises(Trouble) as raised:
        print_roll(JOB, USB, SHORT)
    assert raised.value.code == "printer.no_usb"


def test_the_real_libusb_is_there_and_finds_no_such_printer() -> None:
    """No system package is needed for it: it comes in a wheel."""
    nobody = ReceiptPrinter(kind=PrinterKind.USB, address="ffff:fffe")
    assert trouble(nobody).code == "printer.absent"
