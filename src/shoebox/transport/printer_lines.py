"""The lines to a receipt printer: a socket, a device or file, USB. Transport room: bytes, and nothing of what they say.

Each line takes what it can until a moment, and never waits longer: a printer that hangs holds nobody up. That is why
these are not the senders of the printer library, which wait without end for a device and tell all trouble alike.
"""

from __future__ import annotations

import errno
import os
import select
import socket
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from shoebox.domain.errors import Trouble
from shoebox.domain.printer import PrinterKind, ReceiptPrinter, network_place, usb_ids

ANSWER_BYTES_MAX = 16
_USB_PIECE_BYTES = 512
_USB_PRINTER_CLASS = 7
_ABSENT = frozenset({errno.ENOENT, errno.ENODEV, errno.ENXIO, errno.ENOTDIR, errno.EISDIR, errno.EHOSTUNREACH})
_BUSY = frozenset({errno.EBUSY, errno.ECONNREFUSED, errno.ETXTBSY})
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class PrinterLine(Protocol):
    """A line that is open. `talks` is whether an answer may come. Moments are of `time.monotonic`, in seconds."""

    talks: bool

    def send(self, data: bytes, until_s: float) -> int:
        """How much of it was taken; 0 where nothing was until that moment. OSError where the line is broken."""
        ...

    def answer(self, until_s: float) -> bytes:
        """What came, or nothing. OSError where the line is broken."""
        ...

    def ended(self, until_s: float) -> None:
        """Say that this was all, and wait for the other side to hang up. OSError where it was cut off."""
        ...

    def close(self) -> None:
        """Let go of it."""
        ...


def open_line(printer: ReceiptPrinter, until_s: float) -> PrinterLine:
    """The line to this printer. Trouble ``printer.absent``, ``refused``, ``forbidden``, ``silent`` or ``no_usb``."""
    try:
        return _LINES[printer.kind](printer.address, until_s)
    except UnicodeError as wrong:  # a name that no network could have
        raise Trouble("printer.absent", printer=printer.address) from wrong
    except OSError as wrong:
        raise Trouble(_code(wrong), printer=printer.address) from wrong


def _code(wrong: OSError) -> str:
    if isinstance(wrong, TimeoutError):
        return "printer.silent"
    if wrong.errno in _BUSY:
        return "printer.refused"
    return "printer.forbidden" if wrong.errno in _FORBIDDEN else "printer.absent"


def _left_s(until_s: float) -> float:
    return max(0.0, until_s - time.monotonic())


class NetworkLine:
    """A socket to a printer's port."""

    talks = True

    def __init__(self, address: str, until_s: float) -> None:
        place = network_place(address)
        assert place is not None, "settings let no other address in"
        self._socket = socket.create_connection(place, timeout=max(0.001, _left_s(until_s)))
        self._socket.setblocking(False)

    def send(self, data: bytes, until_s: float) -> int:
        """Into the socket."""
        if not select.select([], [self._socket], [], _left_s(until_s))[1]:
            return 0
        return self._socket.send(data)

    def answer(self, until_s: float) -> bytes:
        """From the socket; a printer that hangs up has broken the line."""
        if not select.select([self._socket], [], [], _left_s(until_s))[0]:
            return b""
        came = self._socket.recv(ANSWER_BYTES_MAX)
        if not came:
            raise ConnectionResetError(errno.ECONNRESET, "hung up")
        return came

    def ended(self, until_s: float) -> None:
        """Half closed; what was not read on the other side comes back as a reset."""
        self._socket.shutdown(socket.SHUT_WR)
        while select.select([self._socket], [], [], _left_s(until_s))[0] and self._socket.recv(ANSWER_BYTES_MAX):
            pass

    def close(self) -> None:
        """Hang up."""
        self._socket.close()


class FileLine:
    """A device such as /dev/usb/lp0, or a file that is there already: one that is not is a printer unplugged."""

    def __init__(self, address: str, until_s: float) -> None:  # noqa: ARG002  (opened without waiting)
        kind = stat.S_IFMT(os.stat(address).st_mode)  # noqa: PTH116
        self.talks = kind == stat.S_IFCHR
        self._is_file = kind == stat.S_IFREG
        common = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
        way = os.O_RDWR if self.talks else os.O_WRONLY | os.O_APPEND
        self._handle = os.open(address, way | common)

    def send(self, data: bytes, until_s: float) -> int:
        """Into the device, as soon as it takes some."""
        if not self._is_file and not self._ready([], [self._handle], until_s):
            return 0
        with suppress(BlockingIOError):
            return os.write(self._handle, data)
        return 0

    def answer(self, until_s: float) -> bytes:
        """From the device, where it can say something."""
        if not self._ready([self._handle], [], until_s):
            return b""
        with suppress(BlockingIOError):
            return os.read(self._handle, ANSWER_BYTES_MAX)
        return b""

    def ended(self, until_s: float) -> None:  # noqa: ARG002  (nothing to wait for)
        """A file is on the disk now; a device has no more to say."""
        if self._is_file:
            os.fsync(self._handle)

    def close(self) -> None:
        """Let go of it."""
        os.close(self._handle)

    def _ready(self, reading: list[int], writing: list[int], until_s: float) -> bool:
        if os.name != "posix":
            return bool(writing)  # no waiting for devices there; they are told, and never asked
        return any(select.select(reading, writing, [], _left_s(until_s)))


class UsbLine:
    """A printer found by its maker and product, through libusb."""

    def __init__(self, address: str, until_s: float) -> None:  # noqa: ARG002  (opened without waiting)
        import usb.core  # noqa: PLC0415  (only where a printer hangs on USB)
        import usb.util  # noqa: PLC0415

        ids = usb_ids(address)
        assert ids is not None, "settings let no other address in"
        self._usb = usb
        self._device = usb.core.find(idVendor=ids[0], idProduct=ids[1], backend=_libusb())
        if self._device is None:
            raise OSError(errno.ENODEV, "not plugged in")
        self._borrowed = False
        try:
            self._take()
        except OSError:
            self.close()
            raise

    def send(self, data: bytes, until_s: float) -> int:
        """A piece at a time, so that it is known how far it came."""
        with suppress(self._usb.core.USBTimeoutError):
            return int(self._out.write(data[:_USB_PIECE_BYTES], timeout=_left_ms(until_s)))
        return 0

    def answer(self, until_s: float) -> bytes:
        """Where the printer has an end to read from."""
        with suppress(self._usb.core.USBTimeoutError):
            return bytes(self._in.read(max(ANSWER_BYTES_MAX, self._in.wMaxPacketSize), timeout=_left_ms(until_s)))
        return b""

    def ended(self, until_s: float) -> None:
        """Nothing: each piece was acknowledged."""

    def close(self) -> None:
        """Give the printer back to the system."""
        if self._borrowed:
            number = self._interface.bInterfaceNumber
            with suppress(OSError, NotImplementedError):
                self._usb.util.release_interface(self._device, number)
                self._device.attach_kernel_driver(number)
        with suppress(OSError):
            self._usb.util.dispose_resources(self._device)

    def _take(self) -> None:
        try:
            self._device.get_active_configuration()
        except self._usb.core.USBError:
            self._device.set_configuration()
        self._interface = self._printing_interface()
        number = self._interface.bInterfaceNumber
        with suppress(NotImplementedError):  # Windows has no kernel driver to ask
            if self._device.is_kernel_driver_active(number):
                self._device.detach_kernel_driver(number)
                self._borrowed = True
        self._usb.util.claim_interface(self._device, number)
        ends = {
            self._usb.util.endpoint_direction(end.bEndpointAddress): end for end in self._interface if _is_bulk(end)
        }
        self._out: Any = ends.get(self._usb.util.ENDPOINT_OUT)
        self._in: Any = ends.get(self._usb.util.ENDPOINT_IN)
        self.talks = self._in is not None
        if self._out is None:
            raise OSError(errno.ENODEV, "no printer")

    def _printing_interface(self) -> Any:
        faces = tuple(self._device.get_active_configuration())
        printing = [one for one in faces if one.bInterfaceClass == _USB_PRINTER_CLASS]
        return (printing or faces)[0]


def _is_bulk(end: Any) -> bool:
    return int(end.bmAttributes) & 0x03 == 0x02


def _left_ms(until_s: float) -> int:
    return max(1, int(_left_s(until_s) * 1000))


def _libusb() -> Any:
    """The library that reaches USB, from its own wheel. Trouble ``printer.no_usb`` where it can't be loaded."""
    import libusb_package  # noqa: PLC0415

    backend = libusb_package.get_libusb1_backend()
    if backend is None:
        raise Trouble("printer.no_usb", why="libusb could not be loaded")
    return backend


_LINES: dict[PrinterKind, Callable[[str, float], PrinterLine]] = {
    PrinterKind.NETWORK: NetworkLine,
    PrinterKind.USB: UsbLine,
    PrinterKind.FILE: FileLine,
}
