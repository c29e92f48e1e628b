# A file's owner on the first line, then its bytes. PATH; status 3: there is none.
set -e
if [ ! -e "$1" ]; then exit 3; fi
stat -L -c '%U:%G' -- "$1"
cat -- "$1"
