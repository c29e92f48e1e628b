package org.standbywizard.pipeline;

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
    };

    abstract void strike(FaultPair pair, TestHost host);

    /** Brings back what an admin would bring back: room, lines, power. */
    void over(FaultPair pair, TestHost host) {}
}
