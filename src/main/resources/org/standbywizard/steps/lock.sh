# The lock that keeps two wizards from working on one host at once: a file that says who, since when and for which run.
# It survives a reboot of the host, since the wizard does too. All times are this host's own, so that no other clock
# needs to be right; the file's own time is the holder's last sign of life.
#   take PLACE RUN TOKEN WHO MODE [RUN_TO_BREAK...]   MODE: own, or beside (what may be done under one's own resting lock)
#   keep PLACE TOKEN      a sign of life
#   rest PLACE TOKEN      the run stopped half-way: the lock stays, and says so
#   release PLACE TOKEN   takes it away, and the place with it if nothing else is in there
# Says taken, beside, kept, resting, released; else held or lost, then the holder as KEY VALUE lines. Status 8: others
# work on the lock all the time; 9: it cannot be written.
# Run directories are hidden from other users by their own mode.
action=$1 place=$2
lock=$place/lock

# One program at a time changes the lock; the kernel ends the turn of whoever dies. The place may have been removed and
# made again while this one waited.
take_turn() {
  if ! command -v flock >/dev/null 2>&1; then
    echo "no program flock (util-linux)" >&2
    exit 8
  fi
  turn=0
  while [ "$turn" -lt 100 ]; do
    turn=$((turn + 1))
    if [ "$action" = take ]; then mkdir -p -- "$place" || return 1; fi
    if [ ! -d "$place" ]; then return 0; fi
    if command exec 9<"$place" && flock -n 9 &&
      [ "$(stat -L -c %d:%i /proc/self/fd/9)" = "$(stat -c %d:%i "$place" 2>/dev/null)" ]; then
      return 0
    fi
    sleep 0.1
  done
  echo "others work on $lock" >&2
  exit 8
}

# What the lock says. Its last sign of life is -1 seconds ago where this host's clock was set back since.
read_lock() {
  held_run='' held_token='' held_who='' held_since=0 held_state=''
  while read -r key value; do
    case $key in
      run) held_run=$value ;;
      token) held_token=$value ;;
      who) held_who=$value ;;
      since) held_since=$value ;;
      state) held_state=$value ;;
    esac
  done <"$lock"
  held_run=${held_run:-unknown}
  held_seen=$(stat -c %Y "$lock")
  held_age=$(($(date +%s) - held_seen))
  if [ "$held_age" -lt 0 ]; then held_age=-1; fi
}

tell_holder() {
  printf 'run %s\nwho %s\nsince %s\nstate %s\nseen %s\nage %s\n' \
    "$held_run" "$held_who" "$held_since" "$held_state" "$held_seen" "$held_age"
}

# write_lock RUN TOKEN WHO SINCE STATE. Leaves nothing half-written where the disk is full.
write_lock() {
  if ! printf 'run %s\ntoken %s\nwho %s\nsince %s\nstate %s\n' "$@" >"$lock.new"; then
    rm -f -- "$lock.new"
    rmdir -- "$place" 2>/dev/null || :
    exit 9
  fi
  flush "$lock.new"
  mv -f -- "$lock.new" "$lock"
  flush "$place"
}

# may_take: whether the lock that is there may be taken over. The same run by the same person goes on; by another one
# only if nobody works on it. The fresh sign of life is one that came within three beats.
may_take() {
  if [ "$held_token" = "$token" ]; then return 0; fi
  if [ "$held_run" = "$run" ]; then
    if [ "$held_who" = "$who" ] || [ "$held_state" = stopped ]; then return 0; fi
    if [ "$held_age" -lt 0 ] || [ "$held_age" -ge 90 ]; then return 0; fi
  fi
  for broken; do
    if [ "$held_run" = "$broken" ]; then return 0; fi
  done
  return 1
}

take() {
  run=$1 token=$2 who=$3 mode=$4
  shift 4
  if [ -e "$lock" ]; then
    read_lock
    if ! may_take "$@"; then
      if [ "$mode" = beside ] && [ "$held_who" = "$who" ] && [ "$held_state" = stopped ]; then
        echo beside
      else
        echo held
        tell_holder
      fi
      return 0
    fi
  fi
  write_lock "$run" "$token" "$who" "$(date +%s)" working
  echo taken
}

# mine TOKEN: whether the lock is still this one; says lost if not.
mine() {
  if [ -e "$lock" ]; then
    read_lock
    if [ "$held_token" = "$1" ]; then return 0; fi
  fi
  echo lost
  if [ -e "$lock" ]; then tell_holder; fi
  return 1
}

set -e
take_turn
case $action in
  take)
    shift 2
    take "$@"
    ;;
  keep)
    if mine "$3"; then
      touch -- "$lock"
      echo kept
    fi
    ;;
  rest)
    if mine "$3"; then
      write_lock "$held_run" "$held_token" "$held_who" "$held_since" stopped
      echo resting
    fi
    ;;
  release)
    if mine "$3"; then
      rm -f -- "$lock" "$lock.new"
      echo released
    fi
    rmdir -- "$place" 2>/dev/null || :
    ;;
esac
