#!/bin/sh
# Runs in a Debian root file system (chroot): gives it the layout that PostgreSQL's RPM packages have.
# $1 PostgreSQL's major version   $2 major version of the Debian packages in this root
# $3 pgdg (the project's packages) or distro (Red Hat's own)
# $4 where the server comes from: debian (moved) or embedded (already lies in /usr/pgsql-$1, without clients)
# $5 script languages: perl, python, platform-python
# stdin: the unit file, with @BIN@, @SERVER@, @DATA@ and @CHECK@
set -eu
PATH=/usr/sbin:/usr/bin:/sbin:/bin
debian=/usr/lib/postgresql/$2
if [ "$3" = pgdg ]; then
    bin=/usr/pgsql-$1/bin
    lib=/usr/pgsql-$1/lib
    unit=postgresql-$1
    setup=$bin/postgresql-$1-setup
    check=$bin/postgresql-$1-check-db-dir
    data=/var/lib/pgsql/$1/data
else
    # The server looks for its libraries in lib beside bin.
    bin=/usr/bin
    lib=/usr/lib
    unit=postgresql
    setup=$bin/postgresql-setup
    check=/usr/libexec/postgresql-check-db-dir
    data=/var/lib/pgsql/data
fi

# Debian's tools: its wrappers, units, cluster configuration.
for package in postgresql-common postgresql-client-common; do
    while read -r file; do
        if [ -f "$file" ] || [ -L "$file" ] && [ ! -d "$file" ]; then
            rm -f "$file"
        fi
    done <"/var/lib/dpkg/info/$package.list"
done
rm -rf /etc/postgresql /etc/postgresql-common /usr/share/postgresql-common /var/log/postgresql \
    /etc/systemd/system/multi-user.target.wants/postgresql.service /etc/rc?.d/*postgresql

mkdir -p "$bin" "$lib" /usr/libexec
if [ "$4" = debian ]; then
    cp -a "$debian/bin/." "$bin"
    cp -a "$debian/lib/." "$lib"
    share=/usr/share/postgresql/$2
else
    for client in psql pg_basebackup pg_verifybackup pg_controldata pg_isready pg_receivewal pg_dump pgbench; do
        cp -a "$debian/bin/$client" "$bin"
    done
    share=/usr/pgsql-$1/share
    [ -d "$share/postgresql" ] && share=$share/postgresql
    rm -rf "/usr/share/postgresql/$2"
fi
rm -rf /usr/lib/postgresql
if [ "$3" = pgdg ]; then
    for client in psql pg_basebackup pg_dump; do
        ln -s "$bin/$client" "/etc/alternatives/pgsql-$client"
        ln -s "/etc/alternatives/pgsql-$client" "/usr/bin/$client"
    done
fi

# The packages' changes to the defaults.
sed -i -e "s|^#logging_collector = .*|logging_collector = on|" \
    -e "s|^#log_directory = .*|log_directory = 'log'|" \
    -e "s|^#log_filename = .*|log_filename = 'postgresql-%a.log'|" \
    -e "s|^#log_truncate_on_rotation = .*|log_truncate_on_rotation = on|" \
    "$share/postgresql.conf.sample"

# Red Hat's number for the user; here a group that no one uses has it.
groupmod -g 526 tape
groupmod -g 26 postgres
usermod -u 26 -d /var/lib/pgsql postgres
rm -rf /var/lib/postgresql
mkdir -p "$data" "${data%/*}/backups"
chown -R postgres:postgres /var/lib/pgsql
chmod 0700 /var/lib/pgsql "${data%/*}" "$data" "${data%/*}/backups"
cat >/var/lib/pgsql/.bash_profile <<END
[ -f /etc/profile ] && source /etc/profile
PGDATA=$data
export PGDATA
END
chown postgres:postgres /var/lib/pgsql/.bash_profile
echo 'd /run/postgresql 0755 postgres postgres -' >/usr/lib/tmpfiles.d/postgresql.conf

# Up to 15 the server is started by its old name; PGDATA ends in a slash.
server=postgres
case $1 in 9.6 | 1[0-5])
    server=postmaster
    ln -sf postgres "$bin/postmaster"
    ;;
esac
sed -e "s|@BIN@|$bin|g" -e "s|@SERVER@|$bin/$server|g" -e "s|@DATA@|$data/|g" -e "s|@CHECK@|$check|g" \
    >"/usr/lib/systemd/system/$unit.service"
cat >"$check" <<'END'
#!/bin/sh
# The server must not start in a directory that was never initialised.
if [ ! -f "$1/PG_VERSION" ]; then
    echo "\"$1\" is missing or empty. Initialize the database cluster first." >&2
    exit 1
fi
END
# Authentication as the packages choose it, by version.
host=scram-sha-256
case $1 in 9.6 | 10 | 11 | 12 | 13) host=ident ;; esac
cat >"$setup" <<END
#!/bin/sh
# Initialises the database cluster of the service.
set -eu
[ "\${1#--}" = initdb ] || exit 2
data=\$(sed -n 's|^Environment=PGDATA=\(.*\)/\$|\1|p' /usr/lib/systemd/system/$unit.service)
umask 077
cd /
runuser -u postgres -- $bin/initdb --pgdata="\$data" --auth-local=peer --auth-host=$host \\
    >"\${data%/*}/initdb.log" 2>&1 </dev/null
# What the packages' servers are compiled with.
sed -i "s|^#*unix_socket_directories = .*|unix_socket_directories = '/run/postgresql, /tmp'|" "\$data/postgresql.conf"
mkdir -p "\$data/log"
chown postgres:postgres "\$data/log"
END
chmod 0755 "$check" "$setup"

# What else is different there.
cat >/etc/os-release <<END
NAME="RPM-like test host"
ID="rpmlike"
ID_LIKE="rhel centos fedora"
VERSION_ID="9"
PRETTY_NAME="RPM-like test host"
END
rm -f /etc/debian_version
ln -sf bash /bin/sh
echo 'Defaults secure_path = /sbin:/bin:/usr/sbin:/usr/bin' >/etc/sudoers.d/secure_path
chmod 0440 /etc/sudoers.d/secure_path
gpasswd -d dba sudo >/dev/null
groupadd --system wheel
gpasswd -a dba wheel >/dev/null
echo '%wheel ALL=(ALL) ALL' >/etc/sudoers.d/wheel
chmod 0440 /etc/sudoers.d/wheel
case $5 in
    perl)
        rm -f /usr/bin/python3*
        ;;
    python)
        rm -f /usr/bin/perl*
        ;;
    platform-python)
        python=$(readlink /usr/bin/python3)
        mv "/usr/bin/$python" "/usr/libexec/platform-$python"
        ln -s "platform-$python" /usr/libexec/platform-python
        rm -f /usr/bin/perl* /usr/bin/python3
        ;;
esac
rm -rf /etc/apt /var/lib/apt /usr/bin/apt* /usr/bin/dpkg*
