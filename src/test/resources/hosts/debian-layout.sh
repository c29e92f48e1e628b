#!/bin/sh
# Runs in a Debian root file system (chroot): another version of the server takes the place of Debian's, under
# postgresql-common as before.
# $1 PostgreSQL's major version, whose server already lies in /usr/lib/postgresql/$1, without clients
# $2 major version of the Debian packages in this root
set -eu
old=/usr/lib/postgresql/$2/bin
for client in psql pg_basebackup pg_verifybackup pg_controldata pg_isready pg_receivewal pg_dump pgbench; do
    cp -a "$old/$client" "/usr/lib/postgresql/$1/bin"
done
rm -rf "/usr/lib/postgresql/$2" "/usr/share/postgresql/$2"
