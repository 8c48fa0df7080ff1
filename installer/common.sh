# What installer/run.sh, installer/test.sh and ./check share; they have put the checkout's folder into $root.
# Read by a POSIX shell; needs nothing but Python 3.
# shellcheck shell=sh disable=SC2154

python_wanted="3.11, 3.12 or 3.13"

fits() { # fits PYTHON: whether it is one that the packages are locked for
    "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null
}

find_python() { # leaves the interpreter in $python, or ends with what to do
    for python in ${PYTHON:+"$PYTHON"} python3 python3.13 python3.12 python3.11; do
        if fits "$python"; then return; fi
    done
    found=$("${PYTHON:-python3}" --version 2>&1) || found="none that runs"
    echo "Shoebox needs Python $python_wanted; here is: $found." >&2
    echo "Install one (Debian 12 or 13: apt-get install python3) or name one you have:" >&2
    echo "    PYTHON=/path/to/python3.12 $0" >&2
    exit 1
}

install_shoebox() { # install_shoebox program|tests: brings what is missing, or ends with what to do
    find_python
    "$python" -E -s "$root/installer/install.py" "$@" || exit $?
}

has_display() {
    [ -n "${DISPLAY-}" ] || [ -n "${WAYLAND_DISPLAY-}" ] || [ "$(uname)" = Darwin ]
}
