package org.standbywizard.steps;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.standbywizard.conf.HbaConnection;
import org.standbywizard.conf.HbaEvaluator;
import org.standbywizard.conf.HbaFile;
import org.standbywizard.conf.HbaRule;
import org.standbywizard.conf.HbaVerdict;
import org.standbywizard.conf.IpAddress;
import org.standbywizard.conf.RawText;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.ReplicationPlan;

/** pg_hba.conf with the narrowest rule for each standby that no rule lets in yet, before the first rule. */
final class HbaChange {
    private HbaChange() {}

    /** The new text, equal to the old where nothing is missing. */
    static String of(ReplicationPlan plan, PgVersion version, boolean ssl, String text, List<Link> links) {
        HbaFile file = HbaFile.parse(text, version);
        List<HbaRule> rules = new ArrayList<>(file.blockRules());
        int before = rules.size();
        for (Link link : links) {
            HbaRule rule = rule(plan, version, link);
            if (!rules.contains(rule) && !serves(plan, version, ssl, file, link)) {
                rules.add(rule);
            }
        }
        return rules.size() == before ? text : file.withRulesBeforeFirst(rules).text();
    }

    static HbaRule rule(ReplicationPlan plan, PgVersion version, Link link) {
        HbaRule.Type type = plan.replication().sslMode().requiresTls() ? HbaRule.Type.HOSTSSL : HbaRule.Type.HOST;
        return HbaRule.replication(
                type,
                RawText.carry(plan.replication().role()),
                link.addresses().sourceAddress(),
                method(plan, version).word());
    }

    /** SCRAM came with 10. */
    static AuthMethod method(ReplicationPlan plan, PgVersion version) {
        AuthMethod asked = plan.replication().authentication();
        return asked == AuthMethod.SCRAM_SHA_256 && !version.atLeast(PgVersion.V10) ? AuthMethod.MD5 : asked;
    }

    /** Whether the first rule that matches already asks for what the plan wants. */
    private static boolean serves(ReplicationPlan plan, PgVersion version, boolean ssl, HbaFile file, Link link) {
        String source = link.addresses().sourceAddress();
        int slash = source.indexOf('/');
        Optional<IpAddress> address = IpAddress.parse(slash < 0 ? source : source.substring(0, slash));
        if (address.isEmpty()) {
            return false;
        }
        boolean tls = ssl && plan.replication().sslMode() != org.standbywizard.plan.SslMode.DISABLE;
        HbaVerdict verdict = HbaEvaluator.firstMatch(
                file,
                HbaConnection.replication(RawText.carry(plan.replication().role()), address.get(), tls),
                ssl,
                HbaEvaluator.Sources.NONE);
        if (!(verdict instanceof HbaVerdict.Match)) {
            return false;
        }
        String found = ((HbaVerdict.Match) verdict).rule().method();
        AuthMethod wanted = method(plan, version);
        // From 10 on a rule of md5 also takes a SCRAM password.
        return found.equals(wanted.word()) || wanted == AuthMethod.SCRAM_SHA_256 && found.equals("md5");
    }
}
