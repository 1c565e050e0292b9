# Sourced by run.sh and prefix.sh: a Windows JRE, a Wine prefix and in it the fake Windows Update Agent, all in
# target/wine. README.md beside this file explains it. Whoever sources this defines skip(), which is called with the
# reason and ends the script.
#
# Environment: JAVA_HOME (a JDK: jar), MVN (default mvn), MAVEN_REPOSITORY (default ~/.m2/repository).
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
module=$(cd "$here/../../.." && pwd)
work=$module/target/wine
mkdir -p "$work"

JRE_ARTIFACT=org.flywaydb:flyway-commandline:10.21.0:zip:windows-x64
JRE_FILE=org/flywaydb/flyway-commandline/10.21.0/flyway-commandline-10.21.0-windows-x64.zip
JRE_FOLDER=flyway-10.21.0/jre
JRE_SHA256=7fb2fb92db2e8100247535a8a6ee7995625744190e938e2a48b680eb3070ac6c

export WINEPREFIX=$work/prefix WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
unset DISPLAY WAYLAND_DISPLAY

# Nobody shall overlook it.
skipped() {
  local line='########################################################################'
  printf '\n%s\n#  WINDOWS TESTS SKIPPED (Wine): %s\n' "$line" "$1"
  printf '#  Nothing that this build says is about the agent on Windows.\n'
  printf '#  TESTS WINDOWS NON EXÉCUTÉS (Wine) : cette construction ne dit rien de\n#  l'"'"'agent sous Windows.\n'
  printf '#  Debian: apt-get install --no-install-recommends wine64 wine g++-mingw-w64-x86-64-win32\n%s\n\n' "$line"
}

windows_path() { printf 'Z:%s' "${1//\//\\}"; }

# With its output in wine.log and without the lock; what fails says so, with the end of that log.
quietly() {
  "$@" >>"$work/wine.log" 2>&1 9>&- </dev/null && return
  local status=$?
  tail -n 20 "$work/wine.log" >&2
  echo "[ERROR] Windows tests: $* ended with $status; see host-agent/target/wine/wine.log" >&2
  return "$status"
}

tools() {
  local tool
  for tool in wine wineserver x86_64-w64-mingw32-g++ sha256sum; do
    command -v "$tool" >/dev/null || skip "$tool is not installed"
  done
}

# One at a time in a working copy: they share the prefix. No child may inherit the lock.
alone() {
  exec 9>"$work/lock"
  if command -v flock >/dev/null; then flock 9; fi
}

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
    || { echo "[ERROR] $zip is not what it should be: SHA-256 differs from $JRE_SHA256" >&2; exit 1; }
  rm -rf "$work/jre" "$work/unpacked"
  mkdir "$work/unpacked"
  (cd "$work/unpacked" && "${JAVA_HOME:?}/bin/jar" --extract --file "$zip" "$JRE_FOLDER/")
  mv "$work/unpacked/$JRE_FOLDER" "$work/jre"
  rm -rf "$work/unpacked"
  touch "$work/jre/$JRE_SHA256"
}

# Wine gives a service 10 s to answer its manager, Windows 30 s, and on a loaded machine a JVM takes longer than both.
# The manager reads it when it starts, so everything ends once before it counts.
prefix() {
  : >"$work/wine.log"
  if [[ ! -f $WINEPREFIX/made-2 ]]; then
    rm -rf "$WINEPREFIX"
    quietly wineboot -i || skip "Wine cannot make a prefix; see host-agent/target/wine/wine.log"
    quietly wine reg add 'HKCU\Software\Wine' /v Version /d win10 /f
    quietly wine reg add 'HKLM\SYSTEM\CurrentControlSet\Control' /v ServicesPipeTimeout /t REG_SZ /d 180000 /f
    quietly wineserver -w
    touch "$WINEPREFIX/made-2"
  fi
  quietly wineserver -p
}

# Only the server of this prefix, and with it whatever still runs in it.
stop() { wineserver -k >/dev/null 2>&1 || true; }

fake_wua() {
  local dll=$WINEPREFIX/drive_c/fake-wua/fakewua.dll
  mkdir -p "$(dirname "$dll")"
  if [[ ! -f $dll || $(find "$here/fake-wua" -newer "$dll" -type f | head -n 1) ]]; then
    x86_64-w64-mingw32-g++ -std=c++17 -O1 -Wall -Wextra -Werror -shared -static -s -o "$dll" \
      "$here"/fake-wua/*.cpp "$here"/fake-wua/fakewua.def -lole32 -loleaut32 -luuid -ladvapi32 9>&-
  fi
  quietly wine regsvr32 /s 'C:\fake-wua\fakewua.dll'
}

# All of it, ready for a process in the prefix; ended with this script.
windows() {
  tools
  alone
  jre
  trap stop EXIT
  prefix
  fake_wua
}
