# DIRECTORY: the kilobytes that it takes, or "absent".
if [ ! -d "$1" ]; then
  echo absent
  exit 0
fi
# What vanishes while it counts makes du complain; its sum is right all the same.
size=$(du -sk -- "$1" 2>/dev/null)
case $size in '' | *[!0-9]*) size=${size%%[!0-9]*} ;; esac
if [ -z "$size" ]; then exit 1; fi
echo "$size"
