package org.standbywizard.ui.page.verify;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Failure;
import org.standbywizard.run.ProofResult;
import org.standbywizard.ui.FakeFrame;
import org.standbywizard.ui.PageStage;
import org.standbywizard.ui.PageStage.Look;
import org.standbywizard.ui.Picture;
import org.standbywizard.ui.model.Intent;
import org.standbywizard.verify.CommitWaits;

/** Pictures of every state of this page, to be looked at: {@code Pictures DIRECTORY [STATE...]}. */
final class Pictures {
    private static final Path HOME = Path.of(System.getProperty("java.io.tmpdir"), "verify-pictures");

    private Pictures() {}

    private static Watched pair() {
        return new Watched(HOME, "db1", "db2");
    }

    private static Watched live(Watched watched) {
        watched.enter();
        for (int i = 0; i < 170; i++) {
            int wave = 40 - Math.abs(60 - i);
            watched.servers.standbys.values().forEach(s -> {
                if (wave > 0) {
                    s.lag(wave * 9000L, wave * 2L);
                } else {
                    s.lag(noise(watched, s), 3);
                }
                if (s.behind == 0) {
                    s.lag(0, -1);
                }
            });
            watched.look();
        }
        watched.servers.standbys.values().forEach(s -> s.lag(0, -1));
        return watched.look();
    }

    private static long noise(Watched watched, Servers.Standby standby) {
        long beat = watched.servers.now.getEpochSecond() + standby.name.hashCode();
        return Math.floorMod(beat * 7919, 11) < 6 ? 0 : Math.floorMod(beat * 31, 900) + 100;
    }

    private static ProofResult proof() {
        return new ProofResult(
                TestTimes.MILLIS,
                new HostId("db1"),
                "standby_wizard_proof_20261125_100000_k3f",
                "standby_wizard_proof_20261125_100000_k3f",
                Map.of(new HostId("db2"), 9L),
                Map.of(new HostId("db2"), "cannot execute CREATE TABLE in a read-only transaction"));
    }

    private static Map<String, Function<Integer, Watched>> states() {
        Map<String, Function<Integer, Watched>> states = new LinkedHashMap<>();
        states.put("no-samples", i -> pair().enter());
        states.put("in-step", i -> {
            Watched w = pair();
            w.deeds.past = new Past(
                    List.of(),
                    Optional.of(proof()),
                    List.of(new Past.Aside(
                            new HostId("db2"), "/var/lib/postgresql/15/main.before-20261125-100000-k3f")));
            return live(w);
        });
        states.put("lag", i -> {
            Watched w = live(pair());
            w.servers.standby("db2").lag(1_258_291, 35);
            return w.look();
        });
        states.put("catching-up", i -> {
            Watched w = live(pair());
            w.servers.standby("db2").state = "catchup";
            w.servers.standby("db2").lag(812L << 20, -1);
            return w.look(8);
        });
        states.put("standby-away", i -> {
            Watched w = live(pair());
            w.servers.standby("db2").away = true;
            w.servers.standby("db2").cut = true;
            w.servers.standby("db2").kept = 1_200L << 20;
            return w.look(20);
        });
        states.put("back", i -> {
            Watched w = live(pair());
            w.servers.standby("db2").away = true;
            w.servers.standby("db2").cut = true;
            w.look(30);
            w.servers.standby("db2").away = false;
            w.servers.standby("db2").cut = false;
            w.servers.standby("db2").state = "catchup";
            w.servers.standby("db2").lag(4 << 20, -1);
            w.look(5);
            w.servers.standby("db2").state = "streaming";
            w.servers.standby("db2").lag(0, -1);
            return w.look(9);
        });
        states.put("primary-away", i -> {
            Watched w = live(pair());
            w.servers.primaryAway = true;
            return w.look(12);
        });
        states.put("promoted", i -> {
            Watched w = live(pair());
            w.servers.standby("db2").promoted = true;
            return w.look(3);
        });
        states.put("own-cluster", i -> {
            Watched w = pair();
            w.servers.standby("db2").neverSetUp();
            return live(w);
        });
        states.put("own-cluster-several", i -> {
            Watched w = new Watched(HOME, "db1", "db2", "db3", "db4");
            w.servers.standby("db3").neverSetUp();
            w.servers.standby("db4").neverSetUp();
            return live(w);
        });
        states.put("slot-lost", i -> {
            Watched w = live(pair());
            w.servers.standby("db2").lost = true;
            return w.look(3);
        });
        states.put("commits-wait", i -> {
            Watched w = pair();
            w.wizard.rest().set(w.wizard.rest().get().with("replication.synchronous.mode", "first"));
            w.servers.standby("db2").sync = "sync";
            live(w);
            w.servers.waits = Optional.of(new CommitWaits(3, OptionalLong.of(12_400)));
            w.servers.standby("db2").lag(900, -1);
            return w.look(3);
        });
        states.put("proof-failed", i -> {
            Watched w = live(pair());
            w.deeds.besideFails = Optional.of(new Failure.TimedOut("db2", "proof", 60_000));
            w.model.proof().begin();
            return w;
        });
        states.put("restart-primary", i -> {
            Watched w = live(pair());
            w.deeds.clients = 12;
            w.model.restart().chosen().set(Optional.of(new HostId("db1")));
            return w;
        });
        states.put("restarted", i -> {
            Watched w = live(pair());
            w.deeds.besideFacts = Map.of("up-ms", "1830", "streaming-ms-db2", "2345");
            w.model.restart().begin();
            return w;
        });
        states.put("stopped", i -> {
            Watched w = live(pair());
            w.model.sampling().set(false);
            return w;
        });
        states.put("many", i -> {
            Watched w = new Watched(
                    HOME,
                    "pg-primary-eu-central-1a.production.example.com",
                    "pg-standby-eu-central-1b.production.example.com",
                    "pg-standby-eu-central-1c.production.example.com",
                    "pg-standby-us-east-2a.production.example.com",
                    "db5");
            live(w);
            w.servers.standby("db5").away = true;
            w.servers.standby("db5").cut = true;
            w.servers.standby("pg-standby-us-east-2a.production.example.com").lag(48 << 20, 2300);
            w.servers.standby("pg-standby-us-east-2a.production.example.com").state = "catchup";
            return w.look(4);
        });
        states.put("check", i -> {
            Watched w = new Watched(HOME, "db2", "db1");
            w.wizard.intent().set(Intent.CHECK);
            w.servers.primaryInRecovery = false;
            return live(w);
        });
        states.put("failed", i -> {
            Watched w = pair();
            w.deeds.fails = Optional.of(new Failure.AuthFailed("db1", "postgres", "password", ""));
            return w.enter();
        });
        states.put("no-plan", i -> {
            Watched w = new Watched(HOME, "", "");
            return w.enter();
        });
        return states;
    }

    private static final class TestTimes {
        static final long MILLIS =
                java.time.Instant.parse("2026-11-25T10:08:41Z").toEpochMilli();
    }

    /** The toolkit's thread would keep the program alive. */
    @SuppressWarnings("CatchAndPrintStackTrace")
    public static void main(String[] args) {
        int status = 1;
        try {
            save(args);
            status = 0;
        } catch (Exception e) {
            e.printStackTrace();
        }
        System.exit(status);
    }

    private static void save(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        Files.createDirectories(HOME);
        List<String> wanted = List.of(args).subList(1, args.length);
        Map<String, Look> looks = new LinkedHashMap<>();
        looks.put("light", Look.LIGHT);
        looks.put("dark", Look.DARK);
        looks.put("small", Look.SMALL);
        looks.put("projector", Look.PROJECTOR);
        looks.put("tall", new Look(false, false, false, 940, 1500));
        looks.put("beside-learn", new Look(false, false, true, 764, 760));
        for (var state : states().entrySet()) {
            for (var look : looks.entrySet()) {
                for (Locale language : List.of(Locale.ENGLISH, Locale.KOREAN)) {
                    String name = state.getKey() + "-" + look.getKey() + "-" + language;
                    if (!wanted.isEmpty() && wanted.stream().noneMatch(name::matches)) {
                        continue;
                    }
                    PageStage.onFx(() -> {
                        Watched watched = state.getValue().apply(0);
                        VerifyPage page = new VerifyPage(
                                PageStage.context(watched.wizard, language, look.getValue(), new FakeFrame()),
                                watched.model);
                        Picture.save(PageStage.mount(page, look.getValue()), directory.resolve(name + ".png"));
                        page.close();
                        return null;
                    });
                }
            }
        }
    }
}
