# Ends what is left of an earlier run: its session if our own command leads it, else the processes that bear its mark.
# What a script detached into a session of its own goes on living, unless no session is given.
# $1 the session (empty if unknown), $2 the mark.
session=$1
mark=$2

# Whether process $1 was started with the mark.
marked() {
    tr '\0' '\n' 2>/dev/null <"/proc/$1/environ" | grep -qx "STANDBY_WIZARD_RUN=$mark"
}

# Sets sid to the session of process $1, if it lives. No subshell: hosts have thousands of processes.
session_of() {
    sid=
    read -r stat 2>/dev/null <"/proc/$1/stat" || return 0
    stat=${stat##*) }
    case $stat in Z*) return 0 ;; esac
    stat=${stat#* }
    stat=${stat#* }
    stat=${stat#* }
    sid=${stat%% *}
}

whole=no
if [ -n "$session" ] && marked "$session"; then
    whole=yes
fi

# Signals every process of the run; fails when there is none.
signal() {
    found=no
    for entry in /proc/[0-9]*; do
        pid=${entry#/proc/}
        if [ "$pid" = $$ ]; then
            continue
        fi
        if [ -n "$session" ]; then
            session_of "$pid"
            if [ "$sid" != "$session" ]; then
                continue
            fi
        fi
        if [ $whole = yes ] || marked "$pid"; then
            kill "-$1" "$pid" 2>/dev/null && found=yes
        fi
    done
    [ $found = yes ]
}

signal TERM || exit 0
tries=0
while [ $tries -lt 20 ] && signal 0; do
    sleep 0.1 2>/dev/null || sleep 1
    tries=$((tries + 1))
done
signal KILL || exit 0
