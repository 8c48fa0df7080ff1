"""The two commands, run for real on a checkout in small: first time, again, cut short, and when things fail."""

from __future__ import annotations

import os
import subprocess

import pytest

from house.tree import ROOT
from installer.tiny import EMPTY_LOCK, LAYERS, Checkout, programs

pytestmark = pytest.mark.thorough

SHELL_NEEDS = ("sh", "dirname", "uname", "env", "cat")
OUR_PATH = os.environ["PATH"]


@pytest.fixture(scope="module")
def one(tmp_path_factory):
    return Checkout(tmp_path_factory.mktemp("place") / "checkout")


@pytest.fixture
def checkout(one):
    """One environment serves every test of this file, whatever the last one did to it."""
    one.needs_libraries("")
    for layer in LAYERS:
        one.lock(layer, EMPTY_LOCK)
    # A failure leaves its mark, and with it the next run's minute; here only downloads fail, which harms nothing.
    (one.environment / "installing").unlink(missing_ok=True)
    assert one.run("run.sh").returncode == 0
    return one


def test_options_reach_the_demo(checkout):
    done = checkout.run("run.sh", "--stores", "3", "--out", "a folder", QT_QPA_PLATFORM="minimal")
    assert done.stdout == "demo runs: ['demo', '--stores', '3', '--out', 'a folder'] minimal\n"


def test_without_a_display_it_says_so_and_ends_by_itself(checkout):
    done = checkout.run("run.sh")
    assert "no display here" in done.stdout
    assert "demo runs: ['demo', '--no-window'] offscreen" in done.stdout


def test_the_second_time_nothing_is_installed(checkout):
    before = (checkout.environment / "installed.json").read_bytes()
    assert "nstall" not in checkout.run("run.sh").stdout
    assert (checkout.environment / "installed.json").read_bytes() == before


def test_an_installation_that_was_cut_short_is_made_anew(checkout):
    (checkout.environment / "installing").touch()
    (checkout.environment / "bin" / "shoebox").unlink()
    done = checkout.run("run.sh")
    assert "Making an environment" in done.stdout
    assert "demo runs" in done.stdout
    assert not (checkout.environment / "installing").exists()


def test_a_changed_lock_installs_that_layer_only(checkout):
    checkout.lock("finance", EMPTY_LOCK + "# and a word\n")
    assert "(finance)" in checkout.run("run.sh").stdout


def test_no_network_is_told_with_its_mend(checkout):
    checkout.lock("base", f"no-such-thing-anywhere==1.0 --hash=sha256:{'0' * 64}\n")
    done = checkout.run("run.sh")
    assert done.returncode == 1
    assert "no network" in done.stderr
    assert "demo runs" not in done.stdout
    assert (checkout.environment / "installing").exists(), "the next run must know"


def test_an_altered_package_is_refused(checkout, tmp_path):
    wheel = tmp_path / "altered-1.0-py3-none-any.whl"
    wheel.write_bytes(b"not what was locked")
    checkout.lock("base", f"altered==1.0 --hash=sha256:{'0' * 64}\n")
    done = checkout.run("run.sh", PIP_NO_INDEX="1", PIP_FIND_LINKS=str(tmp_path))
    assert done.returncode == 1
    assert "hash mismatch" in done.stderr


def test_another_distribution_is_told_which_libraries(checkout, tmp_path):
    checkout.needs_libraries("libnobody9  libnobody-has-this.so.9\n")
    done = checkout.run("run.sh", PATH=programs(tmp_path / "bin", here=SHELL_NEEDS))
    assert done.returncode == 1
    assert "libnobody-has-this.so.9 (on Debian: libnobody9)" in done.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="apt-get is only reached as root, or by the sudo of whoever runs this")
def test_apt_without_a_network_is_told_with_its_mend(checkout, tmp_path):
    checkout.needs_libraries("libnobody9  libnobody-has-this.so.9\n")
    said = "echo \"W: Failed to fetch: Temporary failure resolving 'mirror'\"; exit 100"
    done = checkout.run("run.sh", PATH=f"{programs(tmp_path / 'bin', apt_get=said)}:{OUR_PATH}")
    assert done.returncode == 1
    assert "no network" in done.stderr


@pytest.mark.parametrize("script", ["run.sh", "test.sh"])
def test_an_old_python_is_told_with_its_mend(tmp_path, script):
    old = 'if [ "$1" = --version ]; then echo Python 3.9.2; else exit 1; fi'
    names = ("python3", "python3.11", "python3.12", "python3.13")
    path = programs(tmp_path / "bin", here=SHELL_NEEDS, **dict.fromkeys(names, old))
    done = subprocess.run(ROOT / "installer" / script, env={"PATH": path}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13; here is: Python 3.9.2" in done.stderr
    assert "PYTHON=/path/to/python3.12" in done.stderr


@pytest.mark.parametrize("script", ["installer/run.sh", "installer/test.sh", "installer/lock.sh", "check"])
def test_help_is_free(script):
    """It is answered without installing or starting anything."""
    done = subprocess.run((ROOT / script, "--help"), env={"PATH": OUR_PATH}, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: ./")
