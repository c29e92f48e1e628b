# The end of a server's log, wherever it is. DATA_DIRECTORY UNIT LOG_FILE|'' LINES
data=$1 unit=$2 log=$3 lines=$4
if [ -n "$log" ] && [ -r "$log" ]; then
  tail -n "$lines" "$log"
  exit 0
fi
if [ -r "$data/current_logfiles" ]; then
  name=$(sed -n 's/^stderr //p' "$data/current_logfiles")
  case $name in /*) ;; *) name=$data/$name ;; esac
else
  # shellcheck disable=SC2012 # the newest by time; names are the server's own
  name=$(ls -t "$data"/log/*.log "$data"/pg_log/*.log 2>/dev/null | head -n 1)
fi
if [ -n "$name" ] && [ -r "$name" ]; then
  tail -n "$lines" "$name"
elif [ -n "$unit" ]; then
  journalctl --no-pager -o cat -u "$unit" -n "$lines" 2>/dev/null
fi
exit 0
