# Starts the base backup as a detached job, or finds it again. The job's script comes on standard input.
# JOB_DIRECTORY UNIT_NAME SLOT_NAME|none COPY DATA_DIRECTORY OS_USER OS_GROUP, then the job's own words
# Says started, attached (it still runs) or finished. Status 7: the copy's place is taken by something else.
set -e
job=$1 unit=$2 copy=$4 data=$5 user=$6 group=$7
shift 7
if [ -e "$job/exit" ] && [ "$(cat "$job/exit")" = 0 ]; then
  echo finished
  exit 0
fi
if [ -e "$job/pid" ] && [ ! -e "$job/exit" ]; then
  read -r pid started boot <"$job/pid"
  now=$(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null | cut -d' ' -f20)
  if [ "$boot" = "$(cat /proc/sys/kernel/random/boot_id)" ] && [ -n "$now" ] && [ "$now" = "$started" ]; then
    echo attached
    exit 0
  fi
fi
# What an earlier try of this run left half-made; never a directory that a server was started on.
if [ -e "$copy" ]; then
  if [ -e "$job/owns" ] && [ "$(cat "$job/owns")" = "$copy" ] && [ ! -e "$copy/postmaster.opts" ]; then
    rm -rf -- "$copy"
  else
    echo "$copy exists" >&2
    exit 7
  fi
fi
rm -f -- "$job/exit" "$job/pid" "$job/log"
mkdir -p -- "$job"
printf '%s' "$copy" >"$job/owns"
cat >"$job/job.sh"
parent=$(dirname -- "$copy")
if [ ! -d "$parent" ]; then
  # A server that was never initialised may not have its parent directory yet.
  (umask 022 && mkdir -p -- "$parent")
  chown "$user:$group" "$parent"
  chmod 0755 "$parent"
fi
mkdir -- "$copy"
chown "$user:$group" "$copy"
chmod 0700 "$copy"
if [ -e "$data" ]; then label_like "$data" "$copy"; else label_like "$parent" "$copy"; fi
flush "$job/owns" "$parent"
if command -v systemd-run >/dev/null 2>&1 && [ -d /run/systemd/system ] && [ "$(id -u)" = 0 ]; then
  systemd-run --quiet --collect --unit="$unit" --property=KillMode=control-group \
    sh "$job/job.sh" "$job" "$user" "$copy" "$@"
else
  setsid sh "$job/job.sh" "$job" "$user" "$copy" "$@" </dev/null >/dev/null 2>&1 &
fi
round=0
while [ ! -s "$job/pid" ] && [ "$round" -lt 100 ]; do
  sleep 0.05
  round=$((round + 1))
done
echo started
