#!/bin/sh
# Prints what can be compared of files: type, owner, group, mode, link target, name, then the files' checksums,
# then the state of PostgreSQL's units. Entries end in NUL, parts in a line "==" of their own.
# Arguments: files and directories; what does not exist is said to be absent.
set -eu
for path do
    if [ -e "$path" ] || [ -L "$path" ]; then
        find "$path" -xdev -printf '%y\t%u\t%g\t%m\t%l\t%p\0'
    else
        printf 'absent\t\t\t\t\t%s\0' "$path"
    fi
done
printf '==\0'
for path do
    if [ -e "$path" ]; then
        find "$path" -xdev -type f -exec sha256sum -z {} +
    fi
done
printf '==\0'
systemctl list-unit-files --no-legend --no-pager 'postgresql*' | tr '\n' '\0'
