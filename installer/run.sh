#!/bin/sh
# Installs what is missing on this machine and starts the demo. See --help.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
# shellcheck source=installer/common.sh
. "$root/installer/common.sh"

usage() {
    cat <<'TEXT'
Usage: ./installer/run.sh [OPTION...]

Installs what Shoebox needs and starts the demo: an outage Saturday on real sales, from keyed slips to a refund
instruction. Needs Python 3.11, 3.12 or 3.13, and a network the first time. It
  1. installs missing system libraries and python3-venv with apt-get (as root or by sudo),
  2. makes an environment in .venv of this folder and fills it with locked packages,
  3. runs: .venv/bin/shoebox demo OPTION...

Options go to the demo, for instance
  --stores 12     how many stores take part
  --seed 1        another number, another Saturday
  --out DIR       where books, boxes, files and reports are put
  --no-window     end after printing where everything is
Every option: .venv/bin/shoebox demo --help, once installed. Run it again at any time: what is done is not done twice.

Without a display the windows are painted off screen, and the demo ends by itself as with --no-window.
PYTHON=/path/to/python3.12 names another Python.
TEXT
}

for option in "$@"; do
    case "$option" in -h | --help) usage && exit 0 ;; esac
done

install_shoebox program
if [ -z "${QT_QPA_PLATFORM-}" ] && ! has_display; then
    echo "There is no display here: Shoebox paints off screen and opens no window (QT_QPA_PLATFORM=offscreen)."
    export QT_QPA_PLATFORM=offscreen
    set -- "$@" --no-window
fi
exec "$root/.venv/bin/shoebox" demo "$@"
