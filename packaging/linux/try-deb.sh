#!/bin/sh
# Tries the .deb on a clean Debian 12: installs it with apt, does the practice job as an ordinary user, opens the window
# with a plan as a double click does, takes its picture, uninstalls, and looks whether anything was left; then the portable
# archive beside it. Root only; needs debootstrap, xvfb, x11-utils, imagemagick.
# $1 the .deb   $2 a directory with the practice servers (target/practice)   $3 where the picture goes (a .png)
set -eu
deb=$(realpath "$1")
servers=$(realpath "$2")
picture=$(realpath "$3")
# The mirror that this machine's own apt uses.
mirror=${MIRROR:-$(sed -n -e 's/^URIs: *\([^ ]*\).*/\1/p' -e 's/^deb  *\([^ [][^ ]*\).*/\1/p' /etc/apt/sources.list \
  /etc/apt/sources.list.d/* 2>/dev/null | sed 's|/*$||' | grep '/debian$' | head -n 1)}
if [ -z "$mirror" ]; then
  echo "no Debian mirror found in /etc/apt: name one in MIRROR" >&2
  exit 2
fi
root=$(mktemp -d /var/tmp/standby-wizard-deb.XXXXXX)
chmod 0755 "$root"
screen=
clean_up() {
  [ -z "$screen" ] || kill "$screen" 2>/dev/null || :
  umount "$root/tmp/.X11-unix" "$root/mnt" "$root/proc" 2>/dev/null || :
  rm -rf --one-file-system "$root"
}
trap clean_up EXIT
inside() {
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

debootstrap --variant=minbase bookworm "$root" "$mirror" >/dev/null
mount -t proc proc "$root/proc"
# dpkg keeps logs and lists of its own; what the package leaves is looked for everywhere else.
left() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./var/lib/dpkg -o -path ./var/lib/apt -o -path ./var/cache \
    -o -path ./var/log -o -path ./tmp -o -path ./home \) -prune -o -name '*standby*' -print)
}
cp "$deb" "$root/tmp/standby-wizard.deb"
inside apt-get update -qq
inside apt-get install -qq -y --no-install-recommends /tmp/standby-wizard.deb >/dev/null
inside dpkg -s standby-wizard | grep '^Recommends:.*fonts-noto-cjk'
entry=/usr/share/applications/standby-wizard-standby-wizard.desktop
inside grep -q '^Name=Standby Wizard$' "$entry"
# What a desktop needs in order to open a plan by double click.
inside grep -q '^Exec=/opt/standby-wizard/bin/standby-wizard %f$' "$entry"
inside grep -q '^MimeType=application/x-standby-wizard-plan$' "$entry"
inside grep -q '^application/x-standby-wizard-plan:\*.standbyplan$' /usr/share/mime/globs

mount --bind "$servers" "$root/mnt"
inside useradd --create-home somebody
# somebody ARGUMENTS..., as who one is at a desktop
somebody() {
  inside runuser -u somebody -- "$@"
}
somebody /opt/standby-wizard/bin/standby-wizard practice --from /mnt

mkdir -p "$root/tmp/.X11-unix"
display=97
Xvfb ":$display" -screen 0 1400x900x24 >/dev/null 2>&1 &
screen=$!
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
plan='/home/somebody/our shop.standbyplan'
printf '{"format": "standby-wizard/1", "primary": {"host": "db1.example"}, "standbys": [{"host": "db2.example"}]}\n' \
  >"$root$plan"
somebody env DISPLAY=":$display" /opt/standby-wizard/bin/standby-wizard "$plan" &
window=$!
# A grey screen until the window is painted: then there are many colours. The title names the plan that is open.
rounds=0
colours=0
title=
while [ "$colours" -lt 50 ] || [ -z "$title" ]; do
  rounds=$((rounds + 1))
  if [ "$rounds" -gt 60 ]; then
    echo "no window with the plan after $rounds s" >&2
    exit 1
  fi
  sleep 1
  DISPLAY=":$display" import -window root "$picture" 2>/dev/null || continue
  colours=$(identify -format '%k' "$picture")
  title=$(xwininfo -display ":$display" -root -tree | grep -o '"[^"]*our shop[^"]*"' | head -n 1) || :
done
echo "the window $title is there, its picture is $picture"
kill "$screen"
chmod 0755 "$root"
screen=
wait "$window" || :

inside apt-get purge -qq -y standby-wizard >/dev/null
if [ -n "$(left)" ]; then
  echo "left behind:" >&2
  left >&2
  exit 1
fi
echo "nothing is left behind"

set -- "$(dirname "$deb")"/standby-wizard-*-linux-*.tar.xz
mkdir "$root/home/somebody/a place"
tar -C "$root/home/somebody/a place" --strip-components=1 -xf "$1"
somebody '/home/somebody/a place/bin/standby-wizard' practice --from /mnt
