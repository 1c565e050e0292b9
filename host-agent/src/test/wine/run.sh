#!/usr/bin/env bash
# Runs the JUnit tests tagged "windows" on a Windows JRE in Wine, against a fake Windows Update Agent built here.
# Called by Maven (phase integration-test) with the module compiled. README.md beside this file explains it.
#
# usage: run.sh [class-name-pattern …]     without a pattern: all tests tagged "windows"
#
# Environment: JAVA_HOME (a JDK: jar), MVN (default mvn), MAINSTAY_REQUIRE_WINE=1 (to skip is to fail).
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
module=$(cd "$here/../../.." && pwd)
work=$module/target/wine
reports=$module/target/failsafe-reports
mkdir -p "$work" "$reports"

JRE_ARTIFACT=org.flywaydb:flyway-commandline:10.21.0:zip:windows-x64
JRE_FILE=org/flywaydb/flyway-commandline/10.21.0/flyway-commandline-10.21.0-windows-x64.zip
JRE_FOLDER=flyway-10.21.0/jre
JRE_SHA256=7fb2fb92db2e8100247535a8a6ee7995625744190e938e2a48b680eb3070ac6c

# ---------------------------------------------------------------------------------------------- skipping, loudly

skip() {
  local line='########################################################################'
  printf '\n%s\n#  WINDOWS TESTS SKIPPED (Wine): %s\n' "$line" "$1"
  printf '#  Nothing that this build says is about the agent on Windows.\n'
  printf '#  TESTS WINDOWS NON EXÉCUTÉS (Wine) : cette construction ne dit rien de\n#  l'"'"'agent sous Windows.\n'
  printf '#  Debian: apt-get install --no-install-recommends wine64 wine g++-mingw-w64-x86-64-win32\n%s\n\n' "$line"
  rm -f "$reports"/TEST-windows*.xml
  printf '<?xml version="1.0" encoding="UTF-8"?>\n<testsuite name="windows (Wine)" tests="1" errors="0" failures="0" skipped="1" time="0">\n  <testcase name="all" classname="windows"><skipped message="%s"/></testcase>\n</testsuite>\n' \
    "$1" >"$reports/TEST-windows.xml"
  echo 'Tests run: 1, Failures: 0, Errors: 0, Skipped: 1'
  if [[ ${MAINSTAY_REQUIRE_WINE:-} == 1 ]]; then
    echo "MAINSTAY_REQUIRE_WINE=1: skipping is failing." >&2
    exit 1
  fi
  exit 0
}

for tool in wine wineserver x86_64-w64-mingw32-g++ sha256sum; do
  command -v "$tool" >/dev/null || skip "$tool is not installed"
done

# One run at a time in a working copy: they share the prefix. No child may inherit the lock.
exec 9>"$work/lock"
if command -v flock >/dev/null; then flock 9; fi

# ---------------------------------------------------------------------------------------------- Windows JRE

jre() {
  [[ -f $work/jre/$JRE_SHA256 ]] && return
  local repository=${MAVEN_REPOSITORY:-$HOME/.m2/repository} zip
  zip=$repository/$JRE_FILE
  if [[ ! -f $zip ]]; then
    echo "Fetching a Windows JRE: $JRE_ARTIFACT (230 MB, once)"
    "${MVN:-mvn}" -B -ntp -q org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get "-Dmaven.repo.local=$repository" \
      "-Dartifact=$JRE_ARTIFACT" -Dtransitive=false >"$work/jre.log" 2>&1 9>&- \
      || skip "the Windows JRE ($JRE_ARTIFACT) cannot be fetched; see host-agent/target/wine/jre.log"
  fi
  echo "$JRE_SHA256  $zip" | sha256sum --check --status \
    || { echo "$zip is not what it should be: SHA-256 differs from $JRE_SHA256" >&2; exit 1; }
  rm -rf "$work/jre" "$work/unpacked"
  mkdir "$work/unpacked"
  (cd "$work/unpacked" && "${JAVA_HOME:?}/bin/jar" --extract --file "$zip" "$JRE_FOLDER/")
  mv "$work/unpacked/$JRE_FOLDER" "$work/jre"
  rm -rf "$work/unpacked"
  touch "$work/jre/$JRE_SHA256"
}

# ---------------------------------------------------------------------------------------------- Wine

export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
unset DISPLAY WAYLAND_DISPLAY

quietly() { "$@" >>"$work/wine.log" 2>&1 9>&- </dev/null; }

prefix() {
  : >"$work/wine.log"
  if [[ ! -f $WINEPREFIX/made ]]; then
    rm -rf "$WINEPREFIX"
    quietly wineboot -i || skip "Wine cannot make a prefix; see host-agent/target/wine/wine.log"
    quietly wineserver -w
    quietly wineserver -p
    quietly wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f
    touch "$WINEPREFIX/made"
  else
    quietly wineserver -p
  fi
}

# Only the server of this prefix, and with it whatever still runs in it.
stop() { wineserver -k >/dev/null 2>&1 || true; }
trap stop EXIT

# ---------------------------------------------------------------------------------------------- fake WUA

fake_wua() {
  local dll=$WINEPREFIX/drive_c/fake-wua/fakewua.dll
  mkdir -p "$(dirname "$dll")"
  if [[ ! -f $dll || $(find "$here/fake-wua" -newer "$dll" -type f | head -n 1) ]]; then
    x86_64-w64-mingw32-g++ -std=c++17 -O1 -Wall -Wextra -Werror -shared -static -s -o "$dll" \
      "$here"/fake-wua/*.cpp "$here"/fake-wua/fakewua.def -lole32 -loleaut32 -luuid -ladvapi32 9>&-
  fi
  quietly wine regsvr32 /s 'C:\fake-wua\fakewua.dll'
}

# ---------------------------------------------------------------------------------------------- the tests

windows_path() { printf 'Z:%s' "${1//\//\\}"; }

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
    echo "The tests on the Windows JRE gave no report (status $status)." >&2
    exit 1
  fi
  tr -d '\r' <"$work/reports/TEST-junit-jupiter.xml" \
    | sed 's/<testsuite name="JUnit Jupiter"/<testsuite name="windows (Wine)"/' >"$reports/TEST-windows.xml"
  if ! grep -q '<testcase ' "$reports/TEST-windows.xml"; then
    echo "No test tagged windows was found." >&2
    exit 1
  fi
  echo "Windows tests in Wine: $((SECONDS - began)) s"
  # In Surefire's words, so that whoever adds up a build counts these too.
  awk '/<testsuite /{ split("tests failures errors skipped", names, " ")
    for (i = 1; i <= 4; i++) { match($0, " " names[i] "=\"[0-9]+\""); split(substr($0, RSTART, RLENGTH), q, "\""); v[i] = q[2] + 0 }
    printf "Tests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", v[1], v[2], v[3], v[4]; exit }' "$reports/TEST-windows.xml"
  if [[ $status != 0 ]]; then
    tail -n 50 "$work/stderr.log" >&2
    exit "$status"
  fi
}

jre
prefix
if compgen -G "$here/fake-wua/*.cpp" >/dev/null; then fake_wua; fi
tests "$@"
