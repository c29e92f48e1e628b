#!/bin/sh
# The same set-up as typed by somebody who knows everything beforehand: Debian's layout, PostgreSQL 15, one standby.
# KEY KNOWN_HOSTS DIRECTORY PASSWORD VERIFY(true|false) PRIMARY STANDBY
# Sessions are open before the clock runs, as the product's are. Says: NAME MILLISECONDS
set -eu
key=$1 known=$2 directory=$3 password=$4 verify=$5 primary=$6 standby=$7
conf=/etc/postgresql/15/main data=/var/lib/postgresql/15/main bin=/usr/lib/postgresql/15/bin

on() {
    host=$1
    shift
    ssh -F none -i "$key" -o IdentitiesOnly=yes -o BatchMode=yes -o UserKnownHostsFile="$known" \
        -o ControlPath="$directory/%h" -o ControlMaster=auto -o ControlPersist=60 "root@$host" "$@"
}

millis() { echo $(($(date +%s%N) / 1000000)); }

on "$primary" true
on "$standby" true
begun=$(millis)

on "$primary" "cd / && runuser -u postgres -- psql -qXc \"CREATE ROLE replicator LOGIN REPLICATION PASSWORD '$password'\""
on "$primary" "echo \"listen_addresses = '*'\" >>$conf/postgresql.conf"
on "$primary" "sed -i '1i host replication replicator $standby/32 scram-sha-256' $conf/pg_hba.conf"
on "$primary" "systemctl restart postgresql@15-main"
on "$primary" "cd / && runuser -u postgres -- psql -qXAtc \"SELECT pg_create_physical_replication_slot('db2', true)\"" >/dev/null
primary_done=$(millis)
on "$standby" "umask 077; echo '$primary:5432:*:replicator:$password' >/var/lib/postgresql/.pgpass; chown postgres: /var/lib/postgresql/.pgpass"
on "$standby" "systemctl stop postgresql@15-main"
on "$standby" "mv $data $data.old"
copy=$(millis)
on "$standby" "cd / && runuser -u postgres -- $bin/pg_basebackup -h $primary -U replicator -D $data -X stream -c fast -S db2 -w"
if [ "$verify" = true ]; then
    on "$standby" "cd / && runuser -u postgres -- $bin/pg_verifybackup -q $data"
fi
copied=$(millis)
on "$standby" "runuser -u postgres -- touch $data/standby.signal"
on "$standby" "printf \"primary_conninfo = 'host=$primary user=replicator application_name=db2'\nprimary_slot_name = 'db2'\n\" >>$conf/postgresql.conf"
on "$standby" "systemctl start postgresql@15-main"
started=$(millis)
until [ "$(on "$primary" "cd / && runuser -u postgres -- psql -qXAtc \"SELECT state FROM pg_stat_replication WHERE application_name = 'db2'\"")" = streaming ]; do
    sleep 0.05
done
streaming=$(millis)
on "$primary" "cd / && runuser -u postgres -- psql -qXc \"CREATE TABLE proof AS SELECT 42 AS answer\""
until [ "$(on "$standby" "cd / && runuser -u postgres -- psql -qXAtc 'SELECT answer FROM proof'" 2>/dev/null)" = 42 ]; do
    sleep 0.05
done
on "$primary" "cd / && runuser -u postgres -- psql -qXc 'DROP TABLE proof'"
proved=$(millis)

echo "primary $((primary_done - begun))"
echo "stop $((copy - primary_done))"
echo "copy $((copied - copy))"
echo "start $((started - copied))"
echo "streaming $((streaming - started))"
echo "proof $((proved - streaming))"
echo "all $((proved - begun))"
for host in "$primary" "$standby"; do
    ssh -F none -o ControlPath="$directory/%h" -O exit "root@$host" 2>/dev/null || :
done
