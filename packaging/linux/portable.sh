#!/bin/sh
# Makes the portable archive of a .deb: its program as it is, to be unpacked anywhere.
# $1 the directory that holds the .deb, and gets the archive
set -eu
cd "$1"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for deb in standby-wizard_*.deb; do
  name=standby-wizard-$(dpkg-deb --field "$deb" Version)-linux-$(dpkg-deb --field "$deb" Architecture)
  dpkg-deb --extract "$deb" "$work/root"
  mv "$work/root/opt/standby-wizard" "$work/$name"
  # What the menu is told of belongs to the package.
  rm -f "$work/$name"/lib/*.desktop "$work/$name"/lib/*-MimeInfo.xml
  XZ_OPT=-9 tar --sort=name --owner=0 --group=0 --numeric-owner -C "$work" -cJf "$name.tar.xz" "$name"
done
