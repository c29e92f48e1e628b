# Whether this run's copy stands in the data directory's place. RUN_DIRECTORY DATA_DIRECTORY. Says swapped or former.
if is_swapped "$1" "$2"; then echo swapped; else echo former; fi
