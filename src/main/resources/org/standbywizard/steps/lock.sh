# The lock that keeps two wizards from working on one host at once: a file that says who, since when and for which run.
# It survives a reboot of the host, since the wizard does too. All times are this host's own, so that no other clock
# needs to be right; the file's own time is the holder's last sign of life.
#   take PLACE NEED RUN TOKEN WHO MODE [RUN_TO_BREAK...]   MODE: own, or beside (what may be done under one's own resting lock)
#   look PLACE NEED RUN TOKEN WHO MODE [RUN_TO_BREAK...]   what take would say, as far as this user may read it
#   keep PLACE NEED TOKEN      a sign of life
#   rest PLACE NEED TOKEN      the run stopped half-way: the lock stays, and says so
#   release PLACE NEED TOKEN   takes it away, and the place with it if nothing else is in there
# NEED: must; or may, for a place where this user's own wizard would have its lock, if that user can have one there.
# Says taken, beside, kept, resting, released, or nowhere if there is no such place; else held or lost, then the holder as
# KEY VALUE lines. Status 8: others work on the lock all the time; 9: it cannot be written.
# Who may look at the lock is told by the place's mode; run directories are hidden from other users by their own.
action=$1 place=$2 need=$3
lock=$place/lock

# Whether nobody can work here as this user: there is no directory for the place, or it is not this user's.
is_nowhere() {
  if [ "$need" != may ]; then return 1; fi
  if [ -d "$place" ]; then [ ! -w "$place" ]; else [ ! -w "${place%/*}" ]; fi
}

# There is no room. Where another user's wizard would have its lock it could not write one now; later it sees the one of
# root, which all may read.
cannot() {
  if [ "$need" != may ]; then exit 9; fi
  echo nowhere
  exit 0
}

# Users of this host may see who works here as root, and nothing else of what is in there.
show() { if [ "$(id -u)" = 0 ]; then chmod "$@"; fi; }

make_place() {
  mkdir -p -- "$place" || cannot
  show 0711 "$place"
}

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
    if [ "$action" = take ]; then make_place; fi
    if [ ! -d "$place" ]; then return 0; fi
    if command exec 9<"$place" && flock -n 9 &&
      [ "$(stat -L -c %d:%i /proc/self/fd/9)" = "$(stat -L -c %d:%i "$place" 2>/dev/null)" ]; then
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
  done <"$lock" || return 1
  held_run=${held_run:-unknown}
  held_seen=$(stat -c %Y "$lock") || return 1
  held_age=$(($(date +%s) - held_seen))
  if [ "$held_age" -lt 0 ]; then held_age=-1; fi
}

tell_holder() {
  printf 'run %s\nwho %s\nsince %s\nstate %s\nseen %s\nage %s\n' \
    "$held_run" "$held_who" "$held_since" "$held_state" "$held_seen" "$held_age"
}

# write_over TEXT: puts the text where the lock stands, which takes no room.
write_over() {
  over=$(($(wc -c <"$lock") - ${#1} - 1))
  if [ "$over" -lt 0 ]; then over=0; fi
  printf "%s\\n%${over}s" "$1" '' | cat 1<>"$lock" || exit 9
  flush "$lock"
}

# write_lock RUN TOKEN WHO SINCE STATE. Leaves nothing half-written where the disk is full. Then a run that began with
# room goes on in what it has: its own lock, or the file that it keeps for this. An undo, which makes room, must begin.
write_lock() {
  lines=$(printf 'run %s\ntoken %s\nwho %s\nsince %s\nstate %s' "$@")
  # A program says why it cannot write; a shell itself may not.
  if ! printf '%s\n' "$lines" | put "$lock.new"; then
    rm -f -- "$lock.new"
    for spare in "$place/$1"/*/spare; do
      if [ ! -e "$lock" ] && [ -s "$spare" ]; then mv -- "$spare" "$lock"; fi
    done
    if [ -s "$lock" ]; then
      write_over "$lines"
      return 0
    fi
    rmdir -- "$place" 2>/dev/null || :
    cannot
  fi
  show 0644 "$lock.new"
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

# in_the_way RUN TOKEN WHO MODE...: whether there is a lock that may not be taken over; then it says so.
in_the_way() {
  run=$1 token=$2 who=$3 mode=$4
  shift 4
  if [ ! -r "$lock" ]; then return 1; fi
  read_lock || return 1
  if may_take "$@"; then return 1; fi
  if [ "$mode" = beside ] && [ "$held_who" = "$who" ] && [ "$held_state" = stopped ]; then
    echo beside
  else
    echo held
    tell_holder
  fi
}

take() {
  if in_the_way "$@"; then return 0; fi
  write_lock "$run" "$token" "$who" "$(date +%s)" working
  echo taken
}

# mine TOKEN: whether the lock is still this one; says lost if not.
mine() {
  if [ -e "$lock" ]; then
    read_lock
    if [ "$held_token" = "$1" ]; then return 0; fi
  fi
  # Where the lock need not be, nobody else has it so long as there is none.
  if [ "$need" = may ] && [ ! -e "$lock" ]; then echo nowhere; else echo lost; fi
  if [ -e "$lock" ]; then tell_holder; fi
  return 1
}

set -e
if is_nowhere; then
  echo nowhere
  exit 0
fi
if [ "$action" != look ]; then take_turn; fi
shift 3
case $action in
  take) take "$@" ;;
  look) in_the_way "$@" || echo nowhere ;;
  keep)
    if mine "$1"; then
      touch -- "$lock"
      echo kept
    fi
    ;;
  rest)
    if mine "$1"; then
      write_lock "$held_run" "$held_token" "$held_who" "$held_since" stopped
      echo resting
    fi
    ;;
  release)
    if mine "$1"; then
      rm -f -- "$lock" "$lock.new"
      echo released
    fi
    rmdir -- "$place" 2>/dev/null || :
    ;;
esac
