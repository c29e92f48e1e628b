package org.standbywizard.plan;

/**
 * What starts and stops a cluster.
 *
 * @param unit systemd unit, empty for PG_CTL
 * @param debian whether postgresql-common manages it, so that start.conf says whether it starts at boot
 * @param active systemd's ActiveState, or empty
 * @param enabled systemd's UnitFileState, or start.conf's word on Debian ({@code auto}, {@code manual}, {@code
 *     disabled}), or empty
 * @param mainPid the unit's MainPID, 0 if none; the server's own where systemd has made out no main process (a forking
 *     unit without a PID file) and the server runs in the unit's control group
 */
public record ServiceFacts(ServiceKind kind, String unit, boolean debian, String active, String enabled, long mainPid) {
    /**
     * Where systemd knows no main process, the control group tells whose the server is.
     *
     * @param group the service whose control group the server runs in, or empty
     * @param pid of the server, 0 if it does not run
     */
    public ServiceFacts withServer(String group, long pid) {
        boolean its = mainPid == 0 && active.equals("active") && !unit.isEmpty() && isUnit(group);
        return its ? new ServiceFacts(kind, unit, debian, active, enabled, pid) : this;
    }

    /** A unit may be named without its suffix. */
    private boolean isUnit(String group) {
        return group.equals(unit) || group.equals(unit.concat(".service"));
    }

    /** Whether the server starts at boot. */
    public boolean startsAtBoot() {
        return debian ? enabled.equals("auto") : enabled.startsWith("enabled");
    }
}
