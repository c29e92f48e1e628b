# ACTION KIND UNIT BIN_DIRECTORY DATA_DIRECTORY OS_USER START_OPTIONS LIMIT_SECONDS (see service-lib.sh)
if [ "$1" = start ] && [ -n "$(postmaster "$5")" ]; then
  echo already
  exit 0
fi
if [ "$1" = stop ] && [ -z "$(postmaster "$5")" ]; then
  echo already
  exit 0
fi
service "$@" || exit
echo 'done'
