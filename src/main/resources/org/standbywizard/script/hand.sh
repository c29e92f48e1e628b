# shellcheck disable=SC2154 # the scripts that source this set them
# What the scripts beside this directory have in common; they source it. POSIX sh, after lib.sh.
# They set: here (their own directory), run (where before-images go), data, bin, client_bin, os_user, socket, port,
# db_user, log_unit, log_file. The programs in this directory are the very ones that the wizard itself runs.

say() { printf '%s\n' "$*"; }

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

number=0
current=start
step() {
  number=$((number + 1))
  current=$1
  say "$number. $1"
}

stopped() {
  code=$?
  if [ "$code" -ne 0 ] && [ "$number" -eq 0 ]; then
    printf '%s\n' "Stopped before the first step, status $code. Nothing was done this time." >&2
  elif [ "$code" -ne 0 ]; then
    printf '%s\n' "Stopped at step $number ($current), status $code. What was done stands; run this script again to go on." >&2
  fi
}

# options ARGUMENT...: where the password comes from (else it is asked for on the terminal), and the run whose lock is no
# reason to stop.
password_from=terminal
despite=
options() {
  while [ $# -gt 0 ]; do
    case $1 in
      --despite-lock)
        [ $# -gt 1 ] || die "$1 needs the name of a run"
        despite=$2
        shift 2
        ;;
      --password-file | --password-fd)
        [ $# -gt 1 ] || die "$1 needs a value"
        password_from=${1#--password-}
        password_at=$2
        shift 2
        ;;
      *) die "unknown argument $1; known: --password-file FILE, --password-fd NUMBER, --despite-lock RUN" ;;
    esac
  done
}

# The replication role's password, read once and kept in this shell alone.
ask_password() {
  if [ -n "${password:-}" ]; then return 0; fi
  case $password_from in
    file) IFS= read -r password <"$password_at" || [ -n "$password" ] ;;
    fd) IFS= read -r password <&"$password_at" || [ -n "$password" ] ;;
    *)
      printf '%s' "Password of the replication role (not shown): " >/dev/tty
      stty -echo </dev/tty
      IFS= read -r password </dev/tty || :
      stty echo </dev/tty
      echo >/dev/tty
      ;;
  esac
  [ -n "$password" ] || die "no password was given"
}

# lock_line KEY: a line of what lock.sh said of a lock's holder.
lock_line() { printf '%s\n' "$said" | sed -n "s/^$1 //p"; }

# require_unlocked ANSWER: nobody works on this host with the wizard, and no run of it stopped half-way here.
require_unlocked() {
  said=$1
  if [ "$(printf '%s\n' "$said" | head -n 1)" != held ]; then return 0; fi
  lock_run=$(lock_line run)
  if [ "$(lock_line state)" = stopped ]; then
    lock_says="run $lock_run of $(lock_line who) stopped half-way on this host"
  else
    lock_says="$(lock_line who) works on this host with Standby Wizard, run $lock_run; last seen $(lock_line age) s ago"
  fi
  die "$lock_says. Nothing was changed. Wait for its end, or have it finished or undone; if that cannot be, say --despite-lock $lock_run"
}

# begin ROOTS_PLACE OWNERS_PLACE: where wizards have their locks, with root and as the servers' OS user.
begin() {
  trap stopped EXIT
  if [ "$(id -u)" != 0 ] && [ "$(id -un)" != "$os_user" ]; then die "run this as root, or as $os_user"; fi
  id "$os_user" >/dev/null 2>&1 || die "there is no user $os_user here: is this the right host?"
  [ -x "$client_bin/psql" ] || die "$client_bin/psql is missing: install the client programs of this version"
  require_unlocked "$(tool lock.sh look "$1" must - - 'by hand' own "$despite")"
  require_unlocked "$(tool_as_user lock.sh look "$2" may - - 'by hand' own "$despite")"
  mkdir -p -- "$run/before"
  chmod 0700 "$run"
}

# tool NAME ARGUMENT...: one of the wizard's own programs.
tool() {
  tool_name=$1
  shift
  sh "$here/lib/$tool_name" "$@"
}

# The same as the servers' OS user, who need not be able to read this directory.
tool_as_user() {
  tool_name=$1
  shift
  as_user "$os_user" sh -c "$(cat -- "$here/lib/$tool_name")" "$tool_name" "$@"
}

# sql OPTION...: psql as the superuser, by the Unix socket.
sql() (
  PGOPTIONS='-c client_min_messages=warning'
  export PGOPTIONS
  as_user "$os_user" "$client_bin/psql" -X -A -t -q -w -v ON_ERROR_STOP=1 -h "$socket" -p "$port" -U "$db_user" \
    -d postgres "$@"
)

# until_said SECONDS WHAT COMMAND...: waits until a command says something and succeeds.
until_said() {
  until_rounds=$(($1 * 4))
  until_what=$2
  shift 2
  while [ "$until_rounds" -gt 0 ]; do
    if [ -n "$("$@" 2>/dev/null)" ]; then return 0; fi
    sleep 0.25
    until_rounds=$((until_rounds - 1))
  done
  "$@" || :
  say "not in time: $until_what" >&2
  show_log >&2
  return 1
}

show_log() { tool log-tail.sh "$data" "$log_unit" "$log_file" 30; }

# require_server IDENTIFIER RECOVERING: this is the server that was looked at.
require_server() {
  said=$(sql -c "SELECT system_identifier || ' ' || pg_is_in_recovery() FROM pg_control_system()")
  [ "$said" = "$1 $2" ] || die "this is not the server that was looked at (its system identifier and whether it is a standby: $said, wanted $1 $2); README.md says on which host this script is run, and if it is this one, save the scripts anew"
}

# require_former IDENTIFIER: the cluster whose place the copy takes is the one that was looked at; '' for none.
require_former() {
  if is_swapped "$run" "$data"; then return 0; fi
  said=
  if [ -e "$data/PG_VERSION" ]; then
    said=$(as_user "$os_user" "$bin/pg_controldata" "$data" | sed -n 's/^Database system identifier: *//p')
  fi
  [ "$said" = "$1" ] || die "$data is not what was looked at: system identifier $said, wanted $1"
}

# edit_file PATH LATER_HASHES PIECES... -- ARGUMENTS OF replace-file.sh
# A piece is "keep FROM COUNT" (lines of the present file; COUNT 0: to its end) or "put FILE".
edit_file() {
  edit_path=$(readlink -f -- "$1") || edit_path=$1
  edit_later=$2
  shift 2
  : >"$run/new"
  while [ "$1" != -- ]; do
    case $1 in
      keep)
        if [ "$3" = 0 ]; then
          tail -n "+$2" "$edit_path" >>"$run/new"
        else
          tail -n "+$2" "$edit_path" | head -n "$3" >>"$run/new"
        fi
        shift 3
        ;;
      put)
        cat -- "$here/$2" >>"$run/new"
        shift 2
        ;;
      *) die "unknown piece $1" ;;
    esac
  done
  shift
  code=0
  tool replace-file.sh "$@" <"$run/new" 2>"$run/said" || code=$?
  rm -f -- "$run/new"
  case $code in
    0) return 0 ;;
    3)
      case " $edit_later " in
        *" $(cat "$run/said") "*) say already ;;
        *) die "$edit_path is no longer what was previewed; preview and save the scripts again" ;;
      esac
      ;;
    *)
      cat "$run/said" >&2
      return "$code"
      ;;
  esac
}

# begun WORD: whether an earlier run of this script began to make something; remembers it now.
begun() {
  if [ -e "$run/begun-$1" ]; then return 0; fi
  : >"$run/begun-$1"
  return 1
}

# ensure_role LOOK_STATEMENT CREATE_FILE ENCRYPTION PSQL_PASSWORD_COMMAND|''
# psql asks for the password and sends a verifier; the server's log gets neither.
ensure_role() {
  role_is=$(sql -c "$1")
  if [ -n "$role_is" ] && [ ! -e "$run/begun-role" ]; then die "the role exists, and no run of this script made it"; fi
  case $role_is in
    true*) ;;
    '') : >"$run/begun-role" && sql -c "$(cat -- "$here/$2")" ;;
    *) die "the role exists without LOGIN or REPLICATION" ;;
  esac
  if [ -z "$4" ] || [ "$role_is" = 'true true' ]; then return 0; fi
  ask_password
  # Without a controlling terminal psql reads the password from standard input.
  # shellcheck disable=SC2016 # the inner shell expands it
  printf '%s\n%s\n' "$password" "$password" | setsid sh -c '
    here=$1 os_user=$2 client_bin=$3 socket=$4 port=$5 db_user=$6 encryption=$7 command=$8
    . "$here/lib/lib.sh"
    as_user "$os_user" "$client_bin/psql" -X -q -w -v ON_ERROR_STOP=1 -h "$socket" -p "$port" -U "$db_user" -d postgres \
      -c "$encryption" -c "SET log_statement = none" -c "SET log_min_duration_statement = -1" \
      -c "SET log_min_error_statement = panic" -c "$command"' \
    sh "$here" "$os_user" "$client_bin" "$socket" "$port" "$db_user" "$3" "$4" >/dev/null 2>"$run/said" || {
    cat "$run/said" >&2
    return 1
  }
  [ "$(sql -c "$1")" = 'true true' ] || die "the role has no password yet"
}

# drop_lost_slot NAME: one that lost its WAL serves nobody. Its standby tries again and again, and holds it for a moment.
drop_lost_slot() {
  round=0
  while [ -n "$(sql -c "SELECT 1 FROM pg_replication_slots WHERE slot_name = '$1' AND wal_status = 'lost'")" ]; do
    [ "$round" -lt 80 ] || die "the slot $1 lost its WAL and is still in use"
    sql -c "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE slot_name = '$1' AND wal_status = 'lost' AND NOT active" >/dev/null
    sleep 0.25
    round=$((round + 1))
  done
}

# make_slot NAME FILE
make_slot() {
  case $(sql -c "SELECT slot_type FROM pg_replication_slots WHERE slot_name = '$1'") in
    '') begun "slot-$1" || : ;;
    physical)
      [ -e "$run/begun-slot-$1" ] || die "the slot $1 exists, and no run of this script made it"
      say already
      return 0
      ;;
    *) die "$1 is a logical slot" ;;
  esac
  sql -c "$(cat -- "$here/$2")" >/dev/null
}

# What the server would refuse in its files, before it reads them.
check_files() {
  said=$(sql -c "SELECT sourcefile, sourceline, name, error FROM pg_file_settings WHERE error IS NOT NULL AND error <> 'setting could not be applied'")
  [ -z "$said" ] || die "errors in the configuration files: $said"
  if [ "$(sql -c 'SHOW server_version_num')" -ge 100000 ]; then
    said=$(sql -c 'SELECT line_number, error FROM pg_hba_file_rules WHERE error IS NOT NULL')
    [ -z "$said" ] || die "errors in pg_hba.conf: $said"
  fi
}

refusals() { tool log-tail.sh "$data" "$log_unit" "$log_file" 2000 | grep -cE 'pg_hba\.conf (was )?not reloaded' || :; }

# is_later TIME TIME: seconds since 1970 with their fraction; - for a file that is not there.
is_later() { awk 'BEGIN { exit !(ARGV[1] + 0 > ARGV[2] + 0) }' "$1" "$2"; }

# is_known PATH TIME [PATH TIME]...: whether one of the pairs that follow is the first one.
is_known() {
  known_path=$1 known_time=$2
  shift 2
  while [ $# -gt 1 ]; do
    if [ "$1" = "$known_path" ] && ! is_later "$known_time" "$2" && ! is_later "$2" "$known_time"; then return 0; fi
    shift 2
  done
  return 1
}

# require_read OURS [PATH TIME]...: the server has read what others wrote into its files, which a reload or restart would
# bring into force. OURS are kinds of files that this script edits; the pairs waited to be read when it was previewed.
require_read() {
  read_ours=$1
  shift
  sql -c "$(cat -- "$here/sql/files.sql")" >"$run/said"
  while read -r read_at read_kind read_path; do
    case " $read_ours " in *" $read_kind "*) continue ;; esac
    read_time=$(tool file-times.sh "$read_path")
    if is_later "$read_time" "$read_at" && ! is_known "$read_path" "$read_time" "$@"; then
      die "somebody changed $read_path, and the server has not read it yet: this script would bring it into force. Look at it; if it is right, reload the server yourself and run this script again"
    fi
  done <"$run/said"
}

# reload_server NAMES OURS [PATH TIME]...: NAMES are settings, as SQL strings, that must be in force afterwards; may be ''.
# The others are those of require_read.
reload_server() {
  reload_names=$1
  shift
  require_read "$@"
  check_files
  loaded=$(sql -c 'SELECT pg_conf_load_time()')
  refused=$(refusals)
  sql -c 'SELECT pg_reload_conf()' >/dev/null
  until_said 20 'the server reads its files' sql -c "SELECT 1 WHERE pg_conf_load_time() <> '$loaded'"
  [ "$(refusals)" = "$refused" ] || die "the server refused pg_hba.conf; its log says why"
  in_force "$reload_names"
}

# in_force NAMES: these come from a configuration file, and none waits for a restart.
in_force() {
  if [ -z "$1" ]; then return 0; fi
  said=$(sql -c "SELECT name FROM pg_settings WHERE name IN ($1) AND (pending_restart OR source <> 'configuration file')")
  [ -z "$said" ] || die "not in force: $said"
}

# restart_server NAMES ACCEPTED OURS [PATH TIME]...: restarts if one of NAMES waits for it; if the server does not come up, put_back undoes the
# edits and starts it as it was. The script that sources this defines restart_now and put_back.
restart_server() {
  restart_names=$1 restart_accepted=$2
  shift 2
  if [ -z "$(sql -c "SELECT name FROM pg_settings WHERE pending_restart AND name IN ($restart_names)")" ]; then
    say already
    return 0
  fi
  said=$(sql -c "SELECT name FROM pg_settings WHERE pending_restart AND name NOT IN ($restart_accepted)")
  [ -z "$said" ] || die "edits of somebody else wait for a restart: $said"
  require_read "$@"
  check_files
  if ! restart_now; then
    show_log >&2
    put_back
    die "the server did not come up with the new settings; the files were put back"
  fi
  until_said 60 'the server answers' sql -c 'SELECT 1'
  in_force "$restart_names"
}

# start_server COMMAND...
start_server() {
  "$@" || {
    show_log >&2
    die "the server did not start"
  }
}

# pass_line KEY PATH: the password file with this line; on standard input the password, then what the file has now.
# First match wins, so it takes the place of the line for the same words, or stands before one that would hide it.
# shellcheck disable=SC2016 # awk's own variables
pass_program='
  function escaped(text) { gsub(/[\\:]/, "\\\\&", text); return text }
  function fields(line, list, n, i, c, field) {
    n = 1; field = ""
    for (i = 1; i <= length(line); i++) {
      c = substr(line, i, 1)
      if (c == ":" && n < 5) { list[n++] = field; field = "" }
      else if (c == "\\" && i < length(line)) { i++; field = field substr(line, i, 1) }
      else field = field c
    }
    list[n] = field
    return n
  }
  BEGIN { fields(ENVIRON["pass_key"], wanted) }
  NR == 1 { line = ENVIRON["pass_key"] escaped($0); next }
  !put && substr($0, 1, 1) != "#" && fields($0, has) == 5 {
    same = matches = 1
    for (i = 1; i <= 4; i++) {
      if (has[i] != wanted[i]) { same = 0; if (has[i] != "*") matches = 0 }
    }
    if (matches) { put = 1; print line; if (same) next }
  }
  { print }
  END { if (!put) print line }'

# write_passfile KEY PATH ARGUMENTS OF passfile.sh
write_passfile() {
  ask_password
  pass_key=$1
  export pass_key
  pass_path=$2
  shift 2
  pass_now=$(if [ -f "$pass_path" ]; then cat -- "$pass_path"; fi)
  pass_new=$({
    printf '%s\n' "$password"
    if [ -n "$pass_now" ]; then printf '%s\n' "$pass_now"; fi
  } | awk "$pass_program")
  if [ "$pass_new" = "$pass_now" ]; then
    say already
    return 0
  fi
  printf '%s\n' "$pass_new" | tool "$@"
}

# test_login IDENTIFIER ARGUMENTS OF login-test.sh
test_login() {
  wanted=$1
  shift
  said=$(tool_as_user login-test.sh "$@") || die "the replication login does not work"
  [ "${said%%|*}" = "$wanted" ] || die "another server answers: ${said%%|*}, wanted $wanted"
}

# copy_data POLL_ARGUMENTS: follows the copy, which goes on by itself if this script is stopped.
copy_data() {
  shown=
  while :; do
    poll=$(tool backup-poll.sh "$@")
    state=$(printf '%s\n' "$poll" | head -n 1)
    progress=$(printf '%s\n' "$poll" | sed '1,/^---$/d' | grep -E 'kB \(|waiting for checkpoint' | tail -n 1 || :)
    if [ "$progress" != "$shown" ] && [ -n "$progress" ]; then
      shown=$progress
      say "   $progress"
    fi
    case $state in
      running) ;;
      'exit 0') return 0 ;;
      *)
        printf '%s\n' "$poll" | sed '1,/^---$/d' >&2
        die "the base backup failed ($state)"
        ;;
    esac
  done
}

# with_block FILE BLOCK: FILE with BLOCK as its managed block at the end, in place of any block that it has.
with_block() {
  block_open=no
  if grep -qxF "$(head -n 1 "$2") (no newline stood before it)" "$1"; then
    block_open=yes
  elif [ -s "$1" ] && [ -n "$(tail -c 1 "$1")" ]; then
    block_open=yes
  fi
  awk 'NR == FNR { if (FNR == 1) begin = $0; end = $0; next }
    index($0, begin) == 1 { inside = 1 }
    !inside { print }
    $0 == end { inside = 0 }' "$2" "$1"
  if [ "$block_open" = yes ]; then
    sed '1s/$/ (no newline stood before it)/' "$2"
  else
    cat -- "$2"
  fi
}

# without_settings FILE NAMES: FILE without the lines that set one of these names (separated by blanks).
without_settings() {
  settings=$2 awk 'BEGIN { n = split(ENVIRON["settings"], list, " "); for (i = 1; i <= n; i++) out[list[i]] = 1 }
    { name = tolower($0); sub(/^[ \t]+/, "", name); sub(/[ \t=].*$/, "", name); if (!(name in out)) print }' "$1"
}

one_line() { base64 | tr -d '\n'; }

# finish_copy SOURCE COPY FORMER BLOCK|'' SIGNAL_NAME SIGNAL_FILE NAMES ARGUMENTS OF finish-copy.sh
# SOURCE: outside, copied (the primary's postgresql.conf came with the copy) or brought (the former one is taken).
finish_copy() {
  finish_source=$1 finish_copy=$2 finish_former=$3 finish_block=$4 finish_signal=$5 finish_file=$6 finish_names=$7
  shift 7
  if [ ! -d "$finish_copy" ]; then
    is_swapped "$run" "$data" || die "$finish_copy is missing"
    say already
    return 0
  fi
  {
    case $finish_source in
      copied) printf 'postgresql.conf %s\n' "$(with_block "$finish_copy/postgresql.conf" "$here/$finish_block" | one_line)" ;;
      brought)
        printf 'postgresql.conf %s\n' "$(with_block "$finish_former/postgresql.conf" "$here/$finish_block" | one_line)"
        ;;
    esac
    if [ -f "$finish_copy/postgresql.auto.conf" ]; then
      without_settings "$finish_copy/postgresql.auto.conf" "$finish_names" >"$run/auto"
      if ! cmp -s "$run/auto" "$finish_copy/postgresql.auto.conf"; then
        printf 'postgresql.auto.conf %s\n' "$(one_line <"$run/auto")"
      fi
      rm -f -- "$run/auto"
    fi
    # Last, so that a copy without it is known to be unfinished.
    printf '%s %s\n' "$finish_signal" "$(one_line <"$here/$finish_file")"
  } | tool "$@"
}

# await_streaming IDENTIFIER
await_streaming() {
  until_said 60 'the standby streams' sql -c "SELECT 1 FROM pg_stat_wal_receiver WHERE status = 'streaming'"
  require_server "$1" true
}

# replayed LSN NAME: says something once the standby of that application_name (an SQL string) has replayed up to there.
replayed() {
  sql -c "SELECT 1 FROM pg_stat_replication WHERE application_name = $2 AND $replay_column >= '$1'"
}

# prove WRITE_FILE END_FILE|'' NAME...: writes on the primary and waits until each standby has replayed it.
prove() {
  if [ "$(sql -c 'SHOW server_version_num')" -ge 100000 ]; then
    replay_column=replay_lsn
    position=pg_current_wal_lsn
  else
    replay_column=replay_location
    position=pg_current_xlog_location
  fi
  sql -c "$(cat -- "$here/$1")" >/dev/null
  lsn=$(sql -c "SELECT $position()")
  prove_end=$2
  shift 2
  for name; do
    until_said 60 "$name has replayed the write" replayed "$lsn" "$name" || {
      if [ -n "$prove_end" ]; then sql -c "$(cat -- "$here/$prove_end")"; fi
      return 1
    }
    say "   replayed by $name"
  done
  if [ -n "$prove_end" ]; then sql -c "$(cat -- "$here/$prove_end")"; fi
}
