# Joins standard input and output to the Unix socket $1, with whatever this host has for it. The end of the input closes
# the socket's sending side, so that no server process outlives a lost connection.
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
my ($in, $out) = ("", "");
if (!socket(SERVER, PF_UNIX, SOCK_STREAM, 0) || !connect(SERVER, sockaddr_un($path))) {
    print STDERR "relay: $path: $!\n";
    exit 3;
}
sub put {
    my ($to, $data) = @_;
    my $done = 0;
    while ($done < length $data) {
        my $count = syswrite($to, $data, length($data) - $done, $done);
        return 0 if !defined $count;
        $done += $count;
    }
    return 1;
}
my $open = 1;
while (1) {
    my $ready = "";
    vec($ready, fileno(STDIN), 1) = 1 if $open;
    vec($ready, fileno(SERVER), 1) = 1;
    next if select($ready, undef, undef, undef) < 0;
    if ($open && vec($ready, fileno(STDIN), 1)) {
        if (!sysread(STDIN, $in, 65536) || !put(\*SERVER, $in)) {
            $open = 0;
            shutdown(SERVER, 1);
        }
    }
    if (vec($ready, fileno(SERVER), 1)) {
        last if !sysread(SERVER, $out, 65536) || !put(\*STDOUT, $out);
    }
}
' "$socket"
fi
for python in python3 /usr/libexec/platform-python; do
    if command -v "$python" >/dev/null 2>&1; then
        exec "$python" -I -c '
import os, select, socket, sys
server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
try:
    server.connect(sys.argv[1])
except OSError as e:
    sys.stderr.write("relay: %s: %s\n" % (sys.argv[1], e.strerror))
    sys.exit(3)
watched = [0, server]
try:
    while True:
        ready = select.select(watched, [], [])[0]
        if 0 in ready:
            data = os.read(0, 65536)
            if data:
                server.sendall(data)
            else:
                watched.remove(0)
                server.shutdown(socket.SHUT_WR)
        if server in ready:
            data = server.recv(65536)
            if not data:
                break
            while data:
                data = data[os.write(1, data):]
except OSError:
    pass
' "$socket"
    fi
done
if command -v nc >/dev/null 2>&1; then
    # Three programs have this name: OpenBSD needs -N, ncat does without, others know no Unix sockets.
    help=$(nc -h 2>&1)
    case $help in
        *Ncat*) exec nc -U "$socket" ;;
        *-*N*shutdown*) exec nc -N -U "$socket" ;;
    esac
fi
case $socket in
    *[,:!]*) ;;
    *) if command -v socat >/dev/null 2>&1; then exec socat - "UNIX-CONNECT:$socket"; fi ;;
esac
echo 'relay: none of perl, python3, nc -U and socat is here' >&2
exit 4
