#!/bin/sh
# Installs what the tests need beside the program and runs them all. See --help.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=installer/common.sh
. "$root/installer/common.sh"

usage() {
    cat <<'TEXT'
Usage: ./installer/test.sh [PYTEST OPTION...]

Installs what ./installer/run.sh installs, and the tools that test it, then runs the whole test suite: torture tests
too, which kill writers and forge boxes. Benchmarks are run by hand. Options go to pytest, for instance
  tests/till      only the tests of one room
  -k twin         only tests whose name has this word
  -n 0            one after the other, in one process
Where Java is, Spark is brought too (half a gigabyte), and tested; where it is not, its tests are left out.
Run it again at any time: what is done is not done twice. The tests need no display; they paint off screen.
What they write lies in memory (/dev/shm) where 4 GB are free there, else where temporary files go (TMPDIR).
PYTHON=/path/to/python3.12 names another Python.
TEXT
}

for option in "$@"; do
    case "$option" in -h | --help) usage && exit 0 ;; esac
done

install_shoebox tests
export QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-offscreen}"
echo "Running the tests ($QT_QPA_PLATFORM)."
cd "$root"
exec .venv/bin/python -m pytest -m "not benchmark" --numprocesses auto --maxprocesses 4 --dist worksteal "$@"
