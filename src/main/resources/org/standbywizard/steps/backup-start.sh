# Starts the base backup as a detached job, or finds it again. The job's script comes on standard input.
# JOB_DIRECTORY UNIT_NAME SLOT_NAME|none COPY DATA_DIRECTORY OS_USER OS_GROUP, then the job's own words
# Says started, attached (it still runs) or finished. Status 7: the copy's place is taken by something else, or by a
# copy that a server was started on; 8: the job did not begin.
set -e
job=$1 unit=$2 copy=$4 data=$5 user=$6 group=$7
shift 7
if is_swapped "${job%/*}" "$data"; then
  echo finished
  exit 0
fi
if [ -e "$job/exit" ] && [ "$(cat "$job/exit")" = 0 ] && [ -d "$copy" ]; then
  echo finished
  exit 0
fi
if [ ! -e "$job/exit" ] && job_leader "$job"; then
  echo attached
  exit 0
fi
end_job "$job"
# What an earlier try of this run left half-made; never a directory that a server was started on.
if [ -e "$copy" ] && { [ ! -e "$job/owns" ] || [ "$(cat "$job/owns")" != "$copy" ] || [ -e "$copy/postmaster.opts" ]; }; then
  echo "$copy exists" >&2
  exit 7
fi
# After an undo the tablespaces of the copy that was set aside are no longer this job's.
if [ -e "${job%/*}/unswapped" ]; then rm -f -- "$job/tablespaces" "${job%/*}/unswapped"; fi
clear_copy "$job"
rm -f -- "$job/exit" "$job/exit.new" "$job/pid" "$job/log" "$job/slot-dropped"
mkdir -p -- "$job"
printf '%s' "$copy" | put "$job/owns.new"
mv -f -- "$job/owns.new" "$job/owns"
put "$job/job.sh"
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
begun=no
if command -v systemd-run >/dev/null 2>&1 && [ -d /run/systemd/system ] && [ "$(id -u)" = 0 ]; then
  # Up to 235 systemd-run knows no --collect; then setsid serves.
  systemd-run --quiet --collect --unit="$unit" --property=KillMode=control-group \
    sh "$job/job.sh" "$job" "$user" "$copy" "$@" && begun=yes
fi
if [ "$begun" = no ]; then
  setsid sh "$job/job.sh" "$job" "$user" "$copy" "$@" </dev/null >/dev/null 2>&1 &
fi

# Whether what was started has ended already; asked after it had time to write its first file.
ended() {
  if [ "$begun" = no ]; then
    ! kill -0 "$!" 2>/dev/null
  else
    case $(systemctl show -p ActiveState --value "$unit.service") in inactive | failed) return 0 ;; esac
    return 1
  fi
}

round=0
while [ ! -s "$job/pid" ] && [ ! -e "$job/exit" ] && [ "$round" -lt 3000 ]; do
  if [ "$round" -gt 50 ] && ended; then break; fi
  sleep 0.01
  round=$((round + 1))
done
if [ ! -s "$job/pid" ] && [ ! -e "$job/exit" ]; then
  echo "the job did not begin" >&2
  # Its first act is to write a file: where that is why, it is said here, for it has no place to say it.
  if echo "$job" | put "$job/pid.new"; then rm -f -- "$job/pid.new"; fi
  exit 8
fi
echo started
