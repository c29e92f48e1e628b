# Makes the run's root-only directory on a host and keeps what an undo needs there, in case the desktop dies.
# RUN_DIRECTORY; the change set comes on standard input.
set -e
mkdir -p -- "$1/before"
chmod 0700 "$1"
# A power cut must leave none that is not whole. One that is there is this run's: where the disk is full by now, the run
# must be able to go on.
if [ ! -s "$1/change-set.json" ]; then
  put "$1/change-set.new"
  flush "$1/change-set.new"
  mv -f -- "$1/change-set.new" "$1/change-set.json"
  flush "$1"
else
  cat >/dev/null
fi
# Room for the run's next lock (lock.sh).
if [ ! -s "$1/spare" ]; then head -c 4096 /dev/zero >"$1/spare" || rm -f -- "$1/spare"; fi
# What a power cut left half-made in an earlier try.
for was in "$1"/before/*.was; do
  if [ -e "$was" ]; then
    key=${was##*/}
    leftovers "$(dirname -- "$(sed -n 2p "$was")")" "${key%.was}"
  fi
done
