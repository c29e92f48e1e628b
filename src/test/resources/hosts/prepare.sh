#!/bin/sh
# Runs in the root file system of one host (chroot) before its first boot.
# $1 host name   $2 running or uninitialised   $3 PostgreSQL's major version   $4 debian, pgdg or distro
# stdin: the public key that may log in
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
LANG=en_US.UTF-8
export PATH LANG

echo "$1" >/etc/hostname
printf '127.0.0.1 localhost\n127.0.1.1 %s\n::1 localhost ip6-localhost ip6-loopback\n' "$1" >/etc/hosts
tr -d - </proc/sys/kernel/random/uuid >/etc/machine-id
ssh-keygen -A >/dev/null

key=$(cat)
for user in root admin dba; do
    home=$(getent passwd "$user" | cut -d: -f6)
    mkdir -p "$home/.ssh"
    chmod 0700 "$home/.ssh"
    echo "$key" >"$home/.ssh/authorized_keys"
    chmod 0600 "$home/.ssh/authorized_keys"
    chown -R "$user:" "$home/.ssh"
done

[ "$2" = running ] || exit 0
case $4 in
    debian)
        pg_createcluster "$3" main >/dev/null
        ;;
    pgdg)
        "/usr/pgsql-$3/bin/postgresql-$3-setup" initdb
        systemctl enable "postgresql-$3.service" 2>/dev/null
        ;;
    distro)
        postgresql-setup --initdb
        systemctl enable postgresql.service 2>/dev/null
        ;;
esac
