#!/bin/sh
# Makes .venv with the given Python; brings Debian's python3-venv where root and missing.
set -eu
python=$1
[ -x .venv/bin/pip ] && exit 0
if ! "$python" -c 'import ensurepip' 2>/dev/null; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
  else
    echo "Python has no venv module. On Debian or Ubuntu: sudo apt-get install python3-venv" >&2
    exit 1
  fi
fi
"$python" -m venv .venv
