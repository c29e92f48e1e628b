#!/bin/sh
# Runs in a fresh root file system (chroot): makes it a server that an administrator could have set up.
# $1 password of the user dba
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin

localedef -i en_US -f UTF-8 en_US.UTF-8
echo 'LANG=en_US.UTF-8' >/etc/default/locale

useradd --create-home --shell /bin/bash admin
echo 'admin ALL=(ALL:ALL) NOPASSWD: ALL' >/etc/sudoers.d/admin
chmod 0440 /etc/sudoers.d/admin
useradd --create-home --shell /bin/bash --groups sudo dba
printf 'dba:%s\n' "$1" | chpasswd

# ChallengeResponseAuthentication is what every OpenSSH version calls keyboard-interactive.
cat >/etc/ssh/sshd_config.d/10-password.conf <<'END'
PasswordAuthentication yes
ChallengeResponseAuthentication yes
UsePAM yes
END
rm -f /etc/ssh/ssh_host_*

# A cluster of its own for every host comes later: two servers never share a system identifier.
if command -v pg_lsclusters >/dev/null; then
    pg_lsclusters -h | while read -r version name rest; do
        pg_dropcluster "$version" "$name"
    done
fi

: >/etc/machine-id
: >/etc/resolv.conf
rm -f /etc/hostname /var/lib/dbus/machine-id
rm -rf /var/cache/apt/archives/*.deb /var/lib/apt/lists/* /usr/share/doc/* /usr/share/man/*
