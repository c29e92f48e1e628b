# Becomes another OS user and goes on with the start script. Opens no login session, which at its end could remove the
# user's shared memory (RemoveIPC in logind.conf).
# $0 the script's name, $1 the user, $2 the start script's text, then the start script's arguments.
user=$1
start=$2
shift 2
LC_ALL=C
export LC_ALL
entry=$(getent passwd "$user" 2>/dev/null)
if [ -z "$entry" ]; then
    while IFS= read -r line; do
        case $line in "$user":*) entry=$line ;; esac
    done </etc/passwd
fi
if [ -z "$entry" ]; then
    printf 'there is no user %s on this host\n' "$user" >&2
    exit 126
fi
IFS=: read -r user _ uid gid _ home shell <<END
$entry
END
HOME=$home
USER=$user
LOGNAME=$user
SHELL=$shell
export HOME USER LOGNAME SHELL
unset MAIL XDG_RUNTIME_DIR XDG_SESSION_ID DBUS_SESSION_BUS_ADDRESS
unset SUDO_USER SUDO_UID SUDO_GID SUDO_COMMAND
cd /
if [ "$(id -u)" = "$uid" ]; then
    exec sh -c "$start" "$0" "$@"
fi
if setpriv --reuid "$uid" --regid "$gid" --init-groups true 2>/dev/null; then
    exec setpriv --reuid "$uid" --regid "$gid" --init-groups sh -c "$start" "$0" "$@"
fi
if command -v runuser >/dev/null 2>&1; then
    exec runuser -u "$user" -- sh -c "$start" "$0" "$@"
fi
# shellcheck disable=SC2016 # expanded by the inner shell
exec su -s /bin/sh -c 'exec "$@"' -- "$user" su sh -c "$start" "$0" "$@"
