# Ends the job with all its processes and removes the half copy. JOB_DIRECTORY UNIT_NAME
# Only a directory that this run made and that no server was ever started on is removed.
job=$1 unit=$2
if [ -s "$job/pid" ] && [ ! -e "$job/exit" ]; then
  read -r pid started boot <"$job/pid"
  now=$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d' ' -f20)
  if [ "$boot" = "$(cat /proc/sys/kernel/random/boot_id)" ] && [ "$now" = "$started" ]; then
    # The group: pg_basebackup's WAL child outlives its parent and would hold the slot.
    kill -TERM -- "-$pid" 2>/dev/null || kill -TERM "$pid"
    round=0
    while kill -0 -- "-$pid" 2>/dev/null && [ "$round" -lt 100 ]; do
      sleep 0.05
      round=$((round + 1))
    done
    kill -KILL -- "-$pid" 2>/dev/null
  fi
fi
if [ -d /run/systemd/system ]; then systemctl stop "$unit.service" 2>/dev/null; fi
if [ -e "$job/owns" ] && [ ! -e "$job/../swapped" ] && [ ! -e "$job/../unswapped" ]; then
  copy=$(cat "$job/owns")
  if [ -d "$copy" ] && [ ! -e "$copy/postmaster.opts" ]; then
    rm -rf -- "$copy"
    echo "removed $copy"
  fi
  if [ -e "$job/tablespaces" ]; then
    while read -r whose directory; do
      if [ -d "$directory" ]; then
        find "$directory" -mindepth 1 -maxdepth 1 -name 'PG_*' -exec rm -rf -- {} +
        if [ "$whose" = created ]; then rmdir -- "$directory" 2>/dev/null; fi
      fi
    done <"$job/tablespaces"
  fi
fi
rm -f -- "$job/pid" "$job/exit" "$job/log" "$job/owns" "$job/job.sh" "$job/tablespaces" "$job/slot-dropped"
exit 0
