# Makes the run's root-only directory on a host and keeps what an undo needs there, in case the desktop dies.
# RUN_DIRECTORY; the change set comes on standard input.
set -e
mkdir -p -- "$1/before"
chmod 0700 "$1"
# A disk that is full, or a power cut, must leave the old one whole.
cat >"$1/change-set.new"
flush "$1/change-set.new"
mv -f -- "$1/change-set.new" "$1/change-set.json"
flush "$1"
# What a power cut left half-made in an earlier try.
for was in "$1"/before/*.was; do
  if [ -e "$was" ]; then
    key=${was##*/}
    leftovers "$(dirname -- "$(sed -n 2p "$was")")" "${key%.was}"
  fi
done
