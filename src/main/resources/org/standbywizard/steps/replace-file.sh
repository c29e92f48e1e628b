# Replaces one file by standard input, if it still is what was previewed.
# PATH EXPECTED_SHA|absent AFTER_SHA OWNER GROUP MODE RUN_DIRECTORY KEY
# Says done or already; status 3: the file is another than expected (its hash on standard error).
path=$1 expected=$2 after=$3 owner=$4 group=$5 mode=$6 run=$7 key=$8
set -e
real=$(readlink -f -- "$path") || real=$path
if [ -e "$real" ]; then now=$(sha "$real"); else now=absent; fi
directory=$(dirname -- "$real")
if [ "$now" = "$after" ]; then
  leftovers "$directory" "$key"
  echo already
  exit 0
fi
if [ "$now" != "$expected" ]; then
  echo "$now" >&2
  exit 3
fi
mkdir -p -- "$run/before"
if [ ! -e "$run/before/$key.was" ]; then
  if [ "$now" != absent ]; then cp -p -- "$real" "$run/before/$key"; fi
  printf '%s\n%s\n' "$now" "$real" | put "$run/before/$key.new"
  if [ "$now" = absent ]; then flush "$run/before/$key.new"; else flush "$run/before/$key" "$run/before/$key.new"; fi
  mv -- "$run/before/$key.new" "$run/before/$key.was"
fi
printf '%s\n' "$after" | put "$run/before/$key.after"
flush "$run/before/$key.after" "$run/before"
temporary=$(beside "$real" "$key")
trap 'rm -f -- "$temporary"' EXIT
put "$temporary"
if [ "$(sha "$temporary")" != "$after" ]; then
  echo "the new content did not arrive whole" >&2
  exit 4
fi
chown "$owner:$group" "$temporary"
chmod "$mode" "$temporary"
if [ -e "$real" ]; then label_like "$real" "$temporary"; else label_like "$directory" "$temporary"; fi
flush "$temporary"
mv -f -- "$temporary" "$real"
flush "$directory"
echo 'done'
