package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.standbywizard.check.Survey.Stage;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PlansOf;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;

/** The stages that a survey tells of, with hosts that have no cluster. */
class SurveyTest {
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<HostId, List<Stage>> heard = Collections.synchronizedMap(new TreeMap<>());
    private final ReplicationPlan plan = new PlansOf().build();
    private final Probe probe = new Probe((host, route) -> {
        throw new IllegalStateException("nothing to ask");
    });

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private Survey.Result look(java.util.function.Function<ServerPlan, RemoteHost> hosts) {
        return new Survey(probe, executor)
                .look(
                        plan,
                        hosts,
                        (server, stage) -> heard.computeIfAbsent(
                                        server, s -> Collections.synchronizedList(new ArrayList<>()))
                                .add(stage),
                        new Cancellation());
    }

    @Test
    void tellsOfEveryServersStagesInTheirOrderAndOfItsFacts() {
        Survey.Result result = look(server -> new Host(server.id().name(), "end=1\n"));
        assertThat(heard.keySet()).extracting(HostId::name).containsExactly("db1", "db2");
        heard.forEach((server, stages) -> assertThat(stages)
                .containsExactly(
                        new Stage.Connecting(),
                        new Stage.Looking(),
                        new Stage.Found(result.facts().get(server))));
    }

    @Test
    void tellsWhyAServerCouldNotBeLookedAt() {
        Failure refused = new Failure.AuthFailed("db2", "root", "key", "");
        Survey.Result result = look(server -> {
            if (server.id().name().equals("db2")) {
                throw new FailureException(refused);
            }
            return new Host("db1", "end=1\n");
        });
        assertThat(result.failures()).containsOnly(Map.entry(new HostId("db2"), refused));
        assertThat(heard.get(new HostId("db2"))).containsExactly(new Stage.Connecting(), new Stage.Failed(refused));
        assertThat(heard.get(new HostId("db1"))).last().isInstanceOf(Stage.Found.class);
    }

    @Test
    void tellsOfAServerThatIsLostWhileItIsLookedAt() {
        look(server -> new Host(server.id().name(), ""));
        assertThat(heard.get(new HostId("db1"))).hasSize(3).last().isInstanceOf(Stage.Failed.class);
    }

    /** @param answer what the probe's script says on it */
    private record Host(String name, String answer) implements RemoteHost {
        @Override
        public String user() {
            return "root";
        }

        @Override
        public Privilege privilege() {
            return Privilege.ROOT;
        }

        @Override
        public CommandResult run(Command command, Cancellation cancellation) {
            String said = "[os]\nhost=" + name + "\n" + answer;
            return new CommandResult(0, said.getBytes(StandardCharsets.UTF_8), new byte[0]);
        }

        @Override
        public Duplex open(Command command) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duplex forward(String address, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
