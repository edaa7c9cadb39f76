#!/bin/sh
# Pins what pyproject.toml names, and all that those need, to versions and hashes that hold on
# Linux, macOS and Windows with Python 3.11 and later. No address is written into the files.
#   lock.sh [--upgrade]
set -eu
cd "$(dirname "$0")/../.."
uv=.cache/lock/bin/uv
[ -x "$uv" ] || { "${PYTHON:-python3}" -m venv .cache/lock && .cache/lock/bin/pip install -q uv; }
pin() {
    "$uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-annotate --no-header --only-binary :all: \
        --group build "$@" pyproject.toml
}
pin --all-extras "$@" -o src/setup/requirements-test.txt
pin --constraints src/setup/requirements-test.txt "$@" -o src/setup/requirements.txt
