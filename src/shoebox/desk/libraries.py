"""Asks whether the machine has the libraries Qt leans on, before Qt is loaded. Desk; imports no Qt.

Qt itself only aborts when one is missing. This names the package instead.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, MutableMapping

# The soname Qt's plugins ask for, and the Debian package that brings it.
SYSTEM_LIBRARIES: dict[str, str] = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing_packages(loads: Callable[[str], bool] = _loads) -> tuple[str, ...]:
    """The Debian packages whose library can't be loaded here. Empty on Windows and macOS, where Qt brings its own."""
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(package for soname, package in SYSTEM_LIBRARIES.items() if not loads(soname))


def check_qt_libraries(loads: Callable[[str], bool] = _loads) -> str:
    """An empty text when Qt can start, or the sentence to print instead of starting it."""
    packages = missing_packages(loads)
    if not packages:
        return ""
    return (
        "The windows need system libraries that are not installed here. "
        f"Install them with: sudo apt-get install {' '.join(packages)}"
    )


def choose_platform(environ: MutableMapping[str, str] | None = None) -> str:
    """Go offscreen where there is no display; answers the sentence that says so, or an empty text.

    Call it before the application is made. A platform that was chosen by hand stays.
    """
    here = os.environ if environ is None else environ
    display = here.get("DISPLAY") or here.get("WAYLAND_DISPLAY")
    if display or here.get("QT_QPA_PLATFORM") or not sys.platform.startswith("linux"):
        return ""
    here["QT_QPA_PLATFORM"] = "offscreen"
    return "There is no display here, so the windows are drawn in memory and not shown."
