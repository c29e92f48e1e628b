# The base backup itself, detached from any connection. Its own exit file, or its absence with a dead
# process, tells the outcome.
# JOB_DIRECTORY OS_USER COPY CLIENT_DIRECTORY CONNINFO SLOT|none DROP_SLOT_ON_FAILURE RATE CHECKPOINT
# COMPRESSION PASSFILE WAL_DIRECTORY VERIFY_DIRECTORY WAL_LIMIT_MB, then --tablespace-mapping words OLD=NEW
# WAL_LIMIT_MB (0: none) is for primaries that cannot cap a slot (up to 12): beyond it the copy gives up.
job=$1 user=$2 copy=$3 bin=$4 conninfo=$5 slot=$6 drop=$7 rate=$8 checkpoint=$9
shift 9
compression=$1 passfile=$2 wal=$3 verify=$4 wal_limit=$5
shift 5
cd / || exit 1
printf '%s %s %s\n' "$$" "$(sed 's/.*) //' "/proc/$$/stat" | cut -d' ' -f20)" \
  "$(cat /proc/sys/kernel/random/boot_id)" >"$job/pid.new"
mv -- "$job/pid.new" "$job/pid"

finish() {
  printf '%s\n' "$1" >"$job/exit.new"
  flush "$job/exit.new"
  mv -- "$job/exit.new" "$job/exit"
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

watch_wal() {
  trap - TERM
  first=$(wal_position)
  while [ -n "$first" ] && kill -0 "$copying" 2>/dev/null; do
    sleep 10
    now_at=$(wal_position)
    if [ -n "$now_at" ] && [ $((now_at - first)) -gt "$wal_limit" ]; then
      echo "the primary keeps more than $wal_limit MB of WAL for this copy; it gives up before the disk is full" \
        >>"$job/log"
      kill -TERM -- "-$$"
      return
    fi
  done
}

for mapping in "$@"; do
  target=${mapping#*=}
  if [ ! -d "$target" ]; then
    # Others must be able to pass through the directories above it.
    (umask 022 && mkdir -p -- "$target") && chown "$user:" "$target" && chmod 0700 "$target"
    printf 'created %s\n' "$target" >>"$job/tablespaces"
  else
    printf 'used %s\n' "$target" >>"$job/tablespaces"
  fi
done
i=$#
while [ "$i" -gt 0 ]; do
  mapping=$1
  shift
  set -- "$@" -T "$mapping"
  i=$((i - 1))
done
# From 10 on it flushes all that it writes by itself, and knows another word for the WAL directory.
case $("$bin/pg_basebackup" --version) in *' 9.'*) old=yes ;; *) old=no ;; esac
if [ -n "$wal" ]; then
  if [ "$old" = yes ]; then set -- "$@" --xlogdir="$wal"; else set -- "$@" --waldir="$wal"; fi
fi
if [ "$slot" != none ]; then set -- "$@" -S "$slot"; fi
if [ -n "$rate" ]; then set -- "$@" --max-rate="$rate"; fi
if [ -n "$compression" ]; then set -- "$@" --compress="$compression"; fi
PGPASSFILE=$passfile
export PGPASSFILE
# What ends the copy from outside must leave this script alive to say so and to drop the slot.
trap ':' TERM
as_user "$user" "$bin/pg_basebackup" -d "$conninfo" -D "$copy" -X stream -c "$checkpoint" -P -v -w "$@" \
  >"$job/log" 2>&1 </dev/null &
copying=$!
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
if [ "$status" -ne 0 ] && [ "$slot" != none ] && [ "$drop" = yes ] && [ -x "$bin/psql" ]; then
  # No one may be left to drop it, and an unused slot keeps WAL until the primary's disk is full.
  as_user "$user" "$bin/psql" "$conninfo dbname=replication replication=true" -w -X -c "DROP_REPLICATION_SLOT $slot" \
    >>"$job/log" 2>&1 </dev/null && printf 'slot dropped\n' >"$job/slot-dropped"
fi
if [ "$status" -eq 0 ] && [ -n "$verify" ] && [ -x "$verify/pg_verifybackup" ]; then
  # It reads the WAL by pg_waldump, which comes with the server's package and may be missing.
  set -- "$copy"
  if [ ! -x "$verify/pg_waldump" ]; then set -- -n "$copy"; fi
  as_user "$user" "$verify/pg_verifybackup" "$@" >>"$job/log" 2>&1 </dev/null || status=90
fi
if [ "$status" -eq 0 ] && [ "$old" = yes ]; then sync -f "$copy" 2>/dev/null || sync; fi
finish "$status"
