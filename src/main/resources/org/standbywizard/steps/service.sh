# ACTION KIND UNIT BIN_DIRECTORY DATA_DIRECTORY OS_USER START_OPTIONS LIMIT_SECONDS (see service-lib.sh)
# A command whose connection broke goes on here. It must have ended before anything is looked at: a start would take a server
# that is about to stop for one that runs. What is started must not inherit the turn.
if [ -d "$5" ] && command -v flock >/dev/null 2>&1 && command exec 8<"$5"; then
  turn=$(($8 * 20))
  until flock -n 8 || [ "$turn" -le 0 ]; do
    sleep 0.05
    turn=$((turn - 1))
  done
fi
if [ "$1" = start ] && [ -n "$(postmaster "$5")" ]; then
  echo already
  exit 0
fi
if [ "$1" = stop ] && [ -z "$(postmaster "$5")" ]; then
  echo already
  exit 0
fi
service "$@" 8<&- || exit
echo 'done'
