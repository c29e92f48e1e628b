# Waits up to ROUNDS twentieths of a second for the job to end. JOB_DIRECTORY ROUNDS
# Says running, dead, or exit STATUS; then the end of its log.
job=$1 rounds=$2
state=running

# await_end PID ROUNDS: waits in one process, where the host has one that can (coreutils), instead of starting twenty a
# second. Says whether it could; 124 is timeout's own word for its limit.
await_end() {
  timeout "$(($2 / 20)).$(printf '%02d' $(($2 % 20 * 5)))" tail --pid="$1" -s 0.02 -f /dev/null >/dev/null 2>&1
  case $? in 0 | 124) return 0 ;; *) return 1 ;; esac
}

asked=no
while :; do
  if [ -e "$job/exit" ]; then
    state="exit $(cat "$job/exit")"
    break
  fi
  # Only at first and at last: it takes five processes, which take time from the copy.
  if [ "$asked" = no ] || [ "$rounds" -le 0 ]; then
    asked=yes
    if ! job_leader "$job"; then
      # Its last act is to write the exit file: look once more.
      if [ -e "$job/exit" ]; then continue; fi
      state=dead
      break
    fi
    if [ "$rounds" -gt 0 ] && await_end "$job_pid" "$rounds"; then
      rounds=0
      continue
    fi
  fi
  if [ "$rounds" -le 0 ]; then break; fi
  sleep 0.05
  rounds=$((rounds - 1))
done
echo "$state"
if [ -e "$job/slot-dropped" ]; then echo "slot-dropped"; fi
echo "---"
if [ -e "$job/log" ]; then tail -c 4096 "$job/log" | tr '\r' '\n' | tail -n 12; fi
# One that died without an end may have had no room to write it, nor why: that is said here.
if [ "$state" = dead ] && [ -d "$job" ]; then
  echo "$state" | put "$job/exit.new" 2>&1
  rm -f -- "$job/exit.new"
fi
