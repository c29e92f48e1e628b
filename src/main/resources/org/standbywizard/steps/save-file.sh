# Keeps a file that the server itself is about to rewrite. PATH RUN_DIRECTORY KEY before|after
set -e
run=$2 key=$3
path=$(readlink -f -- "$1") || path=$1
mkdir -p -- "$run/before"
if [ "$4" = before ]; then
  if [ ! -e "$run/before/$key.was" ]; then
    cp -p -- "$path" "$run/before/$key"
    sha "$path" | put "$run/before/$key.after"
    printf '%s\n%s\n' "$(sha "$path")" "$path" | put "$run/before/$key.new"
    flush "$run/before/$key" "$run/before/$key.new"
    mv -- "$run/before/$key.new" "$run/before/$key.was"
  fi
else
  sha "$path" | put "$run/before/$key.after"
fi
flush "$run/before"
