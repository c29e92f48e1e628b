#!/bin/sh
# Tries the .rpm: installs it with dnf in a clean root, looks at what a desktop needs, does the practice job as an ordinary
# user, opens the window with a plan, installs it over itself, removes it, and looks whether anything was left. The root is a
# Debian 12 with rpm and dnf of its own, whose rpm database knows one package: it provides what rpm itself finds that Debian's
# libraries provide. So requirements are held against real libraries, but it is no Red Hat system. Needs what clean-root.sh
# needs, and rpm.
# $1 the .rpm   $2 a directory with the practice servers (target/practice)
set -eu
# shellcheck source=packaging/linux/clean-root.sh
. "$(dirname "$0")/clean-root.sh"
package=$(realpath "$1")
# What acts on the files in a Red Hat system does so by file triggers; here it is called by hand, below.
make_root rpm "$(realpath "$2")" --include=rpm,dnf,shared-mime-info,desktop-file-utils
dnf() {
  inside dnf --quiet --assumeyes --disablerepo='*' --setopt=install_weak_deps=False "$@"
}
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

archive_is_used /opt/standby-wizard/bin/standby-wizard
somebody /opt/standby-wizard/bin/standby-wizard practice --from /mnt
opens_a_plan /opt/standby-wizard/bin/standby-wizard 98

# As an update does it: the new one is there before the old one goes.
dnf reinstall /tmp/standby-wizard.rpm
inside rpm --verify standby-wizard

dnf remove standby-wizard
inside update-mime-database /usr/share/mime
inside update-desktop-database /usr/share/applications
nothing_is_left ./var/lib/dnf
