"""Receipt printers to test against: one behind a socket, and the bytes of a USB bus with one printer on it."""

from __future__ import annotations

import array
import errno
import os
import socket
import threading
from contextlib import suppress
from typing import Any, Self

import usb.backend
import usb.core

PAPER_FINE, PAPER_OUT, FINE, COVER_OPEN, FAULT, OFF_LINE = 0x12, 0x72, 0x12, 0x16, 0x52, 0x1A
ASK_PAPER, ASK_CAUSE, ASK_ONLINE, ASK_DONE = b"\x10\x04\x04", b"\x10\x04\x02", b"\x10\x04\x01", b"\x1dr\x01"


class Mind:
    """What a printer answers to what it hears. `paper` None = it never answers; `finishes` False = it jams."""

    def __init__(
        self, *, paper: int | None = PAPER_FINE, cause: int = FINE, state: int = FINE, finishes: bool = True
    ) -> None:
        self.paper, self.cause, self.state, self.finishes = paper, cause, state, finishes
        self.heard = b""
        self.jammed_with: int | None = None

    def hear(self, data: bytes) -> bytes:
        """Take the bytes; what it says to them."""
        self.heard += data
        if self.paper is None:
            return b""
        said = b""
        for question, answer in ((ASK_PAPER, self.paper), (ASK_CAUSE, self.cause), (ASK_ONLINE, self.state)):
            said += bytes([answer]) * data.count(question)
        if ASK_DONE in data:
            if self.finishes:
                said += b"\0"
            elif self.jammed_with is not None:
                self.paper = self.jammed_with
        return said

    def receipts(self) -> list[bytes]:
        """What it printed, one after the other: each begins with the command that makes the printer forget."""
        return [b"\x1b@" + one for one in self.printed().split(b"\x1b@")[1:]]

    def printed(self) -> bytes:
        """What it heard, without the questions."""
        return (
            self.heard.replace(ASK_PAPER, b"").replace(ASK_CAUSE, b"").replace(ASK_ONLINE, b"").replace(ASK_DONE, b"")
        )


class SocketPrinter:
    """A printer on loopback. `takes` = how many bytes it reads before it hangs up; `deaf` = it never reads at all."""

    def __init__(self, mind: Mind | None = None, *, takes: int = 10**6, deaf: bool = False, port: int = 0) -> None:
        self.mind, self._takes, self._deaf = mind or Mind(), takes, deaf
        self._door = socket.create_server(("127.0.0.1", port))
        self.address = f"127.0.0.1:{self._door.getsockname()[1]}"
        self._let_go = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._let_go.set()
        with socket.socket() as knock:  # wakes a door nobody came to
            knock.connect_ex(("127.0.0.1", int(self.address.rpartition(":")[2])))
        self._thread.join(120)
        self._door.close()

    def _serve(self) -> None:
        while not self._let_go.is_set():
            line, _ = self._door.accept()
            with line, suppress(ConnectionError):
                if self._deaf:
                    self._let_go.wait(120)
                else:
                    self._listen(line)

    def _listen(self, line: socket.socket) -> None:
        until = len(self.mind.heard) + self._takes
        while len(self.mind.heard) < until and (came := line.recv(min(4096, self._takes))):
            if said := self.mind.hear(came):
                line.sendall(said)


class _Bag:
    """Whatever a descriptor is asked for."""

    def __init__(self, **fields: Any) -> None:
        self.extra_descriptors: list[int] = []
        self.__dict__.update(fields)


class UsbBus(usb.backend.IBackend):  # type: ignore[misc]
    """A bus with one printer, 04b8:0e15, as pyusb sees it. `broken_after` = the cable is drawn after so many bytes."""

    def __init__(self, mind: Mind | None = None, *, refuses: int = 0, broken_after: int = 10**6) -> None:
        self.mind = mind or Mind()
        self._refuses, self._broken_after = refuses, broken_after
        self._said = b""
        self.kernel_holds, self.calls = True, []

    def enumerate_devices(self) -> Any:
        return iter(["printer"])

    def get_device_descriptor(self, _dev: Any) -> Any:
        return _Bag(
            bLength=18, bDescriptorType=1, bcdUSB=0x0200, bDeviceClass=0, bDeviceSubClass=0, bDeviceProtocol=0,
            bMaxPacketSize0=64, idVendor=0x04B8, idProduct=0x0E15, bcdDevice=1, iManufacturer=0, iProduct=0,
            iSerialNumber=0, bNumConfigurations=1, address=1, bus=1, port_number=1, port_numbers=(1,), speed=2,
        )  # fmt: skip

    def get_configuration_descriptor(self, _dev: Any, config: int) -> Any:
        if config:
            raise IndexError
        return _Bag(
            bLength=9, bDescriptorType=2, wTotalLength=32, bNumInterfaces=1, bConfigurationValue=1, iConfiguration=0,
            bmAttributes=0xC0, bMaxPower=1,
        )  # fmt: skip

    def get_interface_descriptor(self, _dev: Any, intf: int, alt: int, _config: int) -> Any:
        if intf or alt:
            raise IndexError
        return _Bag(
            bLength=9, bDescriptorType=4, bInterfaceNumber=0, bAlternateSetting=0, bNumEndpoints=2, bInterfaceClass=7,
            bInterfaceSubClass=1, bInterfaceProtocol=2, iInterface=0,
        )  # fmt: skip

    def get_endpoint_descriptor(self, _dev: Any, ep: int, _intf: int, _alt: int, _config: int) -> Any:
        address = (0x02, 0x81)[ep]
        return _Bag(
            bLength=7, bDescriptorType=5, bEndpointAddress=address, bmAttributes=2, wMaxPacketSize=64, bInterval=0,
            bRefresh=0, bSynchAddress=0,
        )  # fmt: skip

    def open_device(self, _dev: Any) -> Any:
        if self._refuses:
            raise usb.core.USBError("no", errno=self._refuses)
        return "handle"

    def close_device(self, _handle: Any) -> None:
        self.calls.append("closed")

    def get_configuration(self, _handle: Any) -> int:
        return 1

    def is_kernel_driver_active(self, _handle: Any, _intf: int) -> bool:
        return self.kernel_holds

    def detach_kernel_driver(self, _handle: Any, _intf: int) -> None:
        self.kernel_holds = False

    def attach_kernel_driver(self, _handle: Any, _intf: int) -> None:
        self.kernel_holds = True

    def claim_interface(self, _handle: Any, _intf: int) -> None:
        self.calls.append("claimed")

    def release_interface(self, _handle: Any, _intf: int) -> None:
        self.calls.append("released")

    def bulk_write(self, _handle: Any, ep: int, _intf: int, data: Any, _timeout: int) -> int:
        assert ep == 0x02
        if len(self.mind.heard) >= self._broken_after:
            raise usb.core.USBError("gone", errno=errno.ENODEV)
        self._said += self.mind.hear(bytes(data))
        return len(data)

    def bulk_read(self, _handle: Any, ep: int, _intf: int, buff: array.array[int], _timeout: int) -> int:
        assert ep == 0x81
        if not self._said:
            raise usb.core.USBTimeoutError("nothing", errno=errno.ETIMEDOUT)
        buff[: len(self._said)] = array.array("B", self._said)
        count, self._said = len(self._said), b""
        return count


class Pump(threading.Thread):
    """The mind at the far end of a terminal line, until the near end is closed."""

    def __init__(self, far: int, mind: Mind) -> None:
        super().__init__(daemon=True)
        self._far, self._mind = far, mind
        self.start()

    def run(self) -> None:
        with suppress(OSError):  # EIO: nobody holds the near end any more
            while came := os.read(self._far, 4096):
                if said := self._mind.hear(came):
                    os.write(self._far, said)
