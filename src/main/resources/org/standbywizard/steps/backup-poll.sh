# Waits up to ROUNDS twentieths of a second for the job to end. JOB_DIRECTORY ROUNDS
# Says running, dead, or exit STATUS; then the end of its log.
job=$1 rounds=$2
state=running
while :; do
  if [ -e "$job/exit" ]; then
    state="exit $(cat "$job/exit")"
    break
  fi
  if [ -s "$job/pid" ]; then
    read -r pid started boot <"$job/pid"
    now=$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d' ' -f20)
    if [ "$boot" != "$(cat /proc/sys/kernel/random/boot_id)" ] || [ "$now" != "$started" ]; then
      if [ ! -e "$job/exit" ]; then
        state=dead
        break
      fi
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
