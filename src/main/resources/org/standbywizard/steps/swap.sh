# Puts the finished copy in the data directory's place; the former directory is kept beside it.
# DATA_DIRECTORY COPY ASIDE RUN_DIRECTORY
# Status 5: a server still runs there; 7: the copy is missing; 8: the copy is no standby; 9: ASIDE is taken.
set -e
data=$1 copy=$2 aside=$3 run=$4
if [ ! -d "$copy" ]; then
  if [ -e "$run/swapped" ]; then
    echo already
    exit 0
  fi
  echo "$copy is missing" >&2
  exit 7
fi
if [ ! -e "$copy/standby.signal" ] && [ ! -e "$copy/recovery.conf" ]; then
  echo "$copy has no standby.signal or recovery.conf" >&2
  exit 8
fi
if [ -n "$(postmaster "$data")" ]; then
  echo "a server runs on $data" >&2
  exit 5
fi
# Written first: from here on an interrupted swap is finished, never begun anew.
printf '%s\n%s\n' "$data" "$aside" >"$run/swapping"
flush "$run/swapping"
if [ -e "$data" ]; then
  if [ -e "$aside" ]; then
    echo "$aside exists" >&2
    exit 9
  fi
  mv -- "$data" "$aside"
fi
mv -- "$copy" "$data"
flush "$(dirname -- "$data")"
printf '%s\n' "$aside" >"$run/swapped"
flush "$run"
echo 'done'
