# Functions shared by the scripts of this package. POSIX sh; runs in dash and busybox.
LC_ALL=C
export LC_ALL
umask 077

sha() { sha256sum <"$1" | cut -d' ' -f1; }

# put FILE: standard input into a file. A program says why it cannot write, where a shell's own printf may say "I/O error"
# alone; neither says where.
put() { cat >"$1" || unwritten "$1"; }
unwritten() {
  echo "cannot write $1" >&2
  return 1
}

# Flushes files and directories to disk; an old sync without arguments flushes everything.
flush() { sync -- "$@" 2>/dev/null || sync; }

# leftovers DIRECTORY KEY: removes what an interrupted try left there. PostgreSQL takes no file into a base backup whose
# name begins with pgsql_tmp: one that a power cut leaves in a data directory, and that is root's, would end every copy.
leftovers() { rm -f -- "$1/pgsql_tmp.standby-wizard.$2".??????; }

# beside FILE KEY: a new empty file beside FILE, to be renamed to it.
beside() {
  beside_directory=$(dirname -- "$1")
  leftovers "$beside_directory" "$2"
  mktemp "$beside_directory/pgsql_tmp.standby-wizard.$2.XXXXXX"
}

# as_user USER COMMAND...: drops to USER without opening a login session, whose end could
# make logind remove the servers' shared memory (RemoveIPC). With that user's home, where libpq looks for certificates.
as_user() (
  as_user_name=$1
  shift
  if [ "$(id -un)" = "$as_user_name" ]; then
    exec "$@"
  fi
  as_user_home=$(getent passwd "$as_user_name" 2>/dev/null | cut -d: -f6)
  if [ -z "$as_user_home" ]; then
    while IFS=: read -r as_user_line _ _ _ _ as_user_place _; do
      if [ "$as_user_line" = "$as_user_name" ]; then as_user_home=$as_user_place; fi
    done </etc/passwd
  fi
  HOME=${as_user_home:-/}
  export HOME
  as_user_group=$(id -g "$as_user_name")
  # BusyBox has a setpriv that cannot do this.
  if setpriv --reuid "$as_user_name" --regid "$as_user_group" --init-groups true 2>/dev/null; then
    exec setpriv --reuid "$as_user_name" --regid "$as_user_group" --init-groups "$@"
  elif command -v runuser >/dev/null 2>&1; then
    exec runuser -u "$as_user_name" -- "$@"
  else
    # shellcheck disable=SC2016 # the inner shell expands it
    exec su -s /bin/sh -c 'exec "$@"' "$as_user_name" -- sh "$@"
  fi
)

# A new directory or file gets the security label of its neighbour, where there are labels.
label_like() {
  if [ -d /sys/fs/selinux ] && command -v chcon >/dev/null 2>&1; then
    chcon --reference="$1" "$2" 2>/dev/null || :
  fi
}

# postmaster DATA: the pid in DATA/postmaster.pid if that process works in DATA, else nothing. After a power cut the
# number in a file that was left may belong to any other program.
postmaster() {
  if [ -r "$1/postmaster.pid" ]; then
    postmaster_pid=$(head -n 1 "$1/postmaster.pid")
    case $postmaster_pid in '' | *[!0-9]*) return 0 ;; esac
    postmaster_home=$(stat -L -c %d:%i "/proc/$postmaster_pid/cwd" 2>/dev/null) || return 0
    if [ "$postmaster_home" = "$(stat -L -c %d:%i "$1")" ]; then echo "$postmaster_pid"; fi
  fi
}

# is_swapped RUN_DIRECTORY DATA: whether this run's copy stands in the data directory's place. The copy's inode was
# written down before; a rename keeps it, so that this is true from the rename itself on.
is_swapped() {
  [ -s "$1/swapping" ] && [ -d "$2" ] && [ "$(stat -c %i "$2")" = "$(cat "$1/swapping")" ]
}
