# Brings the former data directory back; the standby's copy is set aside, never deleted.
# DATA_DIRECTORY ASIDE UNDONE RUN_DIRECTORY
# Says restored ASIDE-of-the-copy, absent (there was none before) or never. Status 5: a server still runs.
set -e
data=$1 aside=$2 undone=$3 run=$4
if [ ! -e "$run/swapping" ]; then
  echo never
  exit 0
fi
if [ -n "$(postmaster "$data")" ]; then
  echo "a server runs on $data" >&2
  exit 5
fi
if [ -e "$run/swapped" ] && [ -e "$data" ] && [ ! -e "$run/unswapped" ]; then
  if [ -e "$undone" ]; then
    echo "$undone exists" >&2
    exit 9
  fi
  mv -- "$data" "$undone"
  printf '%s\n' "$undone" >"$run/unswapped"
  # The copy's tablespaces go aside with it.
  if [ -e "$run/copy/tablespaces" ]; then
    while read -r whose directory; do
      aside_name=$directory.${undone##*.}
      if [ "$whose" = created ] && [ ! -e "$aside_name" ]; then
        mv -- "$directory" "$aside_name"
      elif [ ! -e "$aside_name" ]; then
        mkdir -- "$aside_name"
        chmod 0700 "$aside_name"
        find "$directory" -mindepth 1 -maxdepth 1 -name 'PG_*' -exec mv -- {} "$aside_name" \;
      fi
    done <"$run/copy/tablespaces"
  fi
fi
if [ -e "$aside" ] && [ ! -e "$data" ]; then
  mv -- "$aside" "$data"
fi
flush "$(dirname -- "$data")"
rm -f -- "$run/swapped" "$run/swapping"
flush "$run"
if [ -e "$data" ]; then echo restored; else echo absent; fi
