"""A missing library is named with its package, before Qt is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from shoebox.desk.libraries import SYSTEM_LIBRARIES, check_qt_libraries, choose_platform, missing_packages


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux takes them from the system")
def test_the_sentence_names_the_packages():
    said = check_qt_libraries(lambda soname: soname not in {"libEGL.so.1", "libxcb-cursor.so.0"})
    assert said.endswith("sudo apt-get install libegl1 libxcb-cursor0")


def test_nothing_is_said_when_all_are_there():
    assert check_qt_libraries(lambda _soname: True) == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux takes them from the system")
def test_all_ten_are_asked_for():
    assert len(missing_packages(lambda _soname: False)) == len(SYSTEM_LIBRARIES) == 10


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
def test_without_a_display_the_windows_stay_in_memory_and_say_so():
    environ: dict[str, str] = {}
    assert "no display" in choose_platform(environ)
    assert environ == {"QT_QPA_PLATFORM": "offscreen"}


@pytest.mark.parametrize("environ", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}, {"QT_QPA_PLATFORM": "xcb"}])
def test_a_display_or_a_choice_made_by_hand_stays(environ):
    before = dict(environ)
    assert choose_platform(environ) == ""
    assert environ == before


def test_asking_loads_no_qt():
    program = "import sys, shoebox.desk.libraries; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
