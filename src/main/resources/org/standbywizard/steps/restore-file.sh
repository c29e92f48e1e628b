# Puts a file's before-image back. RUN_DIRECTORY KEY [keep]
# Says restored, removed, never (nothing was replaced); status 3: somebody changed the file since,
# its bytes are then on standard output and its path, owner, group and mode on standard error.
# With keep (the server is down, and must come up) a changed file is kept beside, and that is said: kept PATH.
run=$1 key=$2
set -e
if [ ! -e "$run/before/$key.was" ]; then
  echo never
  exit 0
fi
was=$(sed -n 1p "$run/before/$key.was")
real=$(sed -n 2p "$run/before/$key.was")
after=$(cat "$run/before/$key.after")
directory=$(dirname -- "$real")
leftovers "$directory" "$key"
if [ -e "$real" ]; then now=$(sha "$real"); else now=absent; fi
if [ "$now" = "$was" ]; then
  echo restored
  exit 0
fi
if [ "$now" != "$after" ] && [ "${3:-}" = keep ]; then
  if [ "$now" != absent ]; then
    kept=$real.changed-$(printf '%.8s' "$now")
    cp -p -- "$real" "$kept"
    flush "$kept"
    echo "kept $kept"
  fi
elif [ "$now" != "$after" ]; then
  stat -c '%n|%U|%G|%a' "$real" >&2 || :
  cat -- "$real" 2>/dev/null || :
  exit 3
fi
if [ "$was" = absent ]; then
  rm -f -- "$real"
  flush "$directory"
  echo removed
  exit 0
fi
temporary=$(beside "$real" "$key")
trap 'rm -f -- "$temporary"' EXIT
cp -p -- "$run/before/$key" "$temporary"
label_like "$real" "$temporary"
flush "$temporary"
mv -f -- "$temporary" "$real"
flush "$directory"
echo restored
