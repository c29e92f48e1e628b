#!/bin/sh
# Tries the .rpm: installs it with dnf in a clean root, looks at what a desktop needs, does the practice job as an ordinary
# user, opens the window with a plan, installs it over itself, removes it, and looks whether anything was left. The root is a
# Debian 12 with rpm and dnf of its own, whose rpm database knows one package: it provides what rpm itself finds that Debian's
# libraries provide. So requirements are held against real libraries, but it is no Red Hat system. Root only; needs
# debootstrap, rpm, xvfb, x11-utils.
# $1 the .rpm   $2 a directory with the practice servers (target/practice)
set -eu
package=$(realpath "$1")
servers=$(realpath "$2")
# The mirror that this machine's own apt uses.
mirror=${MIRROR:-$(sed -n -e 's/^URIs: *\([^ ]*\).*/\1/p' -e 's/^deb  *\([^ [][^ ]*\).*/\1/p' /etc/apt/sources.list \
  /etc/apt/sources.list.d/* 2>/dev/null | sed 's|/*$||' | grep '/debian$' | head -n 1)}
if [ -z "$mirror" ]; then
  echo "no Debian mirror found in /etc/apt: name one in MIRROR" >&2
  exit 2
fi
root=$(mktemp -d /var/tmp/standby-wizard-rpm.XXXXXX)
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
# What the package leaves is looked for everywhere but where rpm and dnf keep lists and logs.
left() {
  (cd "$root" && find . -xdev \( -path ./proc -o -path ./var/lib/dnf -o -path ./var/cache -o -path ./var/log -o -path ./tmp \
    -o -path ./home \) -prune -o -name '*standby*' -print)
}
dnf() {
  inside dnf --quiet --assumeyes --disablerepo='*' --setopt=install_weak_deps=False "$@"
}

# What acts on the files in a Red Hat system does so by file triggers; here it is called by hand, below.
debootstrap --variant=minbase --include=rpm,dnf,shared-mime-info,desktop-file-utils bookworm "$root" "$mirror" >/dev/null
mount -t proc proc "$root/proc"
cp "$package" "$root/tmp/standby-wizard.rpm"
if dnf install /tmp/standby-wizard.rpm >"$root/tmp/refused" 2>&1; then
  echo "installed although there is no GTK" >&2
  exit 1
fi
grep -q 'libgtk-3.so.0()(64bit)' "$root/tmp/refused"

inside apt-get install -qq -y --no-install-recommends libgtk-3-0 libxtst6 libgl1 libxxf86vm1 >/dev/null
{
  printf '%s\n' 'Name: libraries' 'Version: 12' 'Release: 1' 'Summary: What Debian has' 'License: none' 'BuildArch: noarch'
  inside sh -c 'find /usr/lib -name "*.so.*" -type f | /usr/lib/rpm/elfdeps --provides' | sort -u | sed 's/^/Provides: /'
  printf '%s\n' '%description' 'What Debian has.' '%files'
} >"$root/tmp/libraries.spec"
inside rpmbuild --quiet --define '_topdir /tmp/rpmbuild' -bb /tmp/libraries.spec
inside rpm --install /tmp/rpmbuild/RPMS/noarch/libraries-12-1.noarch.rpm

dnf install /tmp/standby-wizard.rpm
inside rpm --verify standby-wizard
inside update-mime-database /usr/share/mime
inside update-desktop-database /usr/share/applications
entry=/usr/share/applications/standby-wizard.desktop
inside desktop-file-validate "$entry"
inside grep -q '^Name=Standby Wizard$' "$entry"
# What a desktop needs in order to open a plan by double click.
inside grep -q '^Exec=/opt/standby-wizard/bin/standby-wizard %f$' "$entry"
inside grep -q '^application/x-standby-wizard-plan=standby-wizard.desktop;$' /usr/share/applications/mimeinfo.cache
inside grep -q '^application/x-standby-wizard-plan:\*.standbyplan$' /usr/share/mime/globs
inside test -s /usr/share/icons/hicolor/128x128/mimetypes/application-x-standby-wizard-plan.png

mount --bind "$servers" "$root/mnt"
inside useradd --create-home somebody
inside runuser -u somebody -- /opt/standby-wizard/bin/standby-wizard --version
inside runuser -u somebody -- /opt/standby-wizard/bin/standby-wizard practice --from /mnt

mkdir -p "$root/tmp/.X11-unix"
display=98
Xvfb ":$display" -screen 0 1400x900x24 >/dev/null 2>&1 &
screen=$!
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
plan='/home/somebody/our shop.standbyplan'
printf '{"format": "standby-wizard/1", "primary": {"host": "db1.example"}, "standbys": [{"host": "db2.example"}]}\n' \
  >"$root$plan"
inside runuser -u somebody -- env DISPLAY=":$display" /opt/standby-wizard/bin/standby-wizard "$plan" &
window=$!
# The title names the plan that is open.
rounds=0
title=
while [ -z "$title" ]; do
  rounds=$((rounds + 1))
  if [ "$rounds" -gt 60 ]; then
    echo "no window with the plan after $rounds s" >&2
    exit 1
  fi
  sleep 1
  title=$(xwininfo -display ":$display" -root -tree 2>/dev/null | grep -o '"[^"]*our shop[^"]*"' | head -n 1) || :
done
echo "the window $title is there"
kill "$screen"
screen=
wait "$window" || :

# As an update does it: the new one is there before the old one goes.
dnf reinstall /tmp/standby-wizard.rpm
inside rpm --verify standby-wizard

dnf remove standby-wizard
inside update-mime-database /usr/share/mime
inside update-desktop-database /usr/share/applications
if [ -n "$(left)" ]; then
  echo "left behind:" >&2
  left >&2
  exit 1
fi
echo "nothing is left behind"
