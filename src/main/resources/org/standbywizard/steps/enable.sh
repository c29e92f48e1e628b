# enable|disable UNIT
systemctl "$1" "$2" 2>&1 || exit
systemctl is-enabled "$2" || :
