# Prints files of the copy: NAME and base64 on a line each; nothing for one that is not there.
# COPY DATA_DIRECTORY RUN_DIRECTORY NAME...; says gone if the copy already stands in its place.
copy=$1 data=$2 run=$3
shift 3
if [ ! -d "$copy" ]; then
  if is_swapped "$run" "$data"; then
    echo gone
    exit 0
  fi
  echo "$copy is missing" >&2
  exit 7
fi
for name in "$@"; do
  if [ -f "$copy/$name" ]; then
    printf '%s ' "$name"
    base64 <"$copy/$name" | tr -d '\n'
    echo
  fi
done
