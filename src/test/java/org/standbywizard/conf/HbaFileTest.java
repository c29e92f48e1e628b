package org.standbywizard.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.standbywizard.plan.PgVersion;

class HbaFileTest {

    private static final HbaRule RULE = HbaRule.replication(HbaRule.Type.HOST, "repl", "10.0.0.2", "scram-sha-256");
    private static final String LINE = "host    replication     repl            10.0.0.2/32             scram-sha-256";

    @Test
    void readsRules() {
        HbaFile file = parse("# head\nlocal all \"all\",+ops,@list peer map=m\n"
                + "hostssl \"my db\",/^x 10.0.0.0 255.255.0.0 reject\nhost a b ::1/128 trust # end\n");

        assertThat(file.broken()).extracting(HbaEntry.Broken::line).containsExactly(3);
        HbaRule local = file.rules().get(0);
        assertThat(local.users())
                .containsExactly(new HbaToken("all", true), new HbaToken("+ops", false), new HbaToken("@list", false));
        assertThat(local.users().get(0).is("all")).isFalse();
        assertThat(local.options()).containsExactly("map=m");
        assertThat(file.rules().get(1).address()).contains(HbaAddress.parse("::1/128"));
        assertThat(file.entries()).extracting(HbaEntry::line).containsExactly(2, 3, 4);
    }

    @Test
    void continuationsAndIncludesDependOnTheVersion() {
        String text = "host all \\\n all 10.0.0.1/32 \\\n trust\ninclude extra.conf\n";

        assertThat(HbaFile.parse(text, PgVersion.V16).entries())
                .containsExactly(
                        HbaFile.parse("host all all 10.0.0.1/32 trust", PgVersion.V16)
                                .entries()
                                .get(0),
                        new HbaEntry.Include(4, ConfEntry.Include.Kind.FILE, "extra.conf"));
        assertThat(HbaFile.parse(text, PgVersion.V15).broken())
                .extracting(HbaEntry::line)
                .containsExactly(4);
        assertThat(HbaFile.parse(text, PgVersion.V13).broken()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "# only comments",
                "# only\n",
                "# c\nlocal all all trust\n",
                "local all all trust",
                "#a\r\nlocal all all trust\r\n",
                "# swallows \\\nlocal all all trust\n",
                "# dangling \\",
                "# dangling \\\n",
                "# c\nbroken line\n",
                "include x\nlocal all all trust"
            })
    void theBlockComesAndGoesWithoutATrace(String before) {
        HbaFile with = parse(before).withRulesBeforeFirst(List.of(RULE));

        assertThat(with.blockRules()).containsExactly(RULE);
        assertThat(with.entries().get(0)).isInstanceOf(HbaEntry.Rule.class);
        assertThat(((HbaEntry.Rule) with.entries().get(0)).rule()).isEqualTo(RULE);
        assertThat(with.entries()).hasSize(1 + parse(before).entries().size());
        assertThat(with.withRulesBeforeFirst(List.of(RULE)).text()).isEqualTo(with.text());
        assertThat(with.withoutBlock().text()).isEqualTo(before);
    }

    @Test
    void theBlockStandsBetweenTheCommentsAndTheFirstRule() {
        assertThat(parse("# a\n\n# b\nlocal all all trust\n# c\n")
                        .withRulesBeforeFirst(List.of(RULE))
                        .text())
                .isEqualTo("# a\n\n# b\n" + ManagedBlock.BEGIN + "\n" + LINE + "\n" + ManagedBlock.END
                        + "\nlocal all all trust\n# c\n");
    }

    @Test
    void aRulePutBeforeTheBlockIsOvertakenAgain() {
        String text = parse("local all all trust\n")
                .withRulesBeforeFirst(List.of(RULE))
                .text();
        HbaFile again = parse("host all all all reject\n" + text).withRulesBeforeFirst(List.of(RULE));

        assertThat(again.rules()).extracting(HbaRule::method).containsExactly("scram-sha-256", "reject", "trust");
    }

    @Test
    void namesArriveUnchanged() {
        for (String role :
                List.of("all", "+x", "@x", "my role", "a\"b", "a,b", "a#b", "replication", RawText.carry("복제 😀"))) {
            HbaRule rule = HbaRule.replication(HbaRule.Type.HOSTSSL, role, "fe80::1", "md5");
            HbaRule read = parse(rule.line()).rules().get(0);
            assertThat(read.users().get(0).text()).isEqualTo(role);
            assertThat(read.line()).isEqualTo(rule.line());
            assertThat(read.users().get(0).isGroup()).isFalse();
        }
        assertThatThrownBy(() -> HbaRule.replication(HbaRule.Type.HOST, "/x", "all", "md5"))
                .hasMessageContaining("regular expression");
        assertThatThrownBy(() -> HbaRule.replication(HbaRule.Type.HOST, "a\nb", "all", "md5"))
                .hasMessageContaining("line break");
        assertThat(HbaRule.replication(HbaRule.Type.LOCAL, "r", "", "peer").line())
                .isEqualTo("local   replication     r                                       peer");
    }

    @Test
    void passwordsInOptionsStayHidden() {
        HbaRule rule = parse("host all all all ldap ldapserver=x \"ldapbindpasswd=se cret\"")
                .rules()
                .get(0);

        assertThat(rule.toString()).contains("ldapserver=x").doesNotContain("cret");
        assertThat(rule.line()).endsWith("ldap ldapserver=x \"ldapbindpasswd=se cret\"");
    }

    @Test
    void addresses() {
        assertThat(IpAddress.parse("10.1").orElseThrow()).hasToString("10.0.0.1");
        assertThat(IpAddress.parse("::ffff:1.2.3.4").orElseThrow()).hasToString("::ffff:102:304");
        assertThat(IpAddress.parse("2001:DB8:0:0:1:0:0:1").orElseThrow()).hasToString("2001:db8::1:0:0:1");
        assertThat(IpAddress.parse("::").orElseThrow()).hasToString("::");
        assertThat(IpAddress.parse("1::").orElseThrow()).hasToString("1::");
        for (String bad : List.of(
                "", ":", ":::", "1:2:3", "1::2::3", "10.0.0.256", "a.b", "::1.2.3", "1:2:3:4:5:6:7:8:9", "12345::")) {
            assertThat(IpAddress.parse(bad)).as(bad).isEmpty();
        }
        assertThatThrownBy(() -> HbaAddress.parse("10.0.0.1/33")).hasMessageContaining("33 (0-32)");
        assertThatThrownBy(() -> HbaAddress.parse("db.example/8")).hasMessageContaining("name-with-mask");
    }

    private static HbaFile parse(String text) {
        return HbaFile.parse(text, PgVersion.V18);
    }
}
