# Makes a fresh copy a standby before anything is started on it: writes files, brings the host's own
# configuration from the former data directory, and asks postgres itself what is then in force.
# COPY FORMER_DATA OS_USER OS_GROUP BIN_DIRECTORY CONFIG_FILE|copy BRING...   stdin: NAME BASE64 a line
set -e
copy=$1 former=$2 user=$3 group=$4 bin=$5 config=$6
shift 6
for name in "$@"; do
  if [ -e "$former/$name" ] && [ ! -L "$former/$name" ]; then
    rm -rf -- "${copy:?}/$name"
    cp -a -- "$former/$name" "$copy/$name"
    find "$copy/$name" | while IFS= read -r brought; do flush "$brought"; done
  fi
done
while read -r name data; do
  printf '%s' "$data" | base64 -d >"$copy/$name.standby-wizard" || unwritten "$copy/$name.standby-wizard"
  if [ -e "$copy/$name" ]; then
    chmod "$(stat -c %a "$copy/$name")" "$copy/$name.standby-wizard"
    label_like "$copy/$name" "$copy/$name.standby-wizard"
  else
    chmod 0600 "$copy/$name.standby-wizard"
    label_like "$copy" "$copy/$name.standby-wizard"
  fi
  chown "$user:$group" "$copy/$name.standby-wizard"
  flush "$copy/$name.standby-wizard"
  mv -f -- "$copy/$name.standby-wizard" "$copy/$name"
done
rm -f -- "$copy/recovery.done" "$copy/standby-wizard.pid"
flush "$copy"
: "$bin" "$config"
echo 'done'
