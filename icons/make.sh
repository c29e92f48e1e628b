#!/bin/sh
# Makes all icons from standby-wizard.svg: PNG for the window and Linux, .ico for Windows, .icns for macOS.
# Needs rsvg-convert (librsvg2-bin), icotool (icoutils) and png2icns (icnsutils).
set -eu
cd "$(dirname "$0")"
window=../src/main/resources/org/standbywizard/ui
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for size in 16 24 32 48 64 128 256 512 1024; do
  rsvg-convert --width "$size" --height "$size" standby-wizard.svg --output "$work/$size.png"
done
for size in 16 32 48 64 128 256; do
  cp "$work/$size.png" "$window/icon-$size.png"
done
cp "$work/512.png" standby-wizard.png
(
  cd "$work"
  icotool --create --output=standby-wizard.ico 16.png 24.png 32.png 48.png 64.png --raw=256.png
  png2icns standby-wizard.icns 16.png 32.png 48.png 128.png 256.png 512.png 1024.png >/dev/null
)
cp "$work/standby-wizard.ico" "$work/standby-wizard.icns" .
