package org.standbywizard.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.ServerPlan;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.ServerRef;
import org.standbywizard.steps.Step;
import org.standbywizard.steps.StopServer;
import org.standbywizard.steps.SwapIn;

/** Reads off a run's steps what each server was and is. */
final class ServerChanges {
    private ServerChanges() {}

    /** The primary, then the standbys in the plan's order. */
    static List<ServerChange> of(ReplicationPlan plan, ChangeSet changeSet, List<Deed> deeds) {
        List<ServerChange> servers = new ArrayList<>();
        for (ServerPlan server : plan.servers()) {
            ServerRef ref = changeSet.servers().get(server.id());
            if (ref == null) {
                continue;
            }
            if (server.id().equals(changeSet.primary())) {
                servers.add(new ServerChange(
                        server.id(), ref, ServerChange.Was.PRIMARY, ServerChange.Is.PRIMARY, List.of()));
            } else {
                servers.add(standby(server.id(), ref, deeds));
            }
        }
        return servers;
    }

    private static ServerChange standby(HostId host, ServerRef ref, List<Deed> deeds) {
        Optional<Deed> swap = deed(deeds, host, SwapIn.class);
        if (swap.isEmpty()) {
            return new ServerChange(host, ref, ServerChange.Was.FOLLOWED, ServerChange.Is.STANDBY, List.of());
        }
        Optional<StopServer> stop =
                deed(deeds, host, StopServer.class).map(Deed::step).map(StopServer.class::cast);
        boolean hadData = ((SwapIn) swap.get().step()).hadData();
        boolean ran = stop.map(StopServer::ran).orElse(false);
        return new ServerChange(
                host,
                ref,
                !hadData ? ServerChange.Was.EMPTY : ran ? ServerChange.Was.RAN : ServerChange.Was.STOPPED,
                is(deeds, host, swap.get()),
                stop.map(StopServer::databases).orElse(List.of()));
    }

    private static ServerChange.Is is(List<Deed> deeds, HostId host, Deed swap) {
        boolean streams = deed(deeds, host, AwaitStreaming.class)
                .map(deed -> deed.state() == Deed.State.LOOKED)
                .orElse(false);
        if (swap.stands()) {
            return streams ? ServerChange.Is.STANDBY : ServerChange.Is.HALF_MADE;
        }
        boolean stopped = deed(deeds, host, StopServer.class)
                .map(deed -> deed.stands() || deed.unsure())
                .orElse(false);
        return swap.unsure() || stopped ? ServerChange.Is.HALF_MADE : ServerChange.Is.AS_BEFORE;
    }

    private static Optional<Deed> deed(List<Deed> deeds, HostId host, Class<? extends Step> kind) {
        return deeds.stream()
                .filter(deed ->
                        kind.isInstance(deed.step()) && deed.step().host().equals(host))
                .findFirst();
    }
}
