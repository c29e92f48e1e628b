# The base backup's job: whether it lives, ending it, and clearing what it left half-made. After lib.sh.
# Its directory holds pid (process id, start time, boot id), exit (its status, written last), log, owns (the copy's
# path) and tablespaces (created|used|wal DIRECTORY a line: what the copy fills beside its own directory).

# job_leader JOB: sets job_pid and says whether the very process that was started still lives. A process id alone is
# no proof: after a reboot, or after a while, it may be another program's.
job_leader() {
  job_pid=
  if [ ! -s "$1/pid" ]; then return 1; fi
  read -r job_pid job_started job_boot <"$1/pid"
  if [ "$job_boot" != "$(cat /proc/sys/kernel/random/boot_id)" ]; then
    job_pid=
    return 1
  fi
  job_now=$(sed 's/.*) //' "/proc/$job_pid/stat" 2>/dev/null | cut -d' ' -f20)
  if [ -n "$job_now" ] && [ "$job_now" != "$job_started" ]; then job_pid=; fi
  [ -n "$job_now" ] && [ -n "$job_pid" ]
}

# end_job JOB: ends the job's whole process group. pg_basebackup's WAL child outlives its parent and would hold the slot.
# A group keeps its number from being used again, so a group without its leader is still the job's. Written as -SIGNAL
# -GROUP, the one form that dash, bash and BusyBox understand alike (dash refuses "-TERM -- -GROUP").
end_job() {
  job_leader "$1" || :
  if [ -z "$job_pid" ] || ! kill -0 "-$job_pid" 2>/dev/null; then return 0; fi
  kill -TERM "-$job_pid" 2>/dev/null
  job_round=0
  while kill -0 "-$job_pid" 2>/dev/null && [ "$job_round" -lt 100 ]; do
    sleep 0.05
    job_round=$((job_round + 1))
  done
  kill -KILL "-$job_pid" 2>/dev/null || :
}

# clear_copy JOB: removes the half copy. Only what this job says is its own, and only a directory that no server was
# ever started on. Status 1: such a directory stands there and was left alone.
clear_copy() {
  if [ ! -e "$1/owns" ]; then return 0; fi
  job_copy=$(cat "$1/owns")
  if [ -e "$job_copy/postmaster.opts" ]; then return 1; fi
  if [ -d "$job_copy" ]; then
    rm -rf -- "$job_copy"
    echo "removed $job_copy" >&2
  fi
  if [ -e "$1/tablespaces" ]; then
    while read -r job_whose job_directory; do
      if [ ! -d "$job_directory" ]; then continue; fi
      case $job_whose in
        wal) rm -rf -- "$job_directory" ;;
        *) find "$job_directory" -mindepth 1 -maxdepth 1 -name 'PG_*' -exec rm -rf -- {} + ;;
      esac
      if [ "$job_whose" = created ]; then rmdir -- "$job_directory" 2>/dev/null || :; fi
    done <"$1/tablespaces"
    rm -f -- "$1/tablespaces"
  fi
}
