"""What the installer finds, remembers and says, without installing anything."""

from __future__ import annotations

import pytest

from fresh import layers, libraries, system
from fresh.environment import PYTHON, is_unfit
from fresh.layers import Memory
from fresh.libraries import Library
from fresh.mends import LINE_MAX, Stuck, explain
from shoebox.desk.libraries import SYSTEM_LIBRARIES

# What the tools really said, and a word of the mend that must come of it.
SAID = {
    "ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device": "disk is full",
    "E: You don't have enough free space in /var/cache/apt/archives/.": "disk is full",
    "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated": "hash mismatch",
    "WARNING: Retrying after connection broken by 'SSLError(SSLCertVerificationError(1, '[SSL: "
    "CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer": "PIP_CERT",
    "E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 812 (unattended-upgr)": "Wait until",
    "E: dpkg was interrupted, you must manually run 'dpkg --configure -a' to correct the problem.": "dpkg --configure",
    "E: Unable to locate package libxcb-cursor0": "/etc/apt",
    "W: Failed to fetch http://x/InRelease  Temporary failure resolving 'x'": "no network",
    "NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection>: Failed to establish a new connection: "
    "[Errno -3] Temporary failure in name resolution')": "no network",
    "ERROR: Could not find a version that satisfies the requirement cffi==2.1.1 (from versions: none)\n"
    "ERROR: No matching distribution found for cffi==2.1.1": "no network",
    "ERROR: Could not find a version that satisfies the requirement pyside6-essentials==6.9.3 (from versions: 6.5.0)\n"
    "ERROR: No matching distribution found for pyside6-essentials==6.9.3": "no ready-made file for this Python",
    "ERROR: Could not install packages due to an OSError: [Errno 13] Permission denied: '.venv/lib'": "chown",
}


@pytest.mark.parametrize(("said", "mend"), SAID.items(), ids=SAID.values())
def test_what_a_tool_says_becomes_a_mend(said, mend):
    message = str(explain("installing locked packages", said))
    assert "Stopped while installing locked packages" in message
    assert mend in message.rpartition("Stopped while")[2]
    assert said.splitlines()[-1][:LINE_MAX] in message, "the tool's own last words stay in sight"


def test_what_nobody_foresaw_is_shown_as_it_was_said():
    message = str(explain("adding Shoebox itself", "\n".join(f"line {n}" for n in range(40))))
    assert "line 39" in message
    assert "line 9\n" not in message
    assert "run this again" in message


def test_the_list_is_read_in_its_order(tmp_path):
    path = tmp_path / "packages.txt"
    path.write_text("# why\n\nlibegl1   libEGL.so.1\nlibgl1 libGL.so.1\n", encoding="utf-8")
    assert libraries.listed(path) == (Library("libegl1", "libEGL.so.1"), Library("libgl1", "libGL.so.1"))


def test_only_what_the_loader_does_not_find_is_missing():
    egl, gl = Library("libegl1", "libEGL.so.1"), Library("libgl1", "libGL.so.1")
    assert libraries.missing((egl, gl), {"libGL.so.1"}.__contains__) == (egl,)


def test_the_loader_is_really_asked():
    assert libraries.loads("libc.so.6")
    assert not libraries.loads("libnobody-has-this.so.9")


def test_installer_and_launcher_look_for_the_same_libraries():
    """One adds them to a fresh machine, the other names them where Qt would only abort."""
    assert {library.file: library.package for library in libraries.listed()} == SYSTEM_LIBRARIES


@pytest.mark.parametrize(
    ("is_root", "has_sudo", "may_sudo", "before"),
    [(True, False, False, ()), (True, True, True, ()), (False, True, True, ("sudo",))],
)
def test_root_needs_nothing_and_a_sudoer_sudo(is_root, has_sudo, may_sudo, before):
    answer = system.way_to_root(["libgl1"], is_root=is_root, has_sudo=has_sudo, may_sudo=lambda: may_sudo)
    assert answer == before


@pytest.mark.parametrize(("has_sudo", "why"), [(False, "no sudo here"), (True, "wants a password")])
def test_without_rights_the_line_for_root_is_told(has_sudo, why):
    with pytest.raises(Stuck, match=why) as stuck:
        system.way_to_root(["libegl1", "libgl1"], is_root=False, has_sudo=has_sudo, may_sudo=lambda: False)
    assert "apt-get install -y libegl1 libgl1\n" in str(stuck.value)


def test_a_full_disk_is_said_before_the_download(tmp_path):
    with pytest.raises(Stuck, match="disk is full"):
        system.check_room(tmp_path, free_mib_min=2**40)
    system.check_room(tmp_path, free_mib_min=0)


def test_an_environment_remembers_its_layers(tmp_path):
    memory = Memory.read(tmp_path)
    assert memory.stale(("base", "finance")) == ("base", "finance")
    memory.mark.touch()
    memory.keep("Python 3.11 in /somewhere", ["base"])
    again = Memory.read(tmp_path)
    assert again.made_for == "Python 3.11 in /somewhere"
    assert again.stale(("base", "finance")) == ("finance",)
    assert not again.mark.exists()


def test_a_layer_is_stale_when_its_lock_changes(tmp_path):
    memory = Memory(tmp_path, "", {"base": "the digest of an older lock"})
    assert memory.stale(("base",)) == ("base",)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"made_for": 1}', '{"made_for": "", "digests": 7}'])
def test_a_memory_that_cannot_be_read_is_none(tmp_path, text):
    (tmp_path / "installed.json").write_text(text, encoding="utf-8")
    assert Memory.read(tmp_path).digests == {}


def test_every_layer_has_a_lock():
    assert all(layers.packages_in(layer) for layer in (*layers.TEST_LAYERS, layers.SPARK))
    assert set(layers.RUN_LAYERS) <= set(layers.TEST_LAYERS)


HERE = "Python 3.12 in /here"


def environment(folder, *, python=True, pip=True, mark=False):
    """What `venv` leaves, as far as the installer looks at it."""
    for there, path in ((python, PYTHON), (pip, "lib/python3.12/site-packages/pip/__main__.py"), (mark, "installing")):
        if there:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).touch()
    return folder


@pytest.mark.parametrize(
    ("left", "made_for", "unfit"),
    [
        ({"python": False}, "", True),
        ({"mark": True}, HERE, True),
        ({"pip": False}, "", True),
        ({}, "Python 3.12 in /where/it/stood/before", True),
        ({}, "Python 3.11 in /here", True),
        ({}, HERE, False),
        ({}, "", False),
    ],
    ids=["none there", "cut short", "without pip", "moved", "of another Python", "ours", "somebody's own"],
)
def test_an_environment_is_made_anew_only_when_it_must(tmp_path, left, made_for, unfit):
    memory = Memory(environment(tmp_path, **left), made_for)
    assert is_unfit(memory, HERE) is unfit
