# Puts the finished copy in the data directory's place; the former directory is kept beside it.
# DATA_DIRECTORY COPY ASIDE RUN_DIRECTORY OS_USER BIN_DIRECTORY CONFIG_FILE|'' CONNINFO|''
# With a CONNINFO (12+), postgres itself is asked first what is in force: another primary_conninfo, or any
# recovery target, would make the copy come up as something else than this standby.
# Status 5: a server still runs there; 7: the copy is missing; 8: the copy is no standby, or was started already;
# 9: ASIDE is taken;
# 10: the effective settings are not as they must be.
set -e
data=$1 copy=$2 aside=$3 run=$4 user=$5 bin=$6 config=$7 conninfo=$8
if is_swapped "$run" "$data"; then
  echo already
  exit 0
fi
if [ ! -d "$copy" ]; then
  echo "$copy is missing" >&2
  exit 7
fi
if [ ! -e "$copy/standby.signal" ] && [ ! -e "$copy/recovery.conf" ]; then
  echo "$copy has no standby.signal or recovery.conf" >&2
  exit 8
fi
if [ -e "$copy/postmaster.opts" ]; then
  # It may have come up as a primary and gone its own way; such a copy never streams.
  echo "a server was started on $copy before it was finished; rename it and copy again" >&2
  exit 8
fi
if [ -n "$(postmaster "$data")" ]; then
  echo "a server runs on $data" >&2
  exit 5
fi
if [ -n "$conninfo" ]; then
  if [ -z "$config" ]; then config=$copy/postgresql.conf; fi
  # shellcheck disable=SC2016 # the inner shell expands it
  as_user "$user" sh -c '
    postgres=$1 copy=$2 config=$3 wanted=$4
    for name in primary_conninfo recovery_target recovery_target_time recovery_target_xid recovery_target_name \
      recovery_target_lsn; do
      value=$("$postgres" -D "$copy" -c "config_file=$config" -c "data_directory=$copy" -C "$name") || exit 10
      if [ "$value" != "$wanted" ]; then
        echo "$name is \"$value\", wanted \"$wanted\"" >&2
        exit 10
      fi
      wanted=
    done' sh "$bin/postgres" "$copy" "$config" "$conninfo" || exit 10
fi
# Written first: from here on an interrupted swap is finished, never begun anew.
inode=$(stat -c %i "$copy")
printf '%s\n' "$inode" | put "$run/swapping.new"
flush "$run/swapping.new"
mv -f -- "$run/swapping.new" "$run/swapping"
flush "$run"
if [ -e "$data" ]; then
  if [ -e "$aside" ]; then
    echo "$aside exists" >&2
    exit 9
  fi
  mv -- "$data" "$aside"
  flush "$(dirname -- "$data")"
fi
mv -- "$copy" "$data"
flush "$(dirname -- "$data")"
echo 'done'
