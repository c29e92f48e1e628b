# shellcheck shell=sh
# Sourced by try-deb.sh and try-rpm.sh: a clean Debian 12 in $root, what one does in it, and its end. Root only; needs
# debootstrap, xvfb, x11-utils. The one who sources it has set -eu.

# $1 what the directory is named by   $2 the practice servers   others: options of debootstrap
make_root() {
  # The mirror that this machine's own apt uses.
  mirror=${MIRROR:-$(sed -n -e 's/^URIs: *\([^ ]*\).*/\1/p' -e 's/^deb  *\([^ [][^ ]*\).*/\1/p' /etc/apt/sources.list \
    /etc/apt/sources.list.d/* 2>/dev/null | sed 's|/*$||' | grep '/debian$' | head -n 1)}
  if [ -z "$mirror" ]; then
    echo "no Debian mirror found in /etc/apt: name one in MIRROR" >&2
    exit 2
  fi
  root=$(mktemp -d "/var/tmp/standby-wizard-$1.XXXXXX")
  chmod 0755 "$root"
  servers=$2
  shift 2
  screen=
  trap clean_up EXIT
  debootstrap --variant=minbase "$@" bookworm "$root" "$mirror" >/dev/null
  mount -t proc proc "$root/proc"
  mount --bind "$servers" "$root/mnt"
  mkdir -p "$root/tmp/.X11-unix"
  inside useradd --create-home somebody
}

clean_up() {
  [ -z "$screen" ] || kill "$screen" 2>/dev/null || :
  umount "$root/tmp/.X11-unix" "$root/mnt" "$root/proc" 2>/dev/null || :
  rm -rf --one-file-system "$root"
}

inside() {
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

# As who one is at a desktop.
somebody() {
  inside runuser -u somebody -- "$@"
}

# $1 a launcher. With -Xshare:on Java does not start where its archive of classes does not fit.
archive_is_used() {
  somebody env JAVA_TOOL_OPTIONS='-Xshare:on -Xlog:class+load:file=/tmp/classes' "$1" --version
  grep -q ' org\.standbywizard\.app\.Main source: shared objects file' "$root/tmp/classes"
  rm "$root/tmp/classes"
}

# Until a command succeeds, tried once a second.
# $1 seconds at most   $2 what is told if it never does   others: the command
await() {
  most=$1
  told=$2
  shift 2
  rounds=0
  until "$@" 2>/dev/null; do
    rounds=$((rounds + 1))
    if [ "$rounds" -gt "$most" ]; then
      echo "$told after $most s" >&2
      exit 1
    fi
    sleep 1
  done
}

# Starts the window, on a screen of its own.
# $1 the display's number   others: a launcher, and what it is given
start_window() {
  display=:$1
  shift
  Xvfb "$display" -screen 0 1400x900x24 >/dev/null 2>&1 &
  screen=$!
  await 30 "no screen $display" xwininfo -display "$display" -root >/dev/null
  mountpoint -q "$root/tmp/.X11-unix" || mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
  # shellcheck disable=SC2016 # These words are for the other shell.
  somebody sh -c 'echo $$ >/tmp/window.pid && exec "$@"' sh env DISPLAY="$display" "$@" &
  window=$!
}

# $1 part of the title that it has in the end   $2 where a picture of it goes, if one is wanted (a .png; needs imagemagick)
await_window() {
  await 60 "no window named $1" is_painted "$1" "${2:-}"
  echo "the window $title is there"
}

is_painted() {
  title=$(xwininfo -display "$display" -root -tree 2>/dev/null | grep -o "\"[^\"]*$1[^\"]*\"" | head -n 1) || :
  [ -n "$title" ] || return 1
  [ -n "$2" ] || return 0
  # A grey screen until the window is painted: then there are many colours.
  DISPLAY="$display" import -window root "$2" 2>/dev/null && [ "$(identify -format '%k' "$2")" -ge 50 ]
}

# Ends it as a logout does.
end_window() {
  kill "$(cat "$root/tmp/window.pid")"
  wait "$window" || :
  rm "$root/tmp/window.pid"
  kill "$screen"
  wait "$screen" || :
  screen=
}

# Opens the window with a plan, as a double click does, and ends it.
# $1 a launcher   $2 the display's number
opens_a_plan() {
  plan='/home/somebody/our shop.standbyplan'
  printf '{"format": "standby-wizard/1", "primary": {"host": "db1.example"}, "standbys": [{"host": "db2.example"}]}\n' \
    >"$root$plan"
  start_window "$2" "$1" "$plan"
  await_window 'our shop'
  end_window
}

# Package managers keep lists and logs of their own; what the package leaves is looked for everywhere else.
# $1 the directory of such lists
nothing_is_left() {
  left=$(cd "$root" && find . -xdev \( -path ./proc -o -path "$1" -o -path ./var/lib/apt -o -path ./var/cache \
    -o -path ./var/log -o -path ./tmp -o -path ./home \) -prune -o -name '*standby*' -print)
  if [ -n "$left" ]; then
    echo "left behind:" >&2
    echo "$left" >&2
    exit 1
  fi
  echo "nothing is left behind"
}
