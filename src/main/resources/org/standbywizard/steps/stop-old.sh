# Stops the standby's former server, unless this run has already put the copy in its place.
# RUN_DIRECTORY and then the words of service-lib.sh
run=$1
shift
if is_swapped "$run" "$5"; then
  echo already
  exit 0
fi
mkdir -p -- "$run"
if [ -z "$(postmaster "$5")" ]; then
  echo already
  exit 0
fi
service "$@" || exit
echo 'done'
