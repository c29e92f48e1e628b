package org.standbywizard.ui.page.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.standbywizard.check.Probe.Connections;
import org.standbywizard.plan.HostId;
import org.standbywizard.ui.PlannedWindow;
import org.standbywizard.ui.page.preview.Entry.Content;
import org.standbywizard.ui.page.preview.Entry.Tag;

class OutlineTest {
    private static final HostId DB1 = PlannedWindow.DB1;
    private static final HostId DB2 = PlannedWindow.DB2;

    private final PlannedWindow window = new PlannedWindow();

    private Outline outline() {
        return Outline.of(
                window.servers.changes(), Map.of(DB1, window.servers.db1.build(), DB2, window.servers.db2.build()));
    }

    private Entry entry(String id) {
        return outline().entries().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyStepStandsAtTheServerWhereItHappens() {
        Outline outline = outline();
        assertThat(outline.groups()).extracting(Outline.Group::host).containsExactly(DB1, DB2);
        assertThat(outline.groups()).extracting(Outline.Group::primary).containsExactly(true, false);
        outline.groups().forEach(group -> assertThat(group.entries())
                .allMatch(e -> e.host().equals(group.host())));
        assertThat(outline.entries().stream().map(Entry::step).distinct())
                .containsExactlyInAnyOrderElementsOf(
                        window.servers.changes().steps().toList());
    }

    @Test
    void filesHaveTheirDifferencesAndSayWhetherTheyNeedTheRestart() {
        Content.FileEdit conf = (Content.FileEdit)
                entry("db1/conf /etc/postgresql/15/main/postgresql.conf").content();
        assertThat(conf.name()).isEqualTo("postgresql.conf");
        assertThat(conf.needsRestart()).isTrue();
        assertThat(conf.diff().rows()).extracting(row -> row.right().text()).contains("listen_addresses = '*'");
        Content.FileEdit hba = (Content.FileEdit)
                entry("db1/hba /etc/postgresql/15/main/pg_hba.conf").content();
        assertThat(hba.needsRestart()).isFalse();
        assertThat(hba.diff().removed()).isZero();
    }

    @Test
    void commandsSayWhoTypesThemWhereAndKeepTheSecret() {
        Content.Typed role = (Content.Typed) entry("db1/role").content();
        assertThat(role.at()).isEqualTo(DB1);
        assertThat(role.lines()).containsExactly("CREATE ROLE \"replicator\" LOGIN REPLICATION PASSWORD '********';");
        Content.Typed stop = (Content.Typed) entry("db2/stop").content();
        assertThat(stop.user()).isEqualTo("root");
        assertThat(stop.lines()).containsExactly("systemctl stop postgresql@15-main.service");
        Content.Typed copy = (Content.Typed) entry("db2/copy").content();
        assertThat(copy.user()).isEqualTo("postgres");
        // What is asked of the primary is typed on the primary.
        assertThat(((Content.Typed) entry("db2/streaming").content()).at()).isEqualTo(DB1);
    }

    @Test
    void tagsSayWhatComesOfIt() {
        assertThat(entry("db1/role").tag()).isEqualTo(Tag.NEW);
        assertThat(entry("db1/restart").tag()).isEqualTo(Tag.RESTART);
        assertThat(entry("db2/login").tag()).isEqualTo(Tag.LOOKS);
        assertThat(entry("db2/copy").tag()).isEqualTo(Tag.SIZE);
        assertThat(entry("db2/stop").tag()).isEqualTo(Tag.STOP);
        assertThat(entry("db2/swap").tag()).isEqualTo(Tag.MOVED);
        assertThat(entry("db2/start").tag()).isEqualTo(Tag.NONE);
        assertThat(outline().copied()).isEqualTo(18_637L << 20);
    }

    @Test
    void theCostNamesRestartAndWhatIsReplaced() {
        window.servers.db2.clients = 3;
        assertThat(outline().costs())
                .containsExactly(
                        new Cost.Restart(DB1, List.of("listen_addresses")),
                        new Cost.Replace(
                                DB2, Optional.of(new Connections(3, 0)), "/var/lib/postgresql/15/main.before-r1"));
    }

    @Test
    void anUninitialisedStandbyLosesNothing() {
        window.servers.db2.uninitialised();
        assertThat(outline().costs()).last().isEqualTo(new Cost.Fill(DB2, "/var/lib/postgresql/15/main"));
        assertThat(entry("db2/swap").tag()).isEqualTo(Tag.NEW);
    }

    @Test
    void whereTheConfigurationIsCopiedItsFileInTheCopyIsShown() {
        window.servers.db1.rpm();
        window.servers.db2.rpm();
        Content.FileEdit conf = (Content.FileEdit)
                entry("db2/finish /var/lib/pgsql/15/data/postgresql.conf").content();
        assertThat(conf.copied()).isTrue();
        // The copy's base is the primary's file after its own edit.
        assertThat(conf.diff().rows())
                .extracting(row -> row.left() == null ? "" : row.left().text())
                .contains("listen_addresses = '*'");
        assertThat(conf.diff().rows())
                .extracting(row -> row.right() == null ? "" : row.right().text())
                .contains("primary_slot_name = 'db2'");
    }

    @Test
    void totalsLeaveOutWhatOnlyLooks() {
        Outline.Totals totals = outline().totals();
        assertThat(totals.files()).isEqualTo(3);
        assertThat(totals.servers()).isEqualTo(2);
        // Role, reload, slot, and the proof's three.
        assertThat(totals.statements()).isEqualTo(6);
        // Restart; passfile, copy, finish, stop, swap, start.
        assertThat(totals.commands()).isEqualTo(7);
    }
}
