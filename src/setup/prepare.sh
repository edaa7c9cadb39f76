#!/bin/sh
# Finds a Python that is new enough and hands the rest over to prepare.py beside this file.
#   prepare.sh outputs|tests        PYTHON=... names another Python
set -eu
cd "$(dirname "$0")/../.."
for python in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11 python}; do
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        exec "$python" -B src/setup/prepare.py "$@"
    fi
done
echo "Python 3.11 or later is needed. Type:" >&2
if command -v apt-get >/dev/null; then echo "  sudo apt-get install -y python3 python3-venv" >&2
elif command -v brew >/dev/null; then echo "  brew install python@3.13" >&2
else echo "  winget install -e --id Python.Python.3.13" >&2
fi
exit 3
