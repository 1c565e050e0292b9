#!/usr/bin/env bash
# Makes the prefix ready for a test of another module, and keeps it until this script's standard input ends. Says on its
# standard output how to get in, "ready" when it is, and "skipped" and why when it cannot be (exit code 3).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/wine.sh"

skip() {
  skipped "$1" >&2
  echo "skipped $1"
  exit 3
}

windows
for name in WINEPREFIX WINEARCH WINEDEBUG WINEDLLOVERRIDES; do echo "env $name=${!name}"; done
echo "jre $work/jre"
echo ready
cat >/dev/null
