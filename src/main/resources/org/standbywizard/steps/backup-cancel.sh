# Ends the job with all its processes and removes the half copy. JOB_DIRECTORY UNIT_NAME
# Only a directory that this run made and that no server was ever started on is removed.
job=$1 unit=$2
if [ ! -e "$job/exit" ]; then end_job "$job"; fi
if [ -d /run/systemd/system ]; then systemctl stop "$unit.service" 2>/dev/null; fi
# A swapped copy, or one that an undo set aside, is no half copy; nor are its tablespaces.
if [ ! -e "${job%/*}/swapping" ] && [ ! -e "${job%/*}/unswapped" ]; then clear_copy "$job"; fi
rm -f -- "$job/pid" "$job/exit" "$job/exit.new" "$job/log" "$job/owns" "$job/job.sh" "$job/tablespaces" "$job/slot-dropped"
exit 0
