# For a report on a host where something hangs.
timeout 5 systemctl list-jobs --no-pager
ps -eo pid,ppid,stat,wchan:20,etimes,args --forest
cat /sys/fs/cgroup/*/system.slice/*postgres*/*/cgroup.procs 2>/dev/null
timeout 5 journalctl --no-pager -n 40
tail -n 40 /var/log/postgresql/*.log /var/lib/pgsql/*/data/log/*.log 2>/dev/null
exit 0
