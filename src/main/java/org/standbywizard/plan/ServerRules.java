package org.standbywizard.plan;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what primary and standbys have in common: where they are, how to log in, which cluster is meant. */
record ServerRules(SecretRules secrets, Map<String, String> settingsForAll) {
    private static final Pattern USER = Pattern.compile("[^-\\s\\p{Cntrl}][^\\p{Cntrl}]{0,254}");
    private static final int LONGEST_NAME = 100;
    /** Stands in for what is missing, so that the rest of a plan is looked at all the same. */
    private static final String MISSING = "?";

    /** A server but for its final name, which depends on the others. */
    record Nameless(DraftCursor at, Optional<String> name, ServerPlan plan) {
        SshTarget ssh() {
            return plan.ssh();
        }

        /** Whether its host could be read; without one nothing tells whether it is another server's machine. */
        boolean hasHost() {
            return !ssh().host().equals(MISSING);
        }

        ServerPlan named(HostId id) {
            return new ServerPlan(
                    id,
                    plan.ssh(),
                    plan.sudo(),
                    plan.cluster(),
                    plan.service(),
                    plan.unit(),
                    plan.osUser(),
                    plan.superuser(),
                    plan.settings());
        }
    }

    Nameless read(DraftCursor at) {
        Optional<ServiceKind> service = at.field("service")
                .choice(PlanForm.SERVICES, index -> index == 0 ? ServiceKind.SYSTEMD : ServiceKind.PG_CTL);
        DraftCursor unit = at.field("unit");
        if (unit.isGiven() && service.filter(ServiceKind.PG_CTL::equals).isPresent()) {
            unit.refuse(ProblemKeys.UNIT_WITHOUT_SYSTEMD);
        }
        ServerPlan plan = new ServerPlan(
                new HostId(MISSING),
                ssh(at),
                sudo(at.field("sudo")),
                NameRules.cluster(at.field("cluster")),
                service,
                NameRules.unit(unit),
                NameRules.systemUser(at.field("osUser")),
                NameRules.role(at.field("superuser")),
                SettingRules.read(at.field("settings"), settingsForAll));
        return new Nameless(at, name(at.field("name")), plan);
    }

    private SshTarget ssh(DraftCursor server) {
        DraftCursor host = server.field("host");
        if (!host.isGiven()) {
            host.refuse(ProblemKeys.REQUIRED);
        }
        DraftCursor ssh = server.field("ssh");
        return new SshTarget(
                AddressRules.sshHost(host).orElse(MISSING),
                AddressRules.port(ssh.field("port")),
                user(ssh.field("user")),
                secrets.path(ssh.field("identityFile")),
                secrets.secret(ssh.field("passphrase"), false),
                secrets.secret(ssh.field("password"), false),
                AddressRules.jump(ssh.field("jump")));
    }

    private SudoPlan sudo(DraftCursor at) {
        SudoPlan usual = PlanDefaults.SUDO;
        return new SudoPlan(
                at.field("mode")
                        .choice(PlanForm.SUDO_MODES, index -> SudoPlan.Mode.values()[index])
                        .orElse(usual.mode()),
                secrets.secret(at.field("password"), false).or(usual::password));
    }

    private static Optional<String> name(DraftCursor at) {
        return at.text()
                .flatMap(text -> text.length() <= LONGEST_NAME
                        ? Optional.of(text)
                        : at.refuse(
                                ProblemKeys.NAME_LONG, String.valueOf(text.length()), String.valueOf(LONGEST_NAME)));
    }

    private static Optional<String> user(DraftCursor at) {
        return at.text().flatMap(text -> isUser(text) ? Optional.of(text) : at.refuse(ProblemKeys.USER_FORM, text));
    }

    /** A login name; directories such as Active Directory allow nearly anything, but no option of a program. */
    static boolean isUser(String text) {
        return USER.matcher(text).matches();
    }
}
