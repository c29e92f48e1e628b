# Reads or writes the replication passfile. The content never leaves through arguments.
# read PATH | write PATH OS_USER OS_GROUP RUN_DIRECTORY (new content on standard input) | undo PATH RUN_DIRECTORY
# undo says restored, removed, never; status 3: changed since, its bytes then on standard output.
set -e
action=$1 path=$2

# The directory that the first passfile made goes with the last one.
ours_away() {
  if [ "${1##*/}" = .standby-wizard ] && [ -d "$1" ]; then rmdir -- "$1" 2>/dev/null || :; fi
}

case $action in
  read) if [ -f "$path" ]; then cat -- "$path"; fi ;;
  write)
    user=$3 group=$4 run=$5
    directory=$(dirname -- "$path")
    mkdir -p -- "$run"
    if [ ! -d "$directory" ]; then mkdir -- "$directory"; fi
    if [ "${directory##*/}" = .standby-wizard ]; then
      chown "$user:$group" "$directory"
      chmod 0700 "$directory"
    fi
    if [ ! -e "$run/passfile.state" ]; then
      if [ -e "$path" ]; then
        cp -p -- "$path" "$run/passfile.before"
        flush "$run/passfile.before"
        echo existed | put "$run/passfile.new"
      else
        echo absent | put "$run/passfile.new"
      fi
      flush "$run/passfile.new"
      mv -f -- "$run/passfile.new" "$run/passfile.state"
    fi
    temporary=$(beside "$path" "${path##*/}")
    trap 'rm -f -- "$temporary"' EXIT
    put "$temporary"
    sha "$temporary" | put "$run/passfile.after"
    flush "$run/passfile.after" "$run"
    chmod 0600 "$temporary"
    chown "$user:$group" "$temporary"
    label_like "$directory" "$temporary"
    flush "$temporary"
    mv -f -- "$temporary" "$path"
    flush "$directory"
    echo 'done'
    ;;
  undo)
    run=$3
    directory=$(dirname -- "$path")
    if [ ! -e "$run/passfile.state" ]; then
      ours_away "$directory"
      echo never
      exit 0
    fi
    leftovers "$directory" "${path##*/}"
    if [ -e "$path" ] && [ "$(sha "$path")" != "$(cat "$run/passfile.after" 2>/dev/null)" ]; then
      if [ -e "$run/passfile.before" ] && [ "$(sha "$path")" = "$(sha "$run/passfile.before")" ]; then
        echo restored
        exit 0
      fi
      cat -- "$path"
      exit 3
    fi
    if [ "$(cat "$run/passfile.state")" = absent ]; then
      rm -f -- "$path"
      ours_away "$directory"
      echo removed
    else
      temporary=$(beside "$path" "${path##*/}")
      trap 'rm -f -- "$temporary"' EXIT
      cp -p -- "$run/passfile.before" "$temporary"
      label_like "$directory" "$temporary"
      flush "$temporary"
      mv -f -- "$temporary" "$path"
      flush "$directory"
      echo restored
    fi
    ;;
esac
