#!/bin/sh
# What tests run besides Python: Chromium and two shells, Debian's, installed where root and missing. Without one of them:
# failure under CI, else a loud skip.
set -u
has() { for name in "$@"; do command -v "$name" >/dev/null 2>&1 && return 0; done; return 1; }
missing() {
  has chromium chromium-browser google-chrome || printf ' chromium'
  has zsh || printf ' zsh'
  has fish || printf ' fish'
}
wanted=$(missing)
if [ -n "$wanted" ] && [ "$(id -u)" = 0 ] && has apt-get; then
  echo "installing$wanted for the tests"
  # shellcheck disable=SC2086 # a list of packages
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $wanted >/dev/null
  wanted=$(missing)
fi
[ -z "$wanted" ] && exit 0
if [ -n "${CI:-}" ]; then
  echo "missing:$wanted, and CI is set: their tests cannot be left out" >&2
  exit 1
fi
echo "WARNING: missing:$wanted, so their tests will be SKIPPED. On Debian: sudo apt-get install$wanted" >&2
