package org.standbywizard.pipeline;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.standbywizard.hosts.HostSpec;
import org.standbywizard.hosts.TestHost;
import org.standbywizard.plan.ReplicationPlan;

/**
 * One row of the matrix: which hosts, what was done to them before, and what is planned.
 *
 * @param hosts the primary first
 * @param prepare what an admin did before the wizard came
 * @param plan the plan, from the hosts
 * @param syncState what pg_stat_replication says of the first standby
 */
record Row(
        String name,
        List<HostSpec> hosts,
        Consumer<List<TestHost>> prepare,
        Function<List<TestHost>, ReplicationPlan> plan,
        String syncState) {

    static Row of(String name, HostSpec... hosts) {
        return new Row(name, List.of(hosts), all -> {}, Plans::ofAll, "async");
    }

    Row prepared(Consumer<List<TestHost>> how) {
        return new Row(name, hosts, prepare.andThen(how), plan, syncState);
    }

    Row planned(UnaryOperator<ReplicationPlan> change) {
        return new Row(name, hosts, prepare, plan.andThen(change), syncState);
    }

    Row plannedWith(BiFunction<ReplicationPlan, List<TestHost>, ReplicationPlan> change) {
        return new Row(name, hosts, prepare, all -> change.apply(plan.apply(all), all), syncState);
    }

    Row withState(String state) {
        return new Row(name, hosts, prepare, plan, state);
    }

    @Override
    public String toString() {
        return name;
    }
}
