# What the machine says of one server's service; reads only.
# $1 systemd or pg_ctl   $2 unit   $3 Debian's start.conf, or empty   $4 data directory   $5 port
# Prints "key<TAB>value" lines.
set -u
tab=$(printf '\t')
say() {
  printf '%s%s%s\n' "$1" "$tab" "$2"
}

if [ "$1" = systemd ]; then
  systemctl show -p ActiveState -p UnitFileState -p MainPID -- "$2" | while IFS='=' read -r key value; do
    say "$key" "$value"
  done
fi

if [ -n "$3" ] && [ -r "$3" ]; then
  # The first word that is no comment: auto, manual or disabled.
  start=$(sed -e 's/#.*//' "$3" | tr -d ' \t\r' | grep -m 1 .)
  say StartConf "$start"
fi

# A stale file may name a process that is somebody else now.
if [ -r "$4/postmaster.pid" ] && read -r pid <"$4/postmaster.pid"; then
  cwd=$(readlink "/proc/$pid/cwd" 2>/dev/null) || cwd=''
  real=$(cd "$4" 2>/dev/null && pwd -P) || real=''
  if [ -n "$cwd" ] && [ "$cwd" = "$real" ]; then
    say PostmasterPid "$pid"
    # The service whose control group it runs in: systemd may know no main process of it.
    while IFS= read -r line; do
      case $line in
      *.service) say Group "${line##*/}" ;;
      esac
    done <"/proc/$pid/cgroup"
  fi
fi

# State 0A listens. The local address is hexadecimal, in words of the machine's byte order.
say ByteOrder "$(printf '\001\000' | od -An -tx2 | tr -d ' ')"
hex=$(printf '%04X' "$5")
cat /proc/net/tcp /proc/net/tcp6 2>/dev/null | grep -i "[0-9A-F]:$hex [0-9A-F]*:0000 0A " |
  while read -r _ local _; do
    say Listen "${local%:*}"
  done
exit 0
