#!/bin/sh
# Chromium for the browser tests: Debian's, installed where root and missing. Without it: failure under CI, else a loud skip.
set -u
for name in chromium chromium-browser google-chrome; do
  command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing Chromium for the browser tests"
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
if [ -n "${CI:-}" ]; then
  echo "Chromium is missing and CI is set: the browser tests cannot be left out" >&2
  exit 1
fi
echo "WARNING: Chromium is missing, so the browser tests will be SKIPPED. On Debian: sudo apt-get install chromium" >&2
