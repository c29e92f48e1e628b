# Marks where the script's own output begins, then becomes the script.
# $0 the script's name, $1 the mark, $2 the script's text, then its arguments.
# The mark goes to both streams, so that what a login shell's start files print is told apart.
mark=$1
script=$2
shift 2
cd / || exit 125
LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
STANDBY_WIZARD_RUN=$mark
export LC_ALL PATH STANDBY_WIZARD_RUN
unset LANGUAGE
session=$$
# Without a /proc the process id must do. Fields after the name: state, parent, group, session.
if read -r stat 2>/dev/null </proc/$$/stat; then
    stat=${stat##*) }
    stat=${stat#* }
    stat=${stat#* }
    stat=${stat#* }
    session=${stat%% *}
fi
printf '%s:ready\n' "$mark"
printf '%s:ready %s\n' "$mark" "$session" >&2
exec sh -c "$script" "$0" "$@"
