package org.standbywizard.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.Messages;

/** A line in a file that pg_hba.conf includes (16+) is told with that file's name. */
class IncludedRulesTest {
    private static final String CONF = "/etc/postgresql/15/main/";
    private static final String LETS_IN =
            "host    replication     replicator      10.0.0.2/32             scram-sha-256";
    private static final String REJECTS = "host    replication     all             all                     reject";

    private final Pair pair = new Pair();

    IncludedRulesTest() {
        pair.db1.running = PgVersion.V17;
        pair.db1.setting("ssl", "on");
    }

    @Test
    void theFileIsNamedInValueAndFix() {
        pair.hba("include more/rules.conf");
        file("more/rules.conf", "# ours\n" + REJECTS + "\n");
        told(
                Locale.ENGLISH,
                "line 2 of " + CONF + "more/rules.conf rejects it: " + REJECTS,
                "The plan's rule for db2 is put before it. Check that whoever wrote line 2 of " + CONF
                        + "more/rules.conf agrees.");
        told(
                Locale.KOREAN,
                CONF + "more/rules.conf 파일의 2번째 줄이 거부함: " + REJECTS,
                "구성 계획의 db2 서버용 규칙을 그 앞에 넣습니다. " + CONF + "more/rules.conf 파일의 2번째 줄을 쓴 사람이 동의하는지 확인하십시오.");
    }

    @Test
    void ofADirectoryTheFileInIt() {
        pair.hba("include_dir rules.d");
        file("rules.d/10-none.conf", "host shop all all md5\n");
        file("rules.d/20-bad.conf", "\nhosts replication all all md5\n");
        told(
                Locale.ENGLISH,
                "the server refuses all of pg_hba.conf because of line 2 of " + CONF
                        + "rules.d/20-bad.conf: unknown connection type: hosts",
                "Mend line 2 of " + CONF + "rules.d/20-bad.conf or take it out, and check again. As long as it stands"
                        + " there, the server keeps its old rules at a reload and does not start at a restart.");
        told(
                Locale.KOREAN,
                CONF + "rules.d/20-bad.conf 파일의 2번째 줄 때문에 서버가 pg_hba.conf 전체를 거부함: 알 수 없는 접속 유형: hosts",
                CONF + "rules.d/20-bad.conf 파일의 2번째 줄을 고치거나 지운 다음 다시 점검하십시오. 이 줄이 남아 있는 동안 서버는 설정을 다시"
                        + " 읽어도(reload) 이전 규칙을 유지하며, 재시작하면 시작되지 않습니다.");
    }

    /** As the server reads it: from the directory of the file that includes. */
    @Test
    void aFileBesideTheOneThatIncludesIt() {
        pair.hba("include_if_exists more/first.conf");
        file("more/first.conf", "include second.conf\n");
        file("more/second.conf", LETS_IN + "\n");
        assertThat(value(Locale.ENGLISH)).isEqualTo("line 1 of " + CONF + "more/second.conf: " + LETS_IN);
    }

    @Test
    void pgHbaItselfIsNotNamed() {
        file("more.conf", "host shop all all md5\n");
        pair.hba("include more.conf\n" + LETS_IN);
        assertThat(value(Locale.ENGLISH)).isEqualTo("line 2: " + LETS_IN);
        assertThat(value(Locale.KOREAN)).isEqualTo("2번째 줄: " + LETS_IN);
    }

    private void file(String name, String text) {
        pair.db1.fileTexts.put(CONF + name, text);
    }

    private void told(Locale locale, String value, String fix) {
        FindingText text = text(locale);
        assertThat(text.value()).isEqualTo(value);
        assertThat(text.fix()).isEqualTo(fix);
    }

    private String value(Locale locale) {
        return text(locale).value();
    }

    private FindingText text(Locale locale) {
        Finding found = pair.check().stream()
                .filter(f -> f.check().equals("access-rule"))
                .findFirst()
                .orElseThrow();
        return FindingText.of(Messages.of(locale), found);
    }
}
