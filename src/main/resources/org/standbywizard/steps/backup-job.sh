# The base backup itself, detached from any connection. Its own exit file, or its absence with a dead
# process, tells the outcome.
# JOB_DIRECTORY OS_USER COPY CLIENT_DIRECTORY CONNINFO SLOT|none DROP_SLOT_ON_FAILURE RATE CHECKPOINT
# COMPRESSION PASSFILE WAL_DIRECTORY VERIFY_DIRECTORY WAL_LIMIT_MB, then two words for
# each tablespace: its directory on the primary and here.
# WAL_LIMIT_MB (0: none) is for primaries that cannot cap a slot (up to 12): beyond it the copy gives up.
job=$1 user=$2 copy=$3 bin=$4 conninfo=$5 slot=$6 drop=$7 rate=$8 checkpoint=$9
shift 9
compression=$1 passfile=$2 wal=$3 verify=$4 wal_limit=$5
shift 5
cd / || exit 1
printf '%s %s %s\n' "$$" "$(sed 's/.*) //' "/proc/$$/stat" | cut -d' ' -f20)" \
  "$(cat /proc/sys/kernel/random/boot_id)" >"$job/pid.new" || exit 1
mv -- "$job/pid.new" "$job/pid" || exit 1

finish() {
  printf '%s\n' "$1" >"$job/exit.new" && flush "$job/exit.new" && mv -- "$job/exit.new" "$job/exit"
  flush "$job"
  exit "$1"
}

# The primary's WAL position in MB, as the replication login sees it.
wal_position() {
  lsn=$(as_user "$user" "$bin/psql" "$conninfo dbname=replication replication=true" -w -X -A -t -c IDENTIFY_SYSTEM \
    </dev/null 2>/dev/null | cut -d'|' -f3)
  case $lsn in
    */*) echo $((((0x${lsn%/*} << 32) + 0x${lsn#*/}) >> 20)) ;;
  esac
}

# The end of the WAL that has arrived, in MB: the newest segment's number times its size. What is before it, the slot
# no longer keeps.
wal_received() {
  for place in "$copy/pg_wal" "$copy/pg_xlog"; do
    # shellcheck disable=SC2012 # the names are the server's own: TIMELINE LOG SEGMENT, 8 hexadecimal digits each
    newest=$(ls "$place/" 2>/dev/null | grep -E '^[0-9A-F]{24}(\.partial)?$' | sort | tail -n 1)
    if [ -n "$newest" ]; then
      segment=$(($(stat -c %s "$place/$newest") >> 20))
      if [ "$segment" -eq 0 ]; then return; fi
      newest=${newest%.partial}
      newest=${newest#????????}
      echo $(((0x${newest%????????} << 12) + 0x${newest#????????} * segment))
      return
    fi
  done
}

watch_wal() {
  trap - TERM
  first=$(wal_position)
  while [ -n "$first" ] && kill -0 "$copying" 2>/dev/null; do
    sleep 10
    now_at=$(wal_position)
    arrived=$(wal_received)
    if [ -n "$now_at" ] && [ $((now_at - ${arrived:-$first})) -gt "$wal_limit" ]; then
      echo "the primary keeps more than $wal_limit MB of WAL for this copy; it gives up before the disk is full" \
        >>"$job/log"
      kill -TERM "-$$"
      return
    fi
  done
}

# fill DIRECTORY WORD_IF_NEW: a directory that the copy will fill. Never one that holds something: a former cluster's
# tablespace may still lie there, and what a half copy left is removed.
fill() {
  if [ -d "$1" ]; then
    if [ -n "$(ls -A "$1")" ]; then
      echo "directory \"$1\" exists but is not empty: name another one, or move aside what is in it" >>"$job/log"
      finish 91
    fi
    printf 'used %s\n' "$1" >>"$job/tablespaces" || finish 1
  else
    printf '%s %s\n' "$2" "$1" >>"$job/tablespaces" || finish 1
    # Others must be able to pass through the directories above it.
    (umask 022 && mkdir -p -- "$1") || finish 1
    chown "$user:" "$1" && chmod 0700 "$1" || finish 1
  fi
}

i=$#
while [ "$i" -gt 0 ]; do
  fill "$2" created
  # pg_basebackup wants a = in a name escaped.
  set -- "$@" -T "$(printf '%s' "$1" | sed 's/=/\\=/g')=$(printf '%s' "$2" | sed 's/=/\\=/g')"
  shift 2
  i=$((i - 2))
done
# Up to 9.6 it flushes nothing that it writes, and has another word for the WAL directory.
is_old() {
  case $("$bin/pg_basebackup" --version) in *' 9.'*) return 0 ;; *) return 1 ;; esac
}

if [ -n "$wal" ]; then
  fill "$wal" wal
  if is_old; then set -- "$@" --xlogdir="$wal"; else set -- "$@" --waldir="$wal"; fi
fi
if [ "$slot" != none ]; then set -- "$@" -S "$slot"; fi
if [ -n "$rate" ]; then set -- "$@" --max-rate="$rate"; fi
if [ -n "$compression" ]; then set -- "$@" --compress="$compression"; fi
PGPASSFILE=$passfile
export PGPASSFILE
# What ends the copy from outside must leave this script alive to say so and to drop the slot.
trap ':' TERM
as_user "$user" "$bin/pg_basebackup" -d "$conninfo" -D "$copy" -X stream -c "$checkpoint" -P -v -w "$@" \
  >>"$job/log" 2>&1 </dev/null &
copying=$!
if is_old; then old=yes; else old=no; fi
if [ "$wal_limit" -gt 0 ]; then watch_wal & fi
watching=$!
wait "$copying"
status=$?
# A signal ends the wait, not the copy.
while kill -0 "$copying" 2>/dev/null; do
  wait "$copying"
  status=$?
done
if [ "$watching" != "$copying" ]; then kill "$watching" 2>/dev/null; fi
if [ "$status" -eq 0 ] && [ -n "$verify" ] && [ -x "$verify/pg_verifybackup" ]; then
  # It reads the WAL by pg_waldump, which comes with the server's package and may be missing.
  set -- "$copy"
  if [ ! -x "$verify/pg_waldump" ]; then set -- -n "$copy"; fi
  as_user "$user" "$verify/pg_verifybackup" "$@" >>"$job/log" 2>&1 </dev/null || status=90
fi
if [ "$status" -ne 0 ] && [ "$slot" != none ] && [ "$drop" = yes ] && [ -x "$bin/psql" ]; then
  # No one may be left to drop it, and an unused slot keeps WAL until the primary's disk is full. The sender of the
  # copy that just failed may hold it for a moment.
  round=0
  while [ "$round" -lt 10 ]; do
    if as_user "$user" "$bin/psql" "$conninfo dbname=replication replication=true" -w -X \
      -c "DROP_REPLICATION_SLOT $slot" >"$job/drop.log" 2>&1 </dev/null; then
      printf 'slot dropped\n' >"$job/slot-dropped"
      break
    fi
    round=$((round + 1))
    sleep 1
  done
  cat -- "$job/drop.log" >>"$job/log"
fi
if [ "$status" -eq 0 ] && [ "$old" = yes ]; then sync -f "$copy" 2>/dev/null || sync; fi
finish "$status"
