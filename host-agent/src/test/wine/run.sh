#!/usr/bin/env bash
# Runs the JUnit tests tagged "windows" on a Windows JRE in Wine, against a fake Windows Update Agent built here.
# Called by Maven (phase integration-test) with the module compiled. README.md beside this file explains it.
#
# usage: run.sh [class-name-pattern …]     without a pattern: all tests tagged "windows"
#
# Environment: that of wine.sh, and MAINSTAY_REQUIRE_WINE=1 (to skip is to fail).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/wine.sh"
reports=$module/target/failsafe-reports
mkdir -p "$reports"

skip() {
  skipped "$1"
  rm -f "$reports"/TEST-windows*.xml
  printf '<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="windows (Wine)" tests="1" errors="0" failures="0" skipped="1" time="0">\n  <testcase name="all" classname="windows"><skipped message="%s"/></testcase>\n</testsuite>\n' \
    "$1" >"$reports/TEST-windows.xml"
  echo 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 1'
  if [[ ${MAINSTAY_REQUIRE_WINE:-} == 1 ]]; then
    echo "[ERROR] Windows tests skipped ($1), and with MAINSTAY_REQUIRE_WINE=1 skipping is failing." >&2
    exit 1
  fi
  exit 0
}

class_path() {
  local entry path
  path="$(windows_path "$module/target/test-classes");$(windows_path "$module/target/classes")"
  while IFS= read -r entry; do
    path+=";$(windows_path "$entry")"
  done < <(tr ':' '\n' <"$module/target/test-classpath.txt")
  printf '%s' "$path"
}

tests() {
  local selection=() status=0 began=$SECONDS
  for pattern in "$@"; do selection+=(--include-classname ".*$pattern.*"); done
  rm -f "$reports"/TEST-*.xml
  rm -rf "$work/reports" "$work/temp"
  mkdir -p "$work/temp"
  CLASSPATH=$(class_path) wine "$(windows_path "$work/jre/bin/java.exe")" \
    -Xmx256m -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8 -Dsun.stdout.encoding=UTF-8 -Dsun.stderr.encoding=UTF-8 \
    "-Djava.io.tmpdir=$(windows_path "$work/temp")" \
    "-Dmainstay.wine.prefix=$(windows_path "$WINEPREFIX")" \
    "-Dmainstay.wine.registry=$(windows_path "$here/registry")" \
    org.junit.platform.console.ConsoleLauncher execute --disable-banner --disable-ansi-colors --details=tree \
    --include-engine junit-jupiter --include-tag windows ${selection[@]+"${selection[@]}"} \
    --scan-classpath "$(windows_path "$module/target/test-classes")" \
    --reports-dir "$(windows_path "$work/reports")" </dev/null 2>"$work/stderr.log" 9>&- \
    | tr -d '\r' | tee "$work/stdout.log" || status=$?
  if [[ ! -f $work/reports/TEST-junit-jupiter.xml ]]; then
    tail -n 50 "$work/stderr.log" >&2
    echo "[ERROR] Windows tests: no report from the Windows JRE (status $status)." >&2
    exit 1
  fi
  tr -d '\r' <"$work/reports/TEST-junit-jupiter.xml" \
    | sed 's/<testsuite name="JUnit Jupiter"/<testsuite name="windows (Wine)"/' >"$reports/TEST-windows.xml"
  if ! grep -q '<testcase ' "$reports/TEST-windows.xml"; then
    echo "[ERROR] Windows tests: no test tagged windows was found." >&2
    exit 1
  fi
  echo "Windows tests in Wine: $((SECONDS - began)) s"
  # In Surefire's words, so that whoever adds up a build counts these too.
  awk '/<testsuite /{ split("tests failures errors skipped", names, " ")
    for (i = 1; i <= 4; i++) { match($0, " " names[i] "=\"[0-9]+\""); split(substr($0, RSTART, RLENGTH), q, "\""); v[i] = q[2] + 0 }
    printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", v[1], v[2], v[3], v[4]; exit }' "$reports/TEST-windows.xml"
  if [[ $status != 0 ]]; then
    tail -n 50 "$work/stderr.log" >&2
    # Last, and begun as Maven begins what failed: that is what whoever runs the build is shown.
    awk -v prefix='[ERROR] Windows test failed: ' -f "$module/../.ci/failed-tests.awk" "$reports/TEST-windows.xml" >&2
    exit "$status"
  fi
}

windows
tests "$@"
