package org.standbywizard.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.standbywizard.plan.DraftNode.Fields;
import org.standbywizard.plan.DraftNode.Items;
import org.standbywizard.plan.DraftNode.Text;

/** A plan as a draft with everything spelt out, defaults too; it validates to the same plan. */
public final class DraftOfPlan {
    private DraftOfPlan() {}

    public static PlanDraft of(ReplicationPlan plan) {
        List<DraftNode> standbys = plan.standbys().stream()
                .map(standby -> (DraftNode) standby(standby))
                .toList();
        return new PlanDraft(new Members()
                .put("format", ReplicationPlan.FORMAT)
                .put("primary", server(plan.primary()).fields())
                .put("standbys", new Items(standbys))
                .put("replication", replication(plan.replication()))
                .put("settings", named(plan.settings()))
                .fields());
    }

    private static Members server(ServerPlan server) {
        SshTarget ssh = server.ssh();
        return new Members()
                .put("name", server.id().name())
                .put("host", ssh.host())
                .put(
                        "ssh",
                        new Members()
                                .put("user", ssh.user())
                                .put("port", ssh.port().map(String::valueOf))
                                .put("identityFile", ssh.identityFile().map(String::valueOf))
                                .secret("passphrase", ssh.passphrase())
                                .secret("password", ssh.password())
                                .put("jump", ssh.jump())
                                .fields())
                .put(
                        "sudo",
                        new Members()
                                .put(
                                        "mode",
                                        PlanForm.SUDO_MODES.get(
                                                server.sudo().mode().ordinal()))
                                .secret("password", server.sudo().password())
                                .fields())
                .put("cluster", server.cluster())
                .put("service", server.service().map(kind -> PlanForm.SERVICES.get(kind.ordinal())))
                .put("unit", server.unit())
                .put("osUser", server.osUser())
                .put("superuser", server.superuser())
                .put("settings", named(server.settings()));
    }

    private static Fields standby(StandbyPlan standby) {
        return server(standby.server())
                .put("slot", standby.slot())
                .put("applicationName", standby.applicationName())
                .put("primaryAddress", standby.primaryAddress())
                .put("primaryPort", standby.primaryPort().map(String::valueOf))
                .put("sourceAddress", standby.sourceAddress())
                .put("tablespaces", named(standby.tablespaces()))
                .fields();
    }

    private static Fields replication(ReplicationSettings replication) {
        BackupOptions backup = replication.backup();
        return new Members()
                .put("role", replication.role())
                .put("authentication", replication.authentication().word())
                .secret("password", Optional.of(replication.password()))
                .put("slots", String.valueOf(replication.slots()))
                .put("sslMode", replication.sslMode().word())
                .put("synchronous", synchronous(replication.synchronous()))
                .put(
                        "backup",
                        new Members()
                                .put("maxRate", backup.maxRate())
                                .put("checkpoint", PlanForm.CHECKPOINTS.get(backup.fastCheckpoint() ? 0 : 1))
                                .put("compression", backup.compression())
                                .put("verify", String.valueOf(backup.verify()))
                                .fields())
                .fields();
    }

    private static Fields synchronous(Synchronous synchronous) {
        Members mode = new Members()
                .put("mode", PlanForm.SYNC_MODES.get(synchronous.mode().ordinal()));
        if (synchronous.mode() != Synchronous.Mode.OFF) {
            mode.put("count", String.valueOf(synchronous.count()));
        }
        List<DraftNode> names = synchronous.standbys().stream()
                .map(id -> (DraftNode) new Text(id.name()))
                .toList();
        return (names.isEmpty() ? mode : mode.put("standbys", new Items(names))).fields();
    }

    private static Fields named(Map<String, String> values) {
        Members members = new Members();
        values.forEach(members::put);
        return members.fields();
    }

    /** Collects members in order; groups without members are left out. */
    private static final class Members {
        private final Map<String, DraftNode> found = new LinkedHashMap<>();

        Members put(String name, String text) {
            found.put(name, new Text(text));
            return this;
        }

        Members put(String name, Optional<String> text) {
            text.ifPresent(given -> put(name, given));
            return this;
        }

        Members put(String name, DraftNode node) {
            if (!node.equals(Fields.NONE)) {
                found.put(name, node);
            }
            return this;
        }

        Members secret(String name, Optional<SecretRef> ref) {
            ref.ifPresent(given -> found.put(name, source(given)));
            return this;
        }

        private static DraftNode source(SecretRef ref) {
            if (ref instanceof SecretRef.Env env) {
                return Fields.NONE.with("env", new Text(env.variable()));
            }
            if (ref instanceof SecretRef.FromFile file) {
                return Fields.NONE.with("file", new Text(file.path().toString()));
            }
            return new Text(ref instanceof SecretRef.Prompt ? "prompt" : "generated");
        }

        Fields fields() {
            return new Fields(found);
        }
    }
}
