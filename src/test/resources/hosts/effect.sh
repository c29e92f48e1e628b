#!/bin/sh
# Stands before a program in the PATH of a host, under its name: counts the effects of the command that a test has
# armed, and holds the one at which a fault shall strike until the test lets go.
here=/var/tmp/faults
name=${0##*/}
if [ -e "$here/armed" ] && [ -w "$here" ]; then
  number=1
  while [ "$number" -lt 500 ] && ! /bin/mkdir "$here/effect.$number" 2>/dev/null; do number=$((number + 1)); done
  if [ "$number" = "$(/bin/cat "$here/armed" 2>/dev/null)" ]; then
    /bin/mkdir "$here/reached"
    round=0
    while [ -e "$here/armed" ] && [ "$round" -lt 1000 ]; do
      /bin/sleep 0.05
      round=$((round + 1))
    done
  fi
fi
exec "/bin/$name" "$@"
