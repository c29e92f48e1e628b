# Joins standard input and output to the Unix socket $1, with whatever this host has for it. The end of the input closes
# the socket's sending side, so that no server process outlives a lost connection. Each direction has a process of its
# own: while one side does not read, the other may still send.
# Says "relay: WHY" on standard error and ends with 3 if it cannot connect, with 4 if the host has no such program.
socket=$1
if [ ! -S "$socket" ] && [ -x "${socket%/*}" ]; then
    printf 'relay: %s: No such file or directory\n' "$socket" >&2
    exit 3
fi
if command -v perl >/dev/null 2>&1; then
    # shellcheck disable=SC2016 # Perl's variables
    exec perl -e '
use strict;
use Socket;
my ($path) = @ARGV;
if (!socket(SERVER, PF_UNIX, SOCK_STREAM, 0) || !connect(SERVER, sockaddr_un($path))) {
    print STDERR "relay: $path: $!\n";
    exit 3;
}
sub pass {
    my ($from, $to) = @_;
    while (sysread($from, my $data, 65536)) {
        my $done = 0;
        while ($done < length $data) {
            my $count = syswrite($to, $data, length($data) - $done, $done);
            return if !defined $count;
            $done += $count;
        }
    }
}
my $child = fork;
if (!defined $child) {
    print STDERR "relay: fork: $!\n";
    exit 3;
}
if ($child == 0) {
    pass(\*STDIN, \*SERVER);
    shutdown(SERVER, 1);
    exit 0;
}
pass(\*SERVER, \*STDOUT);
kill("TERM", $child);
exit 0;
' "$socket"
fi
for python in python3 /usr/libexec/platform-python; do
    if command -v "$python" >/dev/null 2>&1; then
        exec "$python" -I -c '
import os, socket, sys
server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
try:
    server.connect(sys.argv[1])
except OSError as e:
    sys.stderr.write("relay: %s: %s\n" % (sys.argv[1], e.strerror))
    sys.exit(3)
def copy(source, target):
    try:
        data = os.read(source, 65536)
        while data:
            while data:
                data = data[os.write(target, data):]
            data = os.read(source, 65536)
    except OSError:
        pass
child = os.fork()
if child == 0:
    copy(0, server.fileno())
    server.shutdown(socket.SHUT_WR)
    os._exit(0)
copy(server.fileno(), 1)
os.kill(child, 15)
' "$socket"
    fi
done
if command -v nc >/dev/null 2>&1; then
    # Three programs have this name: OpenBSD needs -N, ncat does without, others know no Unix sockets.
    help=$(nc -h 2>&1)
    case $help in
        *Ncat*) exec nc -U "$socket" ;;
        *-N*-U*) exec nc -N -U "$socket" ;;
    esac
fi
case $socket in
    *[,:!]*) ;;
    *) if command -v socat >/dev/null 2>&1; then exec socat - "UNIX-CONNECT:$socket"; fi ;;
esac
echo 'relay: none of perl, python3, nc -U and socat is here' >&2
exit 4
