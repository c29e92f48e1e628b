set -e
cd /
b=/usr/lib/postgresql/15/bin
as() { runuser -u postgres -- "$@"; }
# a stopped second cluster of postgresql-common, with a directory elsewhere and a port of its own
mkdir -p /srv/second && chown postgres: /srv/second
pg_createcluster 15 second -d /srv/second/data -p 5440 >/dev/null
# a plain data directory under a unit of its own, reached through a link, with a tablespace and WAL elsewhere
mkdir -p /disk/pg /disk/wal /disk/ts && chown -R postgres: /disk
ln -s /disk /data
as $b/initdb -D /data/pg/pg_data -X /disk/wal/x >/dev/null
cat >>/disk/pg/pg_data/postgresql.conf <<C
port = 5441
unix_socket_directories = '/tmp'
INCLUDE_DIR = 'extra.d'   # relative
include_if_exists '/data/pg/it''s.conf'
include_if_exists = 'none.conf'
C
mkdir /disk/pg/pg_data/extra.d
echo "work_mem = 5MB" >/disk/pg/pg_data/extra.d/10.conf
echo "# nothing" >"/disk/pg/it's.conf"
chown -R postgres: /disk
cat >/etc/systemd/system/mydb.service <<U
[Unit]
Description=database
[Service]
User=postgres
Environment=PGDATA=/data/pg/pg_data OTHER=x
ExecStart=$b/postgres -D \${PGDATA}
[Install]
WantedBy=multi-user.target
U
# an RPM's unit whose directory was never initialised
ln -s /usr/lib/postgresql/15 /usr/pgsql-15
mkdir -p /var/lib/pgsql/15 && chown -R postgres: /var/lib/pgsql
cat >/etc/systemd/system/postgresql-15.service <<U
[Service]
Type=notify
User=postgres
Environment=PGDATA=/var/lib/pgsql/15/data/
ExecStart=/usr/pgsql-15/bin/postmaster -D \${PGDATA}
U
systemctl daemon-reload
systemctl enable --now mydb.service 2>/dev/null
# a plain directory under pg_ctl, with a space in its name, running; another, stopped
mkdir -p "/opt/my data" && chown postgres: "/opt/my data"
as $b/initdb -k -D "/opt/my data/d" >/dev/null
cat >>"/opt/my data/d/postgresql.conf" <<C
port = 5442
unix_socket_directories = '/tmp'
C
as $b/pg_ctl -w -D "/opt/my data/d" -l /tmp/plain.log start >/dev/null </dev/null
as $b/initdb -D "/opt/my data/stopped" >/dev/null
echo "port = 5443" >>"/opt/my data/stopped/postgresql.conf"
i=0; while [ $i -lt 100 ] && ! as $b/psql -XAtc "CREATE TABLESPACE fast LOCATION '/disk/ts'" -h /tmp -p 5441 >/dev/null 2>&1; do i=$((i+1)); sleep 0.1; done
