# Replaces a file that somebody changed meanwhile, keeping its owner and mode. PATH EXPECTED_SHA  stdin: content
# Status 3: it changed again.
set -e
real=$(readlink -f -- "$1")
if [ "$(sha "$real")" != "$2" ]; then exit 3; fi
temporary=$(beside "$real" changed)
trap 'rm -f -- "$temporary"' EXIT
put "$temporary"
chown "$(stat -c %u:%g "$real")" "$temporary"
chmod "$(stat -c %a "$real")" "$temporary"
label_like "$real" "$temporary"
flush "$temporary"
mv -f -- "$temporary" "$real"
flush "$(dirname -- "$real")"
