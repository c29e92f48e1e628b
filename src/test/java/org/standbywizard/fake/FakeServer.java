package org.standbywizard.fake;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.standbywizard.conf.ConfFile;
import org.standbywizard.plan.HostId;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.Privilege;
import org.standbywizard.plan.Setting;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Command;
import org.standbywizard.remote.CommandResult;
import org.standbywizard.remote.Duplex;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;
import org.standbywizard.remote.RemoteHost;

/**
 * One machine with one server, as far as the steps look at it: its files, its settings, whether it runs, whom it follows.
 * Scripts are known by their names. A test can make one script fail, or be told when one runs.
 */
public final class FakeServer implements RemoteHost {
    public static final PgVersion VERSION = new PgVersion(150018);
    public static final String DATA = "/var/lib/postgresql/15/main";
    public static final String CONF = "/etc/postgresql/15/main/postgresql.conf";
    public static final String HBA = "/etc/postgresql/15/main/pg_hba.conf";
    public static final String HBA_TEXT = "local   all             postgres                                peer\n";

    public final HostId id;
    public final String address;
    public final Map<String, String> files = new LinkedHashMap<>();
    public final Map<String, Setting> settings = new LinkedHashMap<>();
    public final Set<String> roles = new TreeSet<>();
    /** Roles' passwords as pg_authid has them. */
    public final Map<String, String> verifiers = new HashMap<>();

    public final Set<String> slots = new TreeSet<>();
    public final Set<String> tables = new TreeSet<>();
    public final List<String> scripts = Collections.synchronizedList(new ArrayList<>());
    public final Map<String, CommandResult> failing = new HashMap<>();
    public final Map<String, Runnable> hooks = new HashMap<>();
    public volatile boolean runs = true;
    /** Connections of others. */
    public volatile int clients;
    /** Bytes of WAL that each slot keeps. */
    public volatile long kept;
    /** Whether slots cannot be dropped. */
    public volatile boolean slotsStick;

    public volatile FakeServer follows;
    public volatile String systemIdentifier;
    public volatile int starts = 1;
    public volatile int loads = 1;
    /** Where a wizard with root has its lock. */
    public static final String ROOTS = "/var/lib/standby-wizard";

    public volatile String passfile = "";
    private volatile boolean swapped;
    /** The words that took it, by its place. */
    private final Map<String, List<String>> locks = new ConcurrentHashMap<>();

    private final Set<String> resting = ConcurrentHashMap.newKeySet();
    /** Places where the OS user can have no lock. */
    public final Set<String> nowhere = ConcurrentHashMap.newKeySet();

    FakeServer(String name, String address, String systemIdentifier) {
        this.id = new HostId(name);
        this.address = address;
        this.systemIdentifier = systemIdentifier;
        files.put(CONF, "# nothing set\n");
        files.put(HBA, HBA_TEXT);
        set("listen_addresses", "localhost", "string", "postmaster", "");
        set("wal_level", "replica", "enum", "postmaster", "");
        set("max_wal_senders", "10", "integer", "postmaster", "");
        set("max_replication_slots", "10", "integer", "postmaster", "");
        set("max_slot_wal_keep_size", "-1", "integer", "sighup", "MB");
        set("max_connections", "100", "integer", "postmaster", "");
        set("max_worker_processes", "8", "integer", "postmaster", "");
        set("max_prepared_transactions", "0", "integer", "postmaster", "");
        set("max_locks_per_transaction", "64", "integer", "postmaster", "");
        set("hot_standby", "on", "bool", "postmaster", "");
        set("hot_standby_feedback", "off", "bool", "sighup", "");
        set("primary_conninfo", "", "string", "sighup", "");
        set("primary_slot_name", "", "string", "sighup", "");
        set("synchronous_standby_names", "", "string", "sighup", "");
        set("ssl", "off", "bool", "sighup", "");
    }

    public void set(String name, String value, String type, String context, String unit) {
        settings.put(name, new Setting(name, value, unit, type, context, "default", "", 0, value, false));
    }

    /** What the server reads from its file when it starts; on a reload only what needs no restart. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // One run at a time talks to it.
    void load(boolean restart) {
        ConfFile.parse(files.get(CONF)).settings().forEach(line -> {
            Setting old = settings.get(line.name());
            if (old != null && (restart || !old.needsRestart())) {
                String value = line.value().replace("MB", "");
                set(line.name(), value, old.vartype(), old.context(), old.unit());
            }
        });
        loads++;
    }

    public boolean standby() {
        return follows != null;
    }

    @Override
    public String name() {
        return address;
    }

    @Override
    public String user() {
        return "root";
    }

    @Override
    public Privilege privilege() {
        return Privilege.ROOT;
    }

    @Override
    public CommandResult run(Command command, Cancellation cancellation) {
        cancellation.check(address);
        String name = command.script().name();
        scripts.add(name);
        if (hooks.containsKey(name)) {
            hooks.get(name).run();
        }
        CommandResult broken = failing.get(name);
        return broken != null ? broken : answer(name, command);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // One run at a time talks to it.
    private CommandResult answer(String name, Command command) {
        List<String> args = command.args();
        switch (name) {
            case "replace-file.sh":
                files.put(args.get(0), new String(command.stdin().bytes(), StandardCharsets.ISO_8859_1));
                return said("done");
            case "restore-file.sh":
                files.put(
                        args.get(1).contains("hba") ? HBA : CONF,
                        args.get(1).contains("hba") ? HBA_TEXT : "# nothing set\n");
                return said("restored");
            case "file-now.sh":
                return files.containsKey(args.get(0))
                        ? said("postgres:postgres\n" + files.get(args.get(0)))
                        : failed(3, "");
            case "running.sh":
                return said(runs ? "running" : "stopped");
            case "passfile.sh":
                if (args.get(0).equals("write")) {
                    passfile = new String(command.stdin().bytes(), StandardCharsets.UTF_8);
                }
                return said(args.get(0).equals("read") ? passfile : "done");
            case "login-test.sh":
                return said("77|1|0/3000000|");
            case "backup-start.sh":
                return said("started");
            case "backup-poll.sh":
                return said("exit 0\n---\n2048/2048 kB (100%), 1/1 tablespace");
            case "service.sh":
                runs = !args.get(0).equals("stop");
                starts++;
                load(true);
                return said("done");
            case "stop-old.sh":
                runs = false;
                return said("done");
            case "swap.sh":
                swapped = true;
                return said("done");
            case "swap-undo.sh":
                follows = null;
                swapped = false;
                return said("restored");
            case "lock.sh":
                return said(lock(args));
            case "swap-look.sh":
                return said(swapped ? "swapped" : "former");
            case "service-state.sh":
                return said(
                        "ActiveState\tactive\nUnitFileState\tenabled\nStartConf\tauto\nMainPID\t7\nPostmasterPid\t7\n"
                                + "Listen\t00000000\nListen\t00000000000000000000000000000000\n");
            default:
                return said("");
        }
    }

    /** As lock.sh does it, without its file. */
    private synchronized String lock(List<String> args) {
        String place = args.get(1);
        if (nowhere.contains(place)) {
            return "nowhere";
        }
        List<String> lock = locks.get(place);
        boolean taking = args.get(0).equals("take") || args.get(0).equals("look");
        boolean mine = lock != null && lock.get(4).equals(args.get(taking ? 4 : 3));
        switch (args.get(0)) {
            case "take", "look":
                boolean same = lock != null && lock.get(3).equals(args.get(3));
                if (lock != null && !same && !args.subList(7, args.size()).contains(lock.get(3))) {
                    boolean beside = args.get(6).equals("beside")
                            && resting.contains(place)
                            && lock.get(5).equals(args.get(5));
                    return beside ? "beside" : "held\n" + holder(place);
                }
                if (args.get(0).equals("look")) {
                    return "nowhere";
                }
                locks.put(place, List.copyOf(args));
                resting.remove(place);
                return "taken";
            case "keep":
                return mine ? "kept" : "lost\n" + holder(place);
            case "rest":
                if (mine) {
                    resting.add(place);
                }
                return mine ? "resting" : "lost\n" + holder(place);
            default:
                if (mine) {
                    locks.remove(place);
                }
                return mine ? "released" : "lost\n" + holder(place);
        }
    }

    private String holder(String place) {
        List<String> lock = locks.get(place);
        return lock == null
                ? ""
                : "run %s\nwho %s\nsince 1000\nstate %s\nseen 1010\nage 5\n"
                        .formatted(lock.get(3), lock.get(5), resting.contains(place) ? "stopped" : "working");
    }

    /** Whether a wizard holds the host. */
    public boolean locked() {
        return !locks.isEmpty();
    }

    /** Where there are locks. */
    public Set<String> locks() {
        return Set.copyOf(locks.keySet());
    }

    /** Whether all locks say that nobody works under them. */
    public boolean lockRests() {
        return locked() && resting.containsAll(locks.keySet());
    }

    /** A lock as somebody else's wizard takes it. */
    public void lockedBy(String who, String run) {
        lockedBy(ROOTS, who, run);
    }

    /** The same in one of its places. */
    public void lockedBy(String place, String who, String run) {
        locks.put(place, List.of("take", place, "must", run, "other-token", who, "own"));
        resting.remove(place);
    }

    /** Whether the copy is in place, so that the server comes up as a standby. */
    public boolean swapped() {
        return swapped;
    }

    public static CommandResult said(String words) {
        return new CommandResult(0, words.getBytes(StandardCharsets.UTF_8), new byte[0]);
    }

    public static CommandResult failed(int status, String words) {
        return new CommandResult(status, new byte[0], words.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Duplex open(Command command) {
        throw new FailureException(new Failure.ConnectionLost(address, "not in a fake"));
    }

    @Override
    public Duplex forward(String to, int port) {
        throw new FailureException(new Failure.ConnectionLost(address, "not in a fake"));
    }

    @Override
    public void close() {}
}
