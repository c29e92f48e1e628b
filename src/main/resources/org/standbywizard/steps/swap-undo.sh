# Brings the former data directory back; the standby's copy is set aside, never deleted.
# DATA_DIRECTORY ASIDE UNDONE RUN_DIRECTORY
# Says restored or absent (there was none before) and where the copy is now; or never. Status 5: a server still runs.
set -e
data=$1 aside=$2 undone=$3 run=$4
if [ ! -e "$run/swapping" ]; then
  echo never
  exit 0
fi

# directory_aside created|used|wal DIRECTORY NEW_NAME: a tablespace goes aside with its copy. A separate WAL directory
# has a name of its own already, and the copy's link leads there.
directory_aside() {
  if [ ! -d "$2" ] || [ "$1" = wal ]; then return 0; fi
  if [ "$1" = created ]; then
    if [ ! -e "$3" ]; then mv -- "$2" "$3"; fi
    return 0
  fi
  # Another file system begins here: a rename stays within it.
  if [ "$(stat -c %d "$2")" = "$(stat -c %d "$(dirname -- "$2")")" ]; then place=$3; else place=$2/${3##*/}; fi
  if [ ! -d "$place" ]; then
    mkdir -- "$place"
    chown "$(stat -c %u:%g "$2")" "$place"
    chmod 0700 "$place"
  fi
  find "$2" -mindepth 1 -maxdepth 1 -name 'PG_*' -exec mv -- {} "$place" \;
}

if is_swapped "$run" "$data"; then
  if [ -n "$(postmaster "$data")" ]; then
    echo "a server runs on $data" >&2
    exit 5
  fi
  # An earlier undo of this same run may have taken the name.
  number=1
  name=$undone
  while [ -e "$name" ] && [ "$number" -lt 100 ]; do
    number=$((number + 1))
    name=$undone-$number
  done
  # Written first: what stands there is the copy's, and no cancel may remove its tablespaces.
  printf '%s\n' "$name" | put "$run/unswapped.new"
  flush "$run/unswapped.new"
  mv -f -- "$run/unswapped.new" "$run/unswapped"
  mv -- "$data" "$name"
  flush "$(dirname -- "$data")"
fi
if [ -s "$run/unswapped" ]; then
  undone=$(cat "$run/unswapped")
  if [ -e "$run/copy/tablespaces" ]; then
    while read -r whose directory; do
      directory_aside "$whose" "$directory" "$directory.${undone##*.}"
    done <"$run/copy/tablespaces"
  fi
fi
if [ -e "$aside" ] && [ ! -e "$data" ]; then
  mv -- "$aside" "$data"
  flush "$(dirname -- "$data")"
fi
rm -f -- "$run/swapping"
flush "$run"
if [ ! -s "$run/unswapped" ]; then
  echo never
elif [ -e "$data" ]; then
  echo "restored $undone"
else
  echo "absent $undone"
fi
