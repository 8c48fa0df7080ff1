"""What `pip install .` brings: the package with its shipped files and its command, and no more than a store needs."""

from __future__ import annotations

import configparser
import subprocess
import sys
import tomllib
import zipfile

import pytest
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from house.tree import ROOT

REQUIREMENTS = ROOT / "installer" / "requirements"
PYTHONS = ("3.11", "3.12", "3.13")


def project() -> dict:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def locked(*layers: str) -> list[Requirement]:
    lines = [line for layer in layers for line in (REQUIREMENTS / f"{layer}.txt").read_text().splitlines()]
    return [Requirement(line.rstrip("\\ ")) for line in lines if "==" in line]


def pins_for(python: str, *layers: str) -> dict[str, Requirement]:
    here = {**default_environment(), "python_version": python, "python_full_version": f"{python}.2"}
    return {
        canonicalize_name(pin.name): pin for pin in locked(*layers) if pin.marker is None or pin.marker.evaluate(here)
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Built with the locked build tools and no network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder))
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("shoebox_pos-*-py3-none-any.whl")
    with zipfile.ZipFile(built) as opened:
        yield opened


def test_the_wheel_holds_every_module_and_every_shipped_file(wheel):
    names = set(wheel.namelist())
    source = {f"shoebox/{path.relative_to(ROOT / 'src/shoebox').as_posix()}" for path in _files("src/shoebox")}
    assets = {f"shoebox/{path.relative_to(ROOT).as_posix()}" for path in _files("assets")}
    assert source - names == set()
    assert assets - names == set()
    assert "shoebox/py.typed" in names


def test_the_wheel_holds_nothing_else(wheel):
    tops = {name.partition("/")[0] for name in wheel.namelist()}
    assert {top for top in tops if not top.startswith("shoebox_pos-")} == {"shoebox"}


def test_the_wheel_brings_the_command(wheel):
    (name,) = [name for name in wheel.namelist() if name.endswith("entry_points.txt")]
    points = configparser.ConfigParser()
    points.read_string(wheel.read(name).decode())
    assert points["console_scripts"]["shoebox"] == "shoebox.cli.main:main"


@pytest.mark.parametrize("python", PYTHONS)
def test_a_store_gets_qt_essentials_and_never_the_whole(python):
    """Full PySide6 is 700 MB where Essentials is 270."""
    pins = pins_for(python, "base")
    assert "pyside6-essentials" in pins
    assert {"pyside6", "pyside6-addons", "pandas", "duckdb", "scipy"} & pins.keys() == set()


@pytest.mark.parametrize("python", PYTHONS)
def test_the_locks_are_those_of_the_project_file(python):
    """A new need without a new lock: run ./installer/lock.sh."""
    pins = pins_for(python, "build", "base", "finance", "central", "test", "demo-data", "spark")
    told = project()["project"]
    groups = [told["dependencies"], *told["optional-dependencies"].values(), project()["build-system"]["requires"]]
    needs = [Requirement(text) for group in groups for text in group]
    unmet = [
        str(need)
        for need in needs
        if need.name != "shoebox-pos"
        and not ((pin := pins.get(canonicalize_name(need.name))) and need.specifier.contains(str(pin.specifier)[2:]))
    ]
    assert unmet == []


@pytest.mark.parametrize("python", PYTHONS)
def test_the_layers_do_not_overlap(python):
    """A package in two layers could be asked for in two versions."""
    layers = ("build", "base", "finance", "central", "test", "demo-data", "spark")
    names = [name for layer in layers for name in pins_for(python, layer)]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def _files(folder):
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    return [path for path in found if "__pycache__" not in path.parts and not path.name.startswith(".")]
