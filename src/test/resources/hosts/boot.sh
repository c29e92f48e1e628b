#!/bin/sh
# Joins a control group of the host's own, then becomes the program that boots it.
# Arguments: control group directories, then --, then the command.
set -eu
while [ "$1" != -- ]; do
    echo $$ >"$1/cgroup.procs"
    shift
done
shift
exec "$@"
