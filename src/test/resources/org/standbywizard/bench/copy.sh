#!/bin/sh
# pg_basebackup by hand on Debian's layout, with what the product asks of it. The session is open before.
# KEY KNOWN_HOSTS DIRECTORY PASSWORD PRIMARY STANDBY       Says: copy MILLISECONDS
set -eu
key=$1 known=$2 directory=$3 password=$4 primary=$5 standby=$6
data=/var/lib/postgresql/15/main

on() {
    ssh -F none -i "$key" -o IdentitiesOnly=yes -o BatchMode=yes -o UserKnownHostsFile="$known" \
        -o ControlPath="$directory/%h" -o ControlMaster=auto -o ControlPersist=60 "root@$standby" "$@"
}

on "umask 077; echo '$primary:5432:*:replicator:$password' >/var/lib/postgresql/.pgpass; chown postgres: /var/lib/postgresql/.pgpass"
begun=$(date +%s%N)
on "cd / && runuser -u postgres -- /usr/lib/postgresql/15/bin/pg_basebackup -h $primary -U replicator -D $data.copy -X stream -c fast -P -v -w -S db3 >/tmp/log 2>&1"
ended=$(date +%s%N)
echo "copy $(((ended - begun) / 1000000))"
ssh -F none -o ControlPath="$directory/%h" -O exit "root@$standby" 2>/dev/null || :
