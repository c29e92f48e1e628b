# Removes a run's directory after a complete undo. RUN_DIRECTORY (.../RUN/SERVER)
case $1 in */standby-wizard/*/* | */.standby-wizard/*/*) ;; *) exit 1 ;; esac
rm -rf -- "$1"
rmdir -- "$(dirname -- "$1")" 2>/dev/null
rmdir -- "$(dirname -- "$(dirname -- "$1")")" 2>/dev/null
exit 0
