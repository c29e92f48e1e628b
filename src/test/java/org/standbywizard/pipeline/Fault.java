package org.standbywizard.pipeline;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.standbywizard.fake.Threads;
import org.standbywizard.hosts.TestHost;

/** What can happen at any moment. Each strikes, lasts while the run meets it, and is over then. */
enum Fault {
    /** Every SSH connection is lost and none can be opened. What was started on the hosts goes on. */
    SSH {
        @Override
        void strike(FaultPair pair, TestHost host) {
            pair.hosts().forEach(TestHost::cutSsh);
        }

        @Override
        void over(FaultPair pair, TestHost host) {
            pair.hosts().forEach(TestHost::uncutSsh);
        }
    },
    /** The program is killed by SIGKILL. */
    WIZARD {
        @Override
        void strike(FaultPair pair, TestHost host) {
            throw new IllegalStateException("the program cannot be asked to be killed");
        }
    },
    /** No packet passes between primary and standby. */
    NETWORK {
        @Override
        void strike(FaultPair pair, TestHost host) {
            pair.one.cutFrom(pair.two);
        }

        @Override
        void over(FaultPair pair, TestHost host) {
            pair.one.uncutFrom(pair.two);
        }
    },
    /** The host's disk has no room for a byte. */
    DISK {
        @Override
        void strike(FaultPair pair, TestHost host) {
            host.fillDisk();
        }

        @Override
        void over(FaultPair pair, TestHost host) {
            host.freeDisk();
        }
    },
    /** The host's server is killed by SIGKILL; where none runs, the primary's. */
    SERVER {
        @Override
        void strike(FaultPair pair, TestHost host) {
            if (!pair.killServer(host)) {
                pair.killServer(pair.one);
            }
        }
    },
    /** The host loses its power, its line goes dead, and it boots again. */
    HOST {
        @Override
        void strike(FaultPair pair, TestHost host) {
            host.pullPlug();
            pair.boots(CompletableFuture.runAsync(host::plugIn, Threads.EACH));
        }

        @Override
        void over(FaultPair pair, TestHost host) {
            pair.awaitBoot();
        }
    },
    /** As {@link #DISK}, of the other host. */
    OTHER_DISK {
        @Override
        void strike(FaultPair pair, TestHost host) {
            DISK.strike(pair, pair.other(host));
        }

        @Override
        void over(FaultPair pair, TestHost host) {
            DISK.over(pair, pair.other(host));
        }
    },
    /** As {@link #SERVER}, of the other host. */
    OTHER_SERVER {
        @Override
        void strike(FaultPair pair, TestHost host) {
            SERVER.strike(pair, pair.other(host));
        }
    },
    /** As {@link #HOST}, of the other host. */
    OTHER_HOST {
        @Override
        void strike(FaultPair pair, TestHost host) {
            HOST.strike(pair, pair.other(host));
        }

        @Override
        void over(FaultPair pair, TestHost host) {
            HOST.over(pair, pair.other(host));
        }
    };

    /** Whether it strikes where the step does not work, and so is only tried where both servers take part in it. */
    boolean isOther() {
        return name().startsWith("OTHER_");
    }

    /** Whether a server may end by it that nothing starts again: Debian's units are not restarted by systemd. */
    boolean endsServers() {
        return Set.of(DISK, SERVER, OTHER_DISK, OTHER_SERVER).contains(this);
    }

    abstract void strike(FaultPair pair, TestHost host);

    /** Brings back what an admin would bring back: room, lines, power. */
    void over(FaultPair pair, TestHost host) {}
}
