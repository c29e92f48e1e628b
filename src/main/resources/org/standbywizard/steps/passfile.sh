# Reads or writes the replication passfile. The content never leaves through arguments.
# read PATH | write PATH OS_USER OS_GROUP RUN_DIRECTORY (new content on standard input) | undo PATH RUN_DIRECTORY
# undo says restored, removed, never; status 3: changed since, its bytes then on standard output.
set -e
action=$1 path=$2
case $action in
  read) if [ -f "$path" ]; then cat -- "$path"; fi ;;
  write)
    user=$3 group=$4 run=$5
    directory=$(dirname -- "$path")
    mkdir -p -- "$run"
    if [ ! -d "$directory" ]; then
      mkdir -- "$directory"
      chown "$user:$group" "$directory"
      chmod 0700 "$directory"
      : >"$run/passfile.directory"
    fi
    if [ ! -e "$run/passfile.state" ]; then
      if [ -e "$path" ]; then
        cp -p -- "$path" "$run/passfile.before"
        echo existed >"$run/passfile.state"
      else
        echo absent >"$run/passfile.state"
      fi
    fi
    temporary=$(mktemp "$directory/.standby-wizard.XXXXXX")
    trap 'rm -f -- "$temporary"' EXIT
    cat >"$temporary"
    sha "$temporary" >"$run/passfile.after"
    flush "$run"
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
    if [ ! -e "$run/passfile.state" ]; then
      echo never
      exit 0
    fi
    if [ -e "$path" ] && [ "$(sha "$path")" != "$(cat "$run/passfile.after")" ]; then
      if [ -e "$run/passfile.before" ] && [ "$(sha "$path")" = "$(sha "$run/passfile.before")" ]; then
        echo restored
        exit 0
      fi
      cat -- "$path"
      exit 3
    fi
    directory=$(dirname -- "$path")
    if [ "$(cat "$run/passfile.state")" = absent ]; then
      rm -f -- "$path"
      if [ -e "$run/passfile.directory" ]; then rmdir -- "$directory" 2>/dev/null || :; fi
      echo removed
    else
      cp -p -- "$run/passfile.before" "$directory/.standby-wizard.undo"
      mv -f -- "$directory/.standby-wizard.undo" "$path"
      flush "$directory"
      echo restored
    fi
    ;;
esac
