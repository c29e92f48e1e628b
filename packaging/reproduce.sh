#!/bin/sh
# Builds what is committed twice, in two directories, time zones and languages, and compares everything that people get
# of it (target/app: the program, its libraries, its list of materials). Takes mvn's options; with -o there
# is no list of materials.
set -eu
# A jar keeps the modes of directories.
umask 022
top=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# build DIRECTORY OPTIONS...
build() {
  mkdir -p "$work/$1"
  git -C "$top" archive HEAD | tar -xf - -C "$work/$1"
  (
    cd "$work/$1"
    shift
    mvn -q -B "$@" -Dmaven.test.skip=true package >&2
    cd target/app
    find . -type f | LC_ALL=C sort | xargs sha256sum
  )
}

(TZ=UTC LC_ALL=C build one "$@") >"$work/one.sums"
(TZ=Asia/Seoul LC_ALL=C.UTF-8 build another/and/deeper "$@") >"$work/another.sums"
if ! diff "$work/one.sums" "$work/another.sums"; then
  echo "The two builds differ." >&2
  exit 1
fi
grep -e '/standby-wizard-[^/]*\.jar$' -e '/bom\.json$' "$work/one.sums"
echo "$(wc -l <"$work/one.sums") files, the same in both builds."
