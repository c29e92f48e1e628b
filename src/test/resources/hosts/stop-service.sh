# $1 unit
rounds=0
while [ "$(systemctl show -p ActiveState --value "$1")" = activating ] && [ "$rounds" -lt 600 ]; do
    sleep 0.05
    rounds=$((rounds + 1))
done
systemctl stop "$1"
