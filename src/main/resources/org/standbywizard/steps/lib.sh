# Functions shared by the scripts of this package. POSIX sh; runs in dash and busybox.
LC_ALL=C
export LC_ALL
umask 077

sha() { sha256sum <"$1" | cut -d' ' -f1; }

# Flushes files and directories to disk; an old sync without arguments flushes everything.
flush() { sync -- "$@" 2>/dev/null || sync; }

# as_user USER COMMAND...: drops to USER without opening a login session, whose end could
# make logind remove the servers' shared memory (RemoveIPC).
as_user() {
  as_user_name=$1
  shift
  if [ "$(id -un)" = "$as_user_name" ]; then
    "$@"
  elif command -v setpriv >/dev/null 2>&1; then
    setpriv --reuid "$as_user_name" --regid "$(id -g "$as_user_name")" --init-groups -- "$@"
  elif command -v runuser >/dev/null 2>&1; then
    runuser -u "$as_user_name" -- "$@"
  else
    # shellcheck disable=SC2016 # the inner shell expands it
    su -s /bin/sh -c 'exec "$@"' "$as_user_name" -- sh "$@"
  fi
}

# A new directory or file gets the security label of its neighbour, where there are labels.
label_like() {
  if [ -d /sys/fs/selinux ] && command -v chcon >/dev/null 2>&1; then
    chcon --reference="$1" "$2" 2>/dev/null || :
  fi
}

# The pid in DATA/postmaster.pid if that process lives, else nothing.
postmaster() {
  if [ -r "$1/postmaster.pid" ]; then
    postmaster_pid=$(head -n 1 "$1/postmaster.pid")
    case $postmaster_pid in '' | *[!0-9]*) return 0 ;; esac
    if kill -0 "$postmaster_pid" 2>/dev/null || [ -d "/proc/$postmaster_pid" ]; then
      echo "$postmaster_pid"
    fi
  fi
}
