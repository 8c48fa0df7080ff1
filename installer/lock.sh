#!/bin/sh
# Makes the lock files in installer/requirements again, from pyproject.toml and the *.in files beside them.
#
# One resolution for every Python from 3.11 on and every system, cut into layers that do not overlap, each with the
# digest of every file it may bring. No registry's address is written, so any mirror will do.
set -eu
cd "$(dirname "$0")/.."

case "${1-}" in
-h | --help)
    echo "Usage: ./installer/lock.sh [--upgrade]"
    echo "Makes installer/requirements/*.txt again. Pins stay as they are where they still fit; --upgrade takes the newest."
    exit 0
    ;;
--upgrade) keep=no ;;
*) keep=yes ;;
esac

uv=$(command -v uv || echo .venv/bin/uv)
if [ ! -x "$uv" ]; then
    echo "The resolver uv is not here. Bring it with: .venv/bin/python -m pip install uv" >&2
    exit 1
fi

folder=installer/requirements
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

compile() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links \
        --no-annotate --no-emit-package shoebox-pos "$@"
}

names_in() {
    sed -n 's/^\([A-Za-z0-9._-]*\)==.*/\1/p' "$@" | sort -u
}

# Everything at once first: the layers must agree with each other. Pins that stand are asked for again.
if [ "$keep" = yes ]; then
    for lock in "$folder"/*.txt; do
        if [ -f "$lock" ]; then sed -n 's/^\([a-z0-9].*[^ ]\) *\\$/\1/p' "$lock"; fi
    done >"$scratch/all.txt"
fi
compile pyproject.toml --extra dev --extra spark "$folder/build.in" "$folder/peers.in" --output-file "$scratch/all.txt" >/dev/null

below=""
layer() { # layer NAME SOURCE...: locks what SOURCE needs beyond the layers below
    name=$1
    shift
    # shellcheck disable=SC2086  # the list of options is meant to fall into words
    compile --generate-hashes --constraint "$scratch/all.txt" $below "$@" --output-file "$scratch/found" >/dev/null
    {
        echo "# Made by installer/lock.sh from $*; not to be edited."
        sed -e '/^#/d' -e '/^$/d' "$scratch/found"
    } >"$scratch/$name.txt"
    rm "$scratch/found"
    stand_on "$name"
}

stand_on() { # stand_on NAME...: the layers above leave out what these layers hold
    for part in "$@"; do
        for package in $(names_in "$scratch/$part.txt"); do below="$below --no-emit-package $package"; done
    done
}

layer build "$folder/build.in"
layer base pyproject.toml
layer finance pyproject.toml --extra finance
layer central pyproject.toml --extra central
layer test pyproject.toml --extra dev
layer demo-data "$folder/demo-data.in" --no-deps
# Spark and the peers are brought beside these two alone: what the service needs on one system only, they need on all.
below=""
stand_on base finance
layer spark pyproject.toml --extra spark
below=""
stand_on base finance
layer peers "$folder/peers.in"

for name in build base finance central test demo-data spark peers; do
    mv "$scratch/$name.txt" "$folder/$name.txt"
    echo "$folder/$name.txt: $(grep -c == "$folder/$name.txt") packages"
done
