# Looks at one host and prints what it finds. It changes nothing and writes no file.
#
# Arguments, each any number of times:
#   cluster=DIRECTORY    a data directory to look at, besides those found
#   unit=NAME            a systemd unit to look at, besides those found
#   resolve=NAME         a host name to resolve
#   route=ADDRESS        whether and from which source address this host would reach it
#   reach=ADDRESS PORT   a TCP port to try
#   path=PATH            a directory to look at
#   only=network         nothing but resolve, route, reach and path
#
# Output: "[record]" starts a record, "key=value" a plain value, "key<" a value in base64 up to a line ".".
# The last line is "end=1". What cannot be read (no root) is left out.

export LC_ALL=C PATH="$PATH:/usr/sbin:/sbin:/usr/local/sbin"
umask 077
cd / || exit 1
nl='
'
tab='	'
me=$(id -u)

has() { command -v "$1" >/dev/null 2>&1; }

# limit SECONDS COMMAND...
if has timeout; then
    limit() { timeout "$@" </dev/null; }
else
    limit() { shift; "$@" </dev/null; }
fi

kv() {
    case $2 in
    *"$nl"*)
        printf '%s<\n' "$1"
        printf %s "$2" | base64
        echo .
        ;;
    *) printf '%s=%s\n' "$1" "$2" ;;
    esac
}

block() {
    printf '%s<\n' "$1"
    shift
    "$@" 2>/dev/null | base64
    echo .
}

# passwd_of USER: sets user_gid and user_home.
passwd_of() {
    user_gid='' user_home=''
    passwd_line "$1" </etc/passwd
    if [ -z "$user_gid" ]; then
        passwd_line "$1" <<PASSWD
$(getent passwd "$1" 2>/dev/null)
PASSWD
    fi
}

passwd_line() {
    while IFS=: read -r n _ _ g _ h _; do
        if [ "$n" = "$1" ]; then
            user_gid=$g user_home=$h
            return
        fi
    done
}

# as_owner USER COMMAND...: never root, and no login session, whose end could remove a server's shared memory.
as_owner() {
    owner_=$1
    shift
    passwd_of "$owner_"
    setpriv_=$(command -v setpriv)
    if [ "$me" != 0 ]; then
        "$@"
    elif [ "$owner_" = root ]; then
        return 1
    elif [ -n "$setpriv_" ] && [ ! -L "$setpriv_" ] && [ -n "$user_gid" ]; then
        setpriv "--reuid=$owner_" "--regid=$user_gid" --init-groups -- "$@"
    elif has runuser; then
        runuser -u "$owner_" -- "$@"
    else
        # shellcheck disable=SC2016
        su -s /bin/sh "$owner_" -c 'exec "$@"' sh "$@"
    fi </dev/null 2>/dev/null
}

# real PATH: after symbolic links, empty if its parent is not there. Directories need no program.
real() {
    if [ -d "$1" ] && [ -x "$1" ]; then
        (cd -P -- "$1" && pwd -P)
    else
        readlink -f -- "$1"
    fi 2>/dev/null
}

# existing PATH: the path itself or its nearest parent that is there.
existing() {
    e=$1
    while [ ! -e "$e" ] && [ -n "$e" ]; do
        case $e in
        */*) e=${e%/*} ;;
        *) e= ;;
        esac
    done
    printf '%s\n' "${e:-/}"
}

free_kb() {
    df -Pk -- "$1" 2>/dev/null | {
        read -r _
        read -r _ _ _ free _
        echo "${free:-0}"
    }
}

is_mount() {
    while read -r _ mp _; do
        [ "$mp" = "$1" ] && return 0
    done </proc/self/mounts
    return 1
}

is_empty() {
    for entry in "$1"/* "$1"/.[!.]* "$1"/..?*; do
        if [ -e "$entry" ] || [ -L "$entry" ]; then
            return 1
        fi
    done
    return 0
}

# ---------------------------------------------------------------------------------------------------- network

addresses_of() {
    found=
    limit 3 getent ahosts "$1" 2>/dev/null | {
        while read -r a _; do
            case " $found " in
            *" $a "*) ;;
            *) found="${found:+$found }$a" ;;
            esac
        done
        echo "$found"
    }
}

look_resolve() { printf '[resolve]\nname=%s\naddresses=%s\n' "$1" "$(addresses_of "$1")"; }

look_route() {
    target=$1
    case $target in
    *:*) ;;
    *[!0-9.]*)
        target=$(addresses_of "$target")
        target=${target%% *}
        ;;
    esac
    source_=
    if [ -n "$target" ]; then
        # shellcheck disable=SC2046
        set -- "$1" $(ip route get "$target" 2>/dev/null)
        name_=$1
        while [ $# -gt 1 ]; do
            if [ "$1" = src ]; then
                source_=$2
            fi
            shift
        done
        set -- "$name_"
    fi
    printf '[route]\naddress=%s\nsource=%s\n' "$1" "$source_"
}

look_reach() {
    state=unknown
    if has bash; then
        # shellcheck disable=SC2016
        said=$(limit 3 bash -c 'exec 3<>"/dev/tcp/$1/$2"' reach "$1" "$2" 2>&1)
    elif has nc; then
        said=$(limit 3 nc -z -w 3 "$1" "$2" 2>&1)
    else
        said='' && false
    fi
    code=$?
    case $code:$said in
    0:*) state=open ;;
    124:* | 143:*) state=timeout ;;
    *refused*) state=refused ;;
    *"No route"* | *unreachable*) state=no-route ;;
    *"imed out"*) state=timeout ;;
    *"not known"* | *resolution* | *resolve* | *"bad address"* | *"No address"*) state=unresolved ;;
    esac
    printf '[reach]\naddress=%s\nport=%s\nstate=%s\n' "$1" "$2" "$state"
}

network() {
    for arg; do
        case $arg in
        resolve=*) look_resolve "${arg#*=}" & ;;
        route=*) look_route "${arg#*=}" & ;;
        reach=*\ *)
            to=${arg#*=}
            look_reach "${to% *}" "${to##* }" &
            ;;
        esac
    done
    wait
}

look_path() {
    echo '[path]'
    kv path "$1"
    there=$(existing "$1")
    kv free "$(free_kb "$there")"
    if [ -e "$1" ]; then
        kv exists 1
        kv stat "$(stat -L -c '%U %a' -- "$1" 2>/dev/null)"
        kv real "$(real "$1")"
        if is_mount "$(real "$1")"; then
            kv mount 1
        fi
        if [ -d "$1" ]; then
            kv directory 1
            if is_empty "$1"; then
                kv empty 1
            fi
        fi
    fi
}

# ----------------------------------------------------------------------------------------------------- system

look_os() {
    echo '[os]'
    read -r value </proc/sys/kernel/hostname
    kv host "$value"
    kv machine "$(uname -m)"
    kv privileged "$me"
    has locale && block locales locale -a
    read -r value </proc/sys/kernel/random/boot_id
    kv boot "$value"
    while read -r key value _; do
        if [ "$key" = MemTotal: ]; then
            kv memory "$value"
            break
        fi
    done </proc/meminfo
    for f in /etc/os-release /usr/lib/os-release; do
        if [ -r "$f" ]; then
            block release head -c 8192 "$f"
            break
        fi
    done
    libc=$(getconf GNU_LIBC_VERSION 2>/dev/null)
    if [ -z "$libc" ]; then
        for f in /lib/ld-musl-*; do
            [ -e "$f" ] && libc=musl
        done
    fi
    kv libc "$libc"
    if [ -d /run/systemd/system ]; then
        kv systemd 1
    fi
    if [ -r /sys/fs/selinux/enforce ]; then
        read -r value </sys/fs/selinux/enforce
        case $value in
        1) kv selinux Enforcing ;;
        *) kv selinux Permissive ;;
        esac
    elif [ -e /etc/selinux/config ]; then
        kv selinux Disabled
    fi
    if [ -r /etc/ufw/ufw.conf ]; then
        while read -r value; do
            case $value in
            ENABLED=[yY]*) kv firewall ufw ;;
            esac
        done </etc/ufw/ufw.conf
    fi
    inside=
    if has systemd-detect-virt; then
        inside=$(systemd-detect-virt --container 2>/dev/null)
    elif [ -r /run/systemd/container ]; then
        read -r inside </run/systemd/container
    fi
    case $inside in
    '' | none)
        inside=
        [ -e /.dockerenv ] && inside=docker
        [ -e /run/.containerenv ] && inside=podman
        ;;
    esac
    kv container "$inside"
    block addresses ip -o addr show
    look_lock /var/lib/standby-wizard/lock
}

# look_lock FILE [OWNER]: the lock of a wizard, with its holder's last sign of life and this host's time of now. As that
# owner: root would read what a link in a user's directory leads to.
look_lock() {
    if [ -f "$1" ]; then
        # shellcheck disable=SC2016 # the inner shell expands it
        lock_seen=$(${2:+as_owner "$2"} sh -c '[ -f "$1" ] && [ -r "$1" ] && stat -L -c %Y -- "$1"' probe "$1" 2>/dev/null)
        if [ -n "$lock_seen" ]; then
            block lock ${2:+as_owner "$2"} head -c 4096 "$1"
            kv lockseen "$lock_seen"
            kv locknow "$(date +%s)"
        fi
    fi
}

# Every process's name, without a fork: servers by their own lock file, managers by name.
look_processes() {
    for p in /proc/[0-9]*; do
        { read -r comm <"$p/comm"; } 2>/dev/null || continue
        case $comm in
        postgres | postmaster | edb-postgres)
            lock=
            { read -r lock <"$p/cwd/postmaster.pid"; } 2>/dev/null
            if [ "$lock" = "${p#/proc/}" ]; then
                servers="$servers $lock"
            else
                case " $servers $contained " in
                *" $lock "* | *' 0 '*) ;;
                *) is_contained "${p#/proc/}" && contained=0 ;;
                esac
            fi
            ;;
        patroni) managers="$managers patroni" ;;
        repmgrd) managers="$managers repmgr" ;;
        pg_autoctl) managers="$managers pg_auto_failover" ;;
        pacemakerd) managers="$managers pacemaker" ;;
        stolon-keeper) managers="$managers stolon" ;;
        firewalld) firewalld=1 ;;
        systemd-logind) logind=1 ;;
        esac
    done
}

# A server in another process namespace: its lock file's number is not the one seen from here.
is_contained() {
    there=$(readlink "/proc/$1/ns/pid" 2>/dev/null)
    [ -n "$there" ] && [ "$there" != "$(readlink /proc/self/ns/pid)" ]
}

# logind.conf shows the built-in value as a comment: yes in general, no on Red Hat's systems.
look_remove_ipc() {
    said=$(grep -hs '^#\{0,1\}RemoveIPC=' /usr/lib/systemd/logind.conf /etc/systemd/logind.conf \
        /usr/lib/systemd/logind.conf.d/*.conf /etc/systemd/logind.conf.d/*.conf)
    builtin_=yes set_=
    while read -r value; do
        case $value in
        '#'*) builtin_=${value#*=} ;;
        ?*) set_=${value#*=} ;;
        esac
    done <<SAID
$said
SAID
    case ${set_:-$builtin_} in
    [yYtT1]* | [oO][nN]) kv removeipc 1 ;;
    esac
}

# ------------------------------------------------------------------------------------------------------ units

# unit_of PID: the service whose control group it runs in, which systemd knows even where it knows no main process.
unit_of() {
    its_unit=
    while IFS= read -r u_path; do
        case $u_path in
        *.service) its_unit=${u_path##*/} ;;
        esac
    done <"/proc/$1/cgroup"
} 2>/dev/null

# Units that may start a PostgreSQL server: by their text, by Debian's clusters, by running servers, by the plan.
unit_names() {
    grep -lsE 'PGDATA|/(postgres|postmaster|pg_ctl)([[:space:]]|$)|postgresql-script' \
        /etc/systemd/system/*.service /run/systemd/system/*.service /usr/lib/systemd/system/*.service \
        /lib/systemd/system/*.service 2>/dev/null | while read -r f; do
        case $f in
        *@.service) ;;
        *) printf '%s\n' "${f##*/}" ;;
        esac
    done
    for f in /etc/postgresql/*/*/postgresql.conf; do
        [ -e "$f" ] || continue
        f=${f%/postgresql.conf}
        v=${f%/*}
        printf 'postgresql@%s-%s.service\n' "${v##*/}" "${f##*/}"
    done
    for pid in $servers; do
        unit_of "$pid"
        [ -z "$its_unit" ] || printf '%s\n' "$its_unit"
    done
    for arg; do
        case $arg in
        unit=*.service) printf '%s\n' "${arg#unit=}" ;;
        unit=?*) printf '%s.service\n' "${arg#unit=}" ;;
        esac
    done
}

# unit_word TEXT NAME: the value of NAME=value in a list of words as systemctl prints it.
unit_word() {
    case " $1" in
    *\""$2="*)
        w=${1#*\""$2"=}
        printf '%s\n' "${w%%\"*}"
        ;;
    *" $2="*)
        w=" $1"
        w=${w#*" $2"=}
        printf '%s\n' "${w%% *}"
        ;;
    esac
}

end_unit() {
    if [ -n "$u_id" ] && [ "$u_load" = loaded ]; then
        u_data=${u_data%/}
        echo '[unit]'
        kv unit "$u_id"
        kv data "$u_data"
        [ -n "$u_data" ] && kv real "$(real "$u_data")"
        kv bin "$u_bin"
        kv user "$u_user"
        kv active "$u_active"
        kv enabled "$u_enabled"
        kv mainpid "$u_pid"
        if [ -n "$u_data" ]; then
            unit_clusters="$unit_clusters$u_data$tab$u_bin$tab$u_user$nl"
        fi
    fi
    u_id='' u_load='' u_data='' u_bin='' u_user='' u_active='' u_enabled='' u_pid=''
}

look_units() {
    names=$(unit_names "$@" | sort -u)
    [ -n "$names" ] || return 0
    # shellcheck disable=SC2086
    shown=$(limit 5 systemctl show --no-pager -p Id -p LoadState -p ActiveState -p UnitFileState -p MainPID -p User \
        -p Environment -p EnvironmentFiles -p ExecStart -- $names 2>/dev/null)
    u_id='' u_load='' u_data='' u_bin='' u_user='' u_active='' u_enabled='' u_pid=''
    while IFS= read -r line; do
        value=${line#*=}
        case $line in
        '') end_unit ;;
        Id=*) u_id=$value ;;
        LoadState=*) u_load=$value ;;
        ActiveState=*) u_active=$value ;;
        UnitFileState=*) u_enabled=$value ;;
        MainPID=*) u_pid=$value ;;
        User=*) u_user=$value ;;
        Environment=*) [ -n "$u_data" ] || u_data=$(unit_word "$value" PGDATA) ;;
        EnvironmentFiles=*)
            f=${value%% (*}
            if [ -r "$f" ]; then
                while read -r w; do
                    case $w in
                    PGDATA=?* | POSTGRES_DATADIR=?*)
                        w=${w#*=}
                        w=${w#\"}
                        u_env=${w%\"}
                        ;;
                    esac
                done <"$f"
                u_data=${u_env:-$u_data}
                u_env=
            fi
            ;;
        ExecStart=*)
            program=$(unit_word "$value" path)
            case $program in
            */postgres | */postmaster | */pg_ctl) u_bin=${program%/*} ;;
            */postgresql-script) u_data=${u_data:-/var/lib/pgsql/data} ;;
            esac
            arguments=${value#*argv\[\]=}
            arguments="${arguments%% ; ignore_errors=*} "
            case $arguments in
            *' -D '*) w=${arguments#*' -D '} && w=${w%% *} ;;
            *' -D'*) w=${arguments#*' -D'} && w=${w%% *} ;;
            *) w= ;;
            esac
            w=${w#[\"\']}
            w=${w%[\"\']}
            case $w in
            /*) [ -n "$u_bin" ] && u_data=$w ;;
            esac
            ;;
        esac
    done <<SHOWN
$shown

SHOWN
    end_unit
}

# --------------------------------------------------------------------------------------------------- programs

# server_version BIN: sets version, asking each program once.
server_version() {
    case $versions in
    *"$nl$1=>"*)
        version=${versions#*"$nl$1=>"}
        version=${version%%"$nl"*}
        ;;
    *)
        version=$("$1/postgres" -V 2>/dev/null </dev/null)
        versions="$versions$1=>$version$nl"
        ;;
    esac
}

# program_dirs: where the packages put them; then where the login's PATH leads and where a server runs from, for those
# that somebody built or unpacked elsewhere. As root nothing is run from where another user's server runs.
program_dirs() {
    {
        printf '%s\n' /usr/pgsql-*/bin /usr/lib/postgresql/*/bin /usr/lib/postgresql[0-9]*/bin \
            /usr/libexec/postgresql[0-9]* /usr/local/pgsql/bin /opt/pgsql*/bin /usr/local/bin /usr/bin
        printf '%s\n' "$PATH" | tr : '\n'
        for server in $servers; do
            f=$(readlink "/proc/$server/exe" 2>/dev/null)
            f=${f%/*}
            if [ "$me" != 0 ] || [ "$(stat -L -c %u -- "$f" 2>/dev/null)" = 0 ]; then
                printf '%s\n' "$f"
            fi
        done
    } | {
        listed=$nl
        while IFS= read -r d; do
            case $d in /*) ;; *) continue ;; esac
            [ -x "$d/postgres" ] || [ -x "$d/pg_basebackup" ] || continue
            where=$(real "$d")
            case $listed in
            *"$nl$where$nl"*) continue ;;
            esac
            listed="$listed$where$nl"
            printf '%s\n' "$d"
        done
    }
}

# bin_for MAJOR: sets bin to a directory with that server.
bin_for() {
    short=$(printf %s "$1" | tr -d .)
    while IFS= read -r b; do
        if [ -x "$b/postgres" ]; then
            server_version "$b"
            case $version in
            *" $1" | *" $1."* | *" $1 "* | *" $1"[a-z]*)
                bin=$b
                return
                ;;
            esac
        fi
    done <<BINS
/usr/pgsql-$1/bin
/usr/lib/postgresql/$1/bin
/usr/lib/postgresql$short/bin
/usr/libexec/postgresql$short
$bins
BINS
}

look_programs() {
    bins=$(program_dirs)
    while IFS= read -r b; do
        client=
        if [ -x "$b/pg_basebackup" ]; then
            client=1
            if [ -L "$b/pg_basebackup" ]; then
                case $(readlink "$b/pg_basebackup") in
                *pg_wrapper) client= ;;
                esac
            fi
        fi
        [ -n "$client" ] || [ -x "$b/postgres" ] || continue
        echo '[programs]'
        kv bin "$b"
        if [ -x "$b/postgres" ]; then
            server_version "$b"
            kv server "$version"
        fi
        if [ -n "$client" ]; then
            kv client "$("$b/pg_basebackup" -V 2>/dev/null </dev/null)"
        fi
    done <<BINS
$bins
BINS
}

# ------------------------------------------------------------------------------------------------------ files

# included FILE: what its include directives name, absolute; a directory with a slash at its end.
included() {
    awk -v dir="${1%/*}" '
        function absolute(p) { return substr(p, 1, 1) == "/" ? p : dir "/" p }
        function unquoted(s, q,   i, c, v) {
            for (i = 2; i <= length(s); i++) {
                c = substr(s, i, 1)
                if (c == q && substr(s, i + 1, 1) != q) break
                if (c == q || c == "\\") c = substr(s, ++i, 1)
                v = v c
            }
            return v
        }
        {
            line = $0
            sub(/^[ \t]+/, "", line)
            low = tolower(line)
            if (low ~ /^include(_dir|_if_exists)?[ \t=\047"]/) {
                isdir = low ~ /^include_dir/
                sub(/^[a-zA-Z_]+[ \t]*=?[ \t]*/, "", line)
                q = substr(line, 1, 1)
                if (q == "\047" || q == "\"") {
                    line = unquoted(line, q)
                } else {
                    sub(/[ \t#\r].*/, "", line)
                }
                if (line != "") print absolute(line) (isdir ? "/" : "")
            } else if (hba && low !~ /^#/) {
                n = split(line, word, /[ \t,]+/)
                for (i = 2; i <= n; i++) if (word[i] ~ /^"?@./) {
                    sub(/^"?@/, "", word[i])
                    sub(/"$/, "", word[i])
                    print absolute(word[i])
                }
            }
        }' hba="$2" "$1" 2>/dev/null
}

# with_includes FILE HBA: the file and all it includes, one a line, at most 200.
with_includes() {
    todo=$1
    count=0
    visited=$nl
    while [ -n "$todo" ] && [ "$count" -lt 200 ]; do
        f=${todo%%"$nl"*}
        case $todo in
        *"$nl"*) todo=${todo#*"$nl"} ;;
        *) todo= ;;
        esac
        count=$((count + 1))
        case $f in
        '') ;;
        */)
            for g in "$f"*.conf; do
                [ -e "$g" ] && todo="$g${todo:+$nl$todo}"
            done
            ;;
        *)
            case $visited in
            *"$nl$f$nl"*) continue ;;
            esac
            visited="$visited$f$nl"
            printf '%s\n' "$f"
            [ -f "$f" ] || continue
            more=$(included "$f" "$2")
            [ -n "$more" ] && todo="$more${todo:+$nl$todo}"
            ;;
        esac
    done
}

# look_files LIST: one stat for all that are there, contents of regular files up to 2 MB.
look_files() {
    set --
    while IFS= read -r f; do
        [ -n "$f" ] || continue
        if [ -e "$f" ]; then
            set -- "$@" "$f"
        else
            echo '[file]'
            kv path "$f"
        fi
    done
    [ $# -gt 0 ] || return 0
    facts=$(stat -L -c '%U %G %a %Y %s %y' -- "$@" 2>/dev/null)
    for f; do
        line=${facts%%"$nl"*}
        facts=${facts#*"$nl"}
        echo '[file]'
        kv path "$f"
        kv stat "$line"
        if [ "$f" != "$last_dir/${f##*/}" ]; then
            last_dir=${f%/*}
            last_real=$(cd -P -- "${last_dir:-/}" 2>/dev/null && pwd -P)
        fi
        if [ -L "$f" ]; then
            kv real "$(real "$f")"
        else
            kv real "${last_real:-$last_dir}/${f##*/}"
        fi
        size=${line#* * * * }
        size=${size%% *}
        if [ -f "$f" ] && [ -r "$f" ] && [ "${size:-0}" -le 2000000 ]; then
            echo 'content<'
            base64 <"$f"
            echo .
        fi
    done
}

# --------------------------------------------------------------------------------------------------- clusters

# server_settings OWNER BIN DIRECTORY CONFIG NAME...: what the server's own reading of its files says.
server_settings() {
    o_=$1
    shift
    # shellcheck disable=SC2016
    as_owner "$o_" sh -c '
        b=$1 d=$2 c=$3
        shift 3
        for s; do
            printf "%s=%s\n" "$s" "$("$b/postgres" -C "$s" -D "$d" ${c:+-c "config_file=$c"} 2>/dev/null)"
        done' probe "$@"
}

# has_user_objects DATA: objects of users have OIDs from 16384 on, databases as directories, tables as files.
has_user_objects() {
    for object in "$1"/base/[1-9]* "$1"/base/[1-9]*/[1-9]*; do
        number=${object##*/}
        case $number in
        *[!0-9]*) ;;
        *) [ "${#number}" -lt 10 ] && [ "$number" -ge 16384 ] && return 0 ;;
        esac
    done
    return 1
}

owner_of() { stat -L -c '%U %G %u' -- "$1" 2>/dev/null; }

# look_cluster PID DIRECTORY CONFIG BIN USER NAME: one cluster, once. DIRECTORY is what -D is given.
look_cluster() {
    pid=$1 dir=${2%/} conf=$3 bin=$4 user=$5 name=$6
    data=$dir
    socket='' port='' hba='' ident='' owner=''
    if [ -n "$pid" ]; then
        { {
            read -r _
            read -r data
            read -r _
            read -r port
            read -r socket
        } <"/proc/$pid/cwd/postmaster.pid"; } 2>/dev/null
    fi
    # Unknown configuration: in the directory. That file may name another data directory.
    base=$conf
    [ -n "$base" ] || base=$dir/postgresql.conf
    if [ -z "$pid" ] && [ -e "$base" ]; then
        owner=$(owner_of "$base")
        if [ -z "$bin" ] && [ -r "$dir/PG_VERSION" ]; then
            read -r value <"$dir/PG_VERSION"
            bin_for "$value"
        fi
        case $seen_confs in
        *"$nl$base$nl"*) return 0 ;;
        esac
    fi
    settings=
    [ -z "$pid" ] || owner=$(owner_of "/proc/$pid/cwd/")
    if [ -e "$base" ] && [ -x "$bin/postgres" ]; then
        if [ -n "$pid" ]; then
            settings=$(server_settings "${owner%% *}" "$bin" "$dir" "$conf" hba_file ident_file)
        else
            settings=$(server_settings "${owner%% *}" "$bin" "$dir" "$conf" data_directory hba_file ident_file \
                port unix_socket_directories)
        fi
    fi
    while IFS='=' read -r key value; do
        [ -n "$value" ] || continue
        case $key in
        data_directory) data=$value ;;
        hba_file) hba=$value ;;
        ident_file) ident=$value ;;
        port) port=$value ;;
        unix_socket_directories)
            socket=${value%%,*}
            socket=${socket#\"}
            socket=${socket%\"}
            ;;
        esac
    done <<SETTINGS
$settings
SETTINGS
    data=${data%/}
    where=$(real "$data")
    where=${where:-$data}
    case $seen in
    *"$nl$where$nl"*) return 0 ;;
    esac
    seen="$seen$where$nl"
    seen_confs="$seen_confs$base$nl"

    echo '[cluster]'
    kv data "$data"
    kv real "$where"
    kv conf "$base"
    kv hba "${hba:-${base%/*}/pg_hba.conf}"
    kv ident "${ident:-${base%/*}/pg_ident.conf}"
    kv name "$name"
    kv pid "$pid"
    its_unit=
    [ -z "$pid" ] || unit_of "$pid"
    kv group "$its_unit"
    kv port "$port"
    kv socket "$socket"
    [ -n "$pid" ] || [ ! -d "$where" ] || owner=$(owner_of "$where")
    case $owner in
    '' | 'root '*)
        user=${user:-postgres}
        owner="$user $(id -gn "$user" 2>/dev/null) $(id -u "$user" 2>/dev/null)"
        ;;
    esac
    kv owner "$owner"
    passwd_of "${owner%% *}"
    home=$user_home
    # A login that owns the cluster has its home from sshd.
    if [ "$me" != 0 ] && [ "$me" = "${owner##* }" ] && [ -d "${HOME:-}" ]; then
        home=$HOME
    fi
    kv home "$home"
    # A login without root has its lock beside the cluster, and one with root has one there, too.
    case ${home:-/} in
    / | /nonexistent | "$data" | "$where" | "$where"/*) look_lock "${where%/*}/.standby-wizard/lock" "${owner%% *}" ;;
    *) look_lock "$home/.standby-wizard/lock" "${owner%% *}" ;;
    esac
    if [ -r "$where/PG_VERSION" ]; then
        read -r value <"$where/PG_VERSION"
        kv pgversion "$value"
        [ -n "$bin" ] || bin_for "$value"
    elif [ -d "$where" ] && [ ! -x "$where" ]; then
        kv unreadable 1
    fi
    kv bin "$bin"
    if [ -x "$bin/postgres" ]; then
        server_version "$bin"
        kv version "$version"
    fi
    if [ -n "$pid" ]; then
        case $(readlink "/proc/$pid/exe") in
        *' (deleted)') kv replaced 1 ;;
        esac
    fi
    for f in standby.signal recovery.signal recovery.conf; do
        [ -e "$where/$f" ] && kv marker "$f"
    done
    for f in patroni.dynamic.json postgresql.base.conf postgresql-auto-failover.conf; do
        [ -e "$where/$f" ] && kv managed "$f"
    done
    for f in "$where/pg_wal" "$where/pg_xlog"; do
        [ -L "$f" ] && kv wal "$(real "$f")"
    done
    for f in "$where"/pg_tblspc/*; do
        if [ -L "$f" ]; then
            value=$(readlink "$f")
            kv tablespace "${f##*/} $value"
            kv tablespacefree "$(free_kb "$(existing "$value")") $value"
        fi
    done
    if is_mount "$where"; then
        kv mount 1
    fi
    kv free "$(free_kb "$(existing "${where%/*}/")")"
    if [ -r "$where/PG_VERSION" ]; then
        used=$(limit 20 du -sk -- "$where" 2>/dev/null)
        kv used "${used%%"$tab"*}"
        block control "$bin/pg_controldata" "$where"
        if has_user_objects "$where"; then
            kv objects 1
        fi
    fi
    {
        with_includes "$base" ''
        printf '%s\n' "$where" "${where%/*}"
        with_includes "${hba:-${base%/*}/pg_hba.conf}" 1
        printf '%s\n' "${ident:-${base%/*}/pg_ident.conf}"
        for f in postgresql.auto.conf recovery.conf recovery.done standby.signal recovery.signal; do
            printf '%s\n' "$data/$f"
        done
        case $base in
        /etc/postgresql/*)
            for f in start.conf pg_ctl.conf environment; do
                printf '%s\n' "${base%/*}/$f"
            done
            ;;
        esac
        [ -n "$home" ] && printf '%s\n' "$home/.pgpass"
        for f in "$home"/.standby-wizard/*.pgpass "${where%/*}"/.standby-wizard/*.pgpass; do
            [ -e "$f" ] && printf '%s\n' "$f"
        done
        sed -n "s/^[^#]*passfile *= *[\\\\']*\([^' ]*\).*/\1/p" "$base" "$data/postgresql.auto.conf" \
            "$data/recovery.conf" 2>/dev/null
    } | sort -u | look_files
}

# What the command line of a running server says: -D and config_file.
look_server() {
    dir='' conf='' expect=''
    while IFS= read -r word; do
        case $expect in
        D) dir=$word ;;
        c)
            case $word in
            config_file=*) conf=${word#*=} ;;
            esac
            ;;
        esac
        expect=
        case $word in
        -D) expect=D ;;
        -c) expect=c ;;
        -D?*) dir=${word#-D} ;;
        -cconfig_file=* | --config_file=* | --config-file=*) conf=${word#*=} ;;
        esac
    done <<WORDS
$(tr '\000' '\n' <"/proc/$1/cmdline" 2>/dev/null)
WORDS
    if [ -z "$dir" ]; then
        dir=$(tr '\000' '\n' <"/proc/$1/environ" 2>/dev/null | sed -n 's/^PGDATA=//p' | head -n 1)
    fi
    case $dir in
    /*) ;;
    *) dir=$(readlink "/proc/$1/cwd") ;;
    esac
    program=$(readlink "/proc/$1/exe")
    program=${program% (deleted)}
    name=
    case $conf in
    /etc/postgresql/*/*/postgresql.conf)
        name=${conf#/etc/postgresql/}
        name=${name%/postgresql.conf}
        ;;
    esac
    look_cluster "$1" "$dir" "$conf" "${program%/*}" '' "$name"
}

look_clusters() {
    seen=$nl seen_confs=$nl
    for server in $servers; do
        look_server "$server"
    done
    for c in /etc/postgresql/*/*/postgresql.conf; do
        [ -e "$c" ] || continue
        n=${c#/etc/postgresql/}
        n=${n%/postgresql.conf}
        look_cluster '' "${c%/*}" "$c" "/usr/lib/postgresql/${n%/*}/bin" '' "$n"
    done
    while IFS="$tab" read -r d b u; do
        [ -n "$d" ] && look_cluster '' "$d" '' "$b" "$u" ''
    done <<UNITS
$unit_clusters
UNITS
    for arg; do
        case $arg in
        cluster=/*) look_cluster '' "${arg#*=}" '' '' '' '' ;;
        esac
    done
    for d in /var/lib/pgsql/data /var/lib/pgsql/*/data /var/lib/postgresql/*/data /usr/local/pgsql/data; do
        [ -e "$d/PG_VERSION" ] && look_cluster '' "$d" '' '' '' ''
    done
}

# ------------------------------------------------------------------------------------------------------- main

main() {
    if [ "$network_only" = 0 ]; then
        look_os
        versions=$nl servers='' managers='' contained='' firewalld='' logind='' unit_clusters=''
        look_processes
        [ -n "$firewalld" ] && kv firewall firewalld
        [ -n "$contained" ] && kv contained 1
        [ -n "$logind" ] && look_remove_ipc
        for m in $managers; do
            kv manager "$m"
        done
        [ -d /run/systemd/system ] && look_units "$@"
        look_programs
        look_clusters "$@"
    fi
    for arg; do
        case $arg in
        path=*) look_path "${arg#*=}" ;;
        esac
    done
}

network_only=0
for arg; do
    [ "$arg" = only=network ] && network_only=1
done
echo '[start]'
kv clock "$(date +%s.%N)"
# The network's answers may be slow: they gather in the pipe meanwhile.
network "$@" | {
    main "$@" </dev/null
    cat
}
echo '[finish]'
kv clock "$(date +%s.%N)"
echo end=1
