#!/bin/sh
# Tries both commands of the README on a bare Debian, made for the purpose and thrown away. See --help.
set -eu
root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)

usage() {
    cat <<'TEXT'
Usage: installer/smoke/fresh.sh SUITE [COMMAND...]

Makes a bare Debian of that SUITE (bookworm, trixie) with python3 and nothing else, puts the committed tree into it as
/shoebox, and runs there, each timed: ./installer/run.sh --no-window --out /tmp/demo, the same once more, and
./installer/test.sh; or COMMAND instead. Needs root, debootstrap and about 3 GiB in SMOKE_FOLDER.

  SMOKE_FOLDER  where systems are made (default /tmp/shoebox-smoke); the bare one is kept for the next time
  SMOKE_MIRROR  another Debian mirror
  SMOKE_BIND    files or folders of this machine that the bare one needs to reach its packages, such as certificates
  SMOKE_ENV     variables it needs for that, such as PIP_CERT=/tmp/ca.pem
TEXT
}

case "${1-}" in
"" | -h | --help) usage && exit 0 ;;
esac
suite=$1
shift

folder=${SMOKE_FOLDER:-/tmp/shoebox-smoke}
bare=$folder/$suite.bare
there=$folder/$suite.$$

if [ ! -d "$bare" ]; then
    echo "== making a bare $suite"
    mkdir -p "$folder"
    # shellcheck disable=SC2086  # no mirror is no word at all
    debootstrap --variant=minbase --include=python3 "$suite" "$bare.new" ${SMOKE_MIRROR-} >"$folder/$suite.log"
    mv "$bare.new" "$bare"
fi

leave() {
    sed -n "s|^[^ ]* \(${there}[^ ]*\) .*|\1|p" /proc/mounts | sort -r | while read -r mounted; do umount "$mounted"; done
    # Only when nothing is mounted any more: what is bound belongs to this machine.
    if ! grep -q " $there" /proc/mounts; then rm -rf "$there"; fi
}
trap leave EXIT
trap 'exit 130' INT TERM

echo "== a copy of it in $there"
cp -a "$bare" "$there"
mkdir "$there/shoebox"
git -C "$root" archive HEAD | tar -x -C "$there/shoebox"
cp /etc/resolv.conf "$there/etc/resolv.conf"
mount -t proc proc "$there/proc"
mkdir -p "$there/dev/shm"
mount -t tmpfs -o mode=1777 tmpfs "$there/dev/shm" # every real machine has it, and Python's locks stand there
for path in ${SMOKE_BIND-}; do
    if [ -d "$path" ]; then mkdir -p "$there$path"; else mkdir -p "$there$(dirname "$path")" && : >"$there$path"; fi
    mount --bind -o ro "$path" "$there$path"
done

inside() {
    echo "== $*"
    began=$(date +%s)
    # shellcheck disable=SC2086  # the variables are meant to fall into words
    chroot "$there" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root ${SMOKE_ENV-} \
        sh -c 'cd /shoebox && exec "$@"' sh "$@" </dev/null && code=0 || code=$?
    echo "== ended with $code after $(($(date +%s) - began)) s"
    return "$code"
}

if [ $# -gt 0 ]; then
    inside "$@"
else
    inside ./installer/run.sh --no-window --out /tmp/demo
    inside ./installer/run.sh --no-window --out /tmp/demo
    inside ./installer/test.sh
fi
