#!/bin/sh
# Makes all icons: those of the program from standby-wizard.svg, those of its plan files from standby-plan.svg. PNG is for
# the window and Linux, .ico for Windows, .icns for macOS.
# Needs rsvg-convert (librsvg2-bin), icotool (icoutils) and png2icns (icnsutils).
set -eu
cd "$(dirname "$0")"
window=../src/main/resources/org/standbywizard/ui
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The sizes of $1.svg into $work/$1, and the .ico and .icns of them
sizes() {
  mkdir "$work/$1"
  for size in 16 20 24 32 40 48 64 128 256 512 1024; do
    rsvg-convert --width "$size" --height "$size" "$1.svg" --output "$work/$1/$size.png"
  done
  (
    cd "$work/$1"
    icotool --create --output="$1.ico" 16.png 20.png 24.png 32.png 40.png 48.png 64.png --raw=256.png
    png2icns "$1.icns" 16.png 32.png 48.png 128.png 256.png 512.png 1024.png >/dev/null
  )
  cp "$work/$1/$1.ico" "$work/$1/$1.icns" .
}
sizes standby-wizard
for size in 16 32 48 64 128 256; do
  cp "$work/standby-wizard/$size.png" "$window/icon-$size.png"
done
cp "$work/standby-wizard/512.png" standby-wizard.png
sizes standby-plan
cp "$work/standby-plan/128.png" standby-plan.png
