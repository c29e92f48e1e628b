# DATA_DIRECTORY: says running or stopped.
if [ -n "$(postmaster "$1")" ]; then echo running; else echo stopped; fi
