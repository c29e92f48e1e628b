#!/bin/sh
# Renews packaging/classes.list: the classes of Java and the libraries that the window's first page and a whole practice run
# load. The build puts them, and all of the program's own, into the archive of classes of an installer; names that are gone
# are passed over, so this is worth doing only after libraries or Java have changed. Needs Xvfb, xdotool, and
# mvn -Pinstaller-linux -DskipTests package before it.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
server=
clean_up() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || :
  rm -rf "$work"
}
trap clean_up EXIT
java=$(pwd)/target/runtime/bin/java
export STANDBY_WIZARD_HOME="$work/home"
# record NAME ARGUMENTS...
record() {
  name=$1
  shift
  exec "$java" -Xshare:off -XX:+UseSerialGC -XX:DumpLoadedClassList="$work/$name" -Djdk.console=java.base \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -cp 'target/app/lib/*' \
    org.standbywizard.app.Main "$@"
}

mkfifo "$work/display"
Xvfb -displayfd 3 -screen 0 1600x1000x24 3>"$work/display" >/dev/null 2>&1 &
server=$!
read -r number <"$work/display"
export DISPLAY=":$number"
(record window window) &
window=$!
rounds=0
until xdotool search --onlyvisible --name 'Standby Wizard' >/dev/null 2>&1; do
  rounds=$((rounds + 1))
  if [ "$rounds" -gt 60 ]; then
    echo "no window after $rounds s" >&2
    exit 1
  fi
  sleep 1
done
sleep 5
xdotool mousemove 960 600 key F1
sleep 3
kill "$window"
wait "$window" || :
(record practice practice --from target/practice)

{
  echo '# Made by packaging/classes.sh.'
  # Not the program's own, nor those of signed jars, which an archive does not take; nor what was made while it ran.
  cat "$work/window" "$work/practice" | grep -v -e '^[#@]' -e ' source: ' | cut -d ' ' -f 1 |
    grep -v -e '^org/standbywizard/' -e '^org/bouncycastle/' | LC_ALL=C sort -u
} >"$work/classes.list"
mv "$work/classes.list" packaging/classes.list
wc -l packaging/classes.list
