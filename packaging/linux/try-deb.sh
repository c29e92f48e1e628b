#!/bin/sh
# Tries the .deb on a clean Debian 12: installs it with apt, does the practice job as an ordinary user, opens the window
# with a plan as a double click does, walks to the practice lab in the window, takes a picture of it, uninstalls, and looks
# whether anything was left; then the portable archive beside it. Both must start from their archive of classes. Needs what
# clean-root.sh needs, imagemagick and xdotool.
# $1 the .deb   $2 a directory with the practice servers (target/practice)   $3 where the picture goes (a .png)
set -eu
# shellcheck source=packaging/linux/clean-root.sh
. "$(dirname "$0")/clean-root.sh"
deb=$(realpath "$1")
picture=$(realpath "$3")
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
opens_a_plan /opt/standby-wizard/bin/standby-wizard 97

# Blue, of one of the two states that the form's button has with the focus.
has_a_focused_button() {
  DISPLAY="$display" import -window root -crop 1x1+325+650 txt:- |
    grep -q -F -e 'srgb(9,105,218)' -e 'srgb(5,80,174)'
}

# To the practice lab in the window: the card is clicked, then the form's button has the focus.
state=/home/somebody/.local/state/standby-wizard/practice
somebody mkdir -p "$state"
somebody ln -s /mnt "$state/archives"
start_window 97 /opt/standby-wizard/bin/standby-wizard window
await_window 'New plan' "$picture"
DISPLAY="$display" xdotool mousemove 832 321 click 1
await 30 'no button that starts the practice lab' has_a_focused_button
DISPLAY="$display" xdotool key space
# What the lab's plan is called; it is open once the servers run.
await_window 'plan.json' "$picture"
ls -d "$root$state"/lab-*
end_window
if ls -d "$root$state"/lab-* 2>/dev/null; then
  echo "the practice lab outlived its window" >&2
  exit 1
fi

inside apt-get purge -qq -y standby-wizard >/dev/null
nothing_is_left ./var/lib/dpkg

set -- "$(dirname "$deb")"/standby-wizard-*-linux-*.tar.xz
mkdir "$root/home/somebody/a place"
tar -C "$root/home/somebody/a place" --strip-components=1 -xf "$1"
archive_is_used '/home/somebody/a place/bin/standby-wizard'
somebody '/home/somebody/a place/bin/standby-wizard' practice --from /mnt
