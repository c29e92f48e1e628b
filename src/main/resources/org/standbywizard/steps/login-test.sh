# A real replication login to the primary. OS user runs this. CLIENT_DIRECTORY CONNINFO PASSFILE
# Prints the primary's answer to IDENTIFY_SYSTEM: system identifier|timeline|LSN|
PGPASSFILE=$3 PGCONNECT_TIMEOUT=10
export PGPASSFILE PGCONNECT_TIMEOUT
exec "$1/psql" "$2 dbname=replication replication=true" -w -X -A -t -c IDENTIFY_SYSTEM </dev/null
