# When files were last written, one line each in the order of the arguments: seconds since 1970 with their fraction, or -
# for one that is not there. The server's own pg_stat_file knows whole seconds, and up to 10 none outside its directory.
for path; do
  if times=$(stat -L -c '%Y %y' -- "$path" 2>/dev/null); then
    fraction=
    case $times in
    *.*)
      fraction=${times#*.}
      fraction=.${fraction%% *}
      ;;
    esac
    echo "${times%% *}$fraction"
  else
    echo -
  fi
done
