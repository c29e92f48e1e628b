# Starting and stopping a server by what manages it, and waiting for the result. After lib.sh.
# service ACTION KIND UNIT BIN_DIRECTORY DATA_DIRECTORY OS_USER START_OPTIONS LIMIT_SECONDS
# Status 0: done; 5: not within the limit; 6: the server did not come up. Standard error says more.

# "ready" (10+) stands in line 8 of postmaster.pid, the last one; before that the server has perhaps no socket yet.
# 9.6 has no such line, there the caller asks by SQL.
is_up() {
  up_now=$(postmaster "$data")
  if [ -z "$up_now" ] || [ "$up_now" = "$1" ]; then return 1; fi
  case $(cat "$data/PG_VERSION" 2>/dev/null) in
    9.*)
      # A server that fails takes the file along between two looks.
      up_lines=$( (wc -l <"$data/postmaster.pid") 2>/dev/null)
      [ "${up_lines:-0}" -ge 6 ]
      ;;
    *)
      case $(sed -n 8p "$data/postmaster.pid" 2>/dev/null | tr -d ' ') in
        ready | standby) return 0 ;;
        *) return 1 ;;
      esac
      ;;
  esac
}

unit_state() { systemctl show -p ActiveState --value "$unit"; }

# Debian's start command looks once in a second whether the server is up, and systemd knows no main process meanwhile. To
# stop the unit then sends SIGTERM to each process, and the server can hang in a half shutdown until systemd's hour is over:
# it starts the background writer anew while it already waits for it to end (seen on 15, systemd 252).
let_start_end() {
  round=0
  while [ "$round" -lt 200 ]; do
    case $(systemctl show -p ActiveState -p MainPID "$unit" | sort | tr '\n' ' ') in
      'ActiveState=activating MainPID=0 ') ;;
      *) return 0 ;;
    esac
    sleep 0.05
    round=$((round + 1))
  done
  # A long recovery: the server's own way out leaves nothing to signal.
  if [ -n "$old" ]; then as_user "$user" "$bin/pg_ctl" -D "$data" -m fast -W stop </dev/null >/dev/null 2>&1; fi
}

wait_up() {
  round=0
  while [ "$round" -lt "$rounds" ]; do
    if is_up "$1"; then return 0; fi
    if [ "$kind" = systemd ] && [ "$round" -gt 10 ] && [ -z "$(postmaster "$data")" ]; then
      case $(unit_state) in
        failed) return 6 ;;
        inactive | active) if [ "$round" -gt 60 ]; then return 6; fi ;;
      esac
    fi
    sleep 0.05
    round=$((round + 1))
  done
  return 5
}

wait_down() {
  round=0
  while [ "$round" -lt "$rounds" ]; do
    if [ -z "$(postmaster "$data")" ]; then
      if [ "$kind" != systemd ]; then return 0; fi
      case $(unit_state) in inactive | failed) return 0 ;; esac
    fi
    sleep 0.05
    round=$((round + 1))
  done
  return 5
}

# The server must not inherit this command's streams, or the SSH channel would stay open.
pg_ctl_start() {
  set -- -D "$data" -l "$log" -W start
  if [ -n "$options" ]; then set -- "$@" -o "$options"; fi
  as_user "$user" "$bin/pg_ctl" "$@" </dev/null >/dev/null 2>&1
}

service() {
  action=$1 kind=$2 unit=$3 bin=$4 data=$5 user=$6 options=$7
  rounds=$(($8 * 20))
  old=$(postmaster "$data")
  log=$data.log
  if [ -n "$old" ]; then
    log_now=$(readlink "/proc/$old/fd/2" 2>/dev/null) || log_now=
    if [ -f "$log_now" ]; then log=$log_now; fi
  fi
  # A start, too: one that joins a start that is failing, since its server was killed meanwhile, fails with it.
  if [ "$kind" = systemd ]; then let_start_end; fi
  case $kind,$action in
    systemd,stop) if [ -n "$old" ] || [ "$(unit_state)" != inactive ]; then systemctl --no-block stop "$unit"; fi ;;
    systemd,*) systemctl reset-failed "$unit" 2>/dev/null; systemctl --no-block "$action" "$unit" ;;
    pg_ctl,start) if [ -z "$old" ]; then pg_ctl_start; fi ;;
    pg_ctl,*)
      if [ -n "$old" ]; then as_user "$user" "$bin/pg_ctl" -D "$data" -m fast -W stop </dev/null >/dev/null 2>&1; fi
      if [ "$action" = restart ]; then wait_down && pg_ctl_start; fi
      ;;
    *) echo "unknown service kind $kind" >&2; return 6 ;;
  esac || return 6
  case $action in
    start) wait_up "" ;;
    restart) wait_up "$old" ;;
    stop) wait_down ;;
  esac
  code=$?
  if [ "$code" -ne 0 ] && [ "$kind" = systemd ]; then
    systemctl status --no-pager --lines=10 "$unit" >&2
  elif [ "$code" -ne 0 ]; then
    tail -n 10 "$log" >&2 2>/dev/null
  fi
  return "$code"
}
