package org.standbywizard.plan;

/**
 * What starts and stops a cluster.
 *
 * @param unit systemd unit, empty for PG_CTL
 * @param debian whether postgresql-common manages it, so that start.conf says whether it starts at boot
 * @param active systemd's ActiveState, or empty
 * @param enabled systemd's UnitFileState, or start.conf's word on Debian ({@code auto}, {@code manual}, {@code
 *     disabled}), or empty
 * @param mainPid the unit's MainPID, 0 if none
 */
public record ServiceFacts(ServiceKind kind, String unit, boolean debian, String active, String enabled, long mainPid) {

    /** Whether the server starts at boot. */
    public boolean startsAtBoot() {
        return debian ? enabled.equals("auto") : enabled.startsWith("enabled");
    }
}
