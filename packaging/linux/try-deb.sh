#!/bin/sh
# Tries the .deb on a clean Debian 12: installs it with apt, does the practice job as an ordinary user, opens the window
# with a plan as a double click does, takes its picture, uninstalls, and looks whether anything was left; then the portable
# archive beside it. Both must start from their archive of classes. Needs what clean-root.sh needs, and imagemagick.
# $1 the .deb   $2 a directory with the practice servers (target/practice)   $3 where the picture goes (a .png)
set -eu
# shellcheck source=packaging/linux/clean-root.sh
. "$(dirname "$0")/clean-root.sh"
deb=$(realpath "$1")
make_root deb "$(realpath "$2")"
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

archive_is_used /opt/standby-wizard/bin/standby-wizard
somebody /opt/standby-wizard/bin/standby-wizard practice --from /mnt
opens_a_plan /opt/standby-wizard/bin/standby-wizard 97 "$(realpath "$3")"

inside apt-get purge -qq -y standby-wizard >/dev/null
nothing_is_left ./var/lib/dpkg

set -- "$(dirname "$deb")"/standby-wizard-*-linux-*.tar.xz
mkdir "$root/home/somebody/a place"
tar -C "$root/home/somebody/a place" --strip-components=1 -xf "$1"
archive_is_used '/home/somebody/a place/bin/standby-wizard'
somebody '/home/somebody/a place/bin/standby-wizard' practice --from /mnt
