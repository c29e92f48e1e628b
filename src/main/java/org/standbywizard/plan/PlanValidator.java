package org.standbywizard.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.standbywizard.plan.ServerRules.Nameless;

/** Turns what a person typed into a plan, or says everything that is wrong with it. Pure: nothing is looked up. */
public final class PlanValidator {
    private static final int MOST_STANDBYS = 100;
    private static final int MOST_PROBLEMS = 100;
    private final SecretRules secrets;

    /**
     * @param home the person's home directory, for {@code ~}
     * @param base where relative paths on this computer start: the plan file's directory
     */
    public PlanValidator(Path home, Path base) {
        this.secrets = new SecretRules(home, base);
    }

    /** At most one problem for each field and a hundred in all, in the order of finding. */
    public Validated<ReplicationPlan> validate(PlanDraft draft) {
        List<Problem> problems = new ArrayList<>();
        FormCheck.check(FieldPath.ROOT, draft.root(), PlanForm.PLAN, problems);
        ReplicationPlan plan = read(DraftCursor.root(draft, problems));
        return Validated.of(plan, firsts(problems));
    }

    /**
     * One server's part alone, as far as it can be judged without the others: enough to log in and look. Its name is the
     * one given, else its host; settings, and what only a standby has, are left to the whole plan.
     *
     * @param part what stands under {@code primary} or {@code standbys[i]}; paths of problems begin there
     */
    public Validated<ServerPlan> validateServer(PlanDraft part) {
        Map<String, DraftNode> members = new LinkedHashMap<>(part.root().members());
        members.keySet().retainAll(PlanForm.SERVER.fields().keySet());
        PlanDraft login = new PlanDraft(new DraftNode.Fields(members));
        List<Problem> problems = new ArrayList<>();
        FormCheck.check(FieldPath.ROOT, login.root(), PlanForm.SERVER, problems);
        Nameless server = new ServerRules(secrets, Map.of()).read(DraftCursor.root(login, problems));
        HostId name = new HostId(server.name().orElse(server.ssh().host()));
        return Validated.of(server.named(name), firsts(problems));
    }

    private static List<Problem> firsts(List<Problem> problems) {
        Map<String, Problem> firsts = new LinkedHashMap<>();
        problems.forEach(problem -> firsts.putIfAbsent(problem.path(), problem));
        return firsts.values().stream().limit(MOST_PROBLEMS).toList();
    }

    private ReplicationPlan read(DraftCursor root) {
        Map<String, String> settings = SettingRules.read(root.field("settings"), Map.of());
        ServerRules rules = new ServerRules(secrets, settings);
        List<DraftCursor> places = standbys(root.field("standbys"));
        List<Nameless> servers = Stream.concat(Stream.of(root.field("primary")), places.stream())
                .map(rules::read)
                .toList();
        List<HostId> names = ServerNames.assign(servers);
        List<ServerPlan> named = new ArrayList<>();
        for (int i = 0; i < servers.size(); i++) {
            named.add(servers.get(i).named(names.get(i)));
        }
        DraftCursor replication = root.field("replication");
        boolean slots = replication.field("slots").truth().orElse(PlanDefaults.SLOTS);
        return new ReplicationPlan(
                named.get(0),
                StandbyRules.read(places, named.subList(1, named.size()), slots),
                replication(replication, slots, names),
                settings);
    }

    private static List<DraftCursor> standbys(DraftCursor at) {
        List<DraftCursor> places = at.elements();
        if (places.isEmpty()) {
            at.refuse(ProblemKeys.STANDBYS_NONE);
        } else if (places.size() > MOST_STANDBYS) {
            at.refuse(ProblemKeys.STANDBYS_MANY, String.valueOf(places.size()), String.valueOf(MOST_STANDBYS));
            return places.subList(0, MOST_STANDBYS);
        }
        return places;
    }

    private ReplicationSettings replication(DraftCursor at, boolean slots, List<HostId> names) {
        return new ReplicationSettings(
                NameRules.role(at.field("role")).orElse(PlanDefaults.ROLE),
                at.field("authentication")
                        .choice(PlanForm.AUTHENTICATION, index -> AuthMethod.values()[index])
                        .orElse(PlanDefaults.AUTHENTICATION),
                secrets.secret(at.field("password"), true).orElse(PlanDefaults.PASSWORD),
                slots,
                at.field("sslMode")
                        .choice(PlanForm.SSL_MODES, index -> SslMode.values()[index])
                        .orElse(PlanDefaults.SSL_MODE),
                SynchronousRules.read(at.field("synchronous"), names.get(0), names.subList(1, names.size())),
                BackupRules.read(at.field("backup")));
    }
}
