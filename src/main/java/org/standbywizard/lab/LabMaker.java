package org.standbywizard.lab;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.remote.Cancellation;

/** Makes a lab, or brings a saved one back. */
final class LabMaker {
    private static final int MOST_HOSTS = 1 + LabSettings.MOST_STANDBYS;

    private final LabSettings settings;
    private final Consumer<Lab.Stage> stages;
    private final Cancellation cancellation;
    private final Account account = Account.find();
    private final Path place;

    LabMaker(LabSettings settings, Consumer<Lab.Stage> stages, Cancellation cancellation) {
        this.settings = settings;
        this.stages = stages;
        this.cancellation = cancellation;
        this.place = LabPlace.prepare(settings.home(), account);
    }

    Lab make() {
        stages.accept(Lab.Stage.CLEARING);
        Leftovers.clearDead(place);
        Archives.Archive archive = settings.archives().find(settings.major());
        Path directory = LabPlace.newLab(place);
        return open(directory, newLock(directory), archive.version(), lab -> fill(lab, archive));
    }

    /** The saved one that was saved last. */
    Lab resume() {
        stages.accept(Lab.Stage.CLEARING);
        Leftovers.clearDead(place);
        for (Path directory : saved()) {
            try {
                Properties values = new LabFiles(directory).description();
                PgVersion version = PgVersion.parse(values.getProperty("version", ""));
                Optional<LabLock> lock = LabLock.take(directory);
                if (lock.isPresent()) {
                    return open(directory, lock.get(), version, lab -> refill(lab, values));
                }
            } catch (IOException | IllegalArgumentException e) {
                throw LabFailures.refused("lab-saved", e, directory);
            }
        }
        throw LabFailures.refused("lab-none-saved", "", place);
    }

    private List<Path> saved() {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> labs =
                Files.newDirectoryStream(place, lab -> Files.exists(new LabFiles(lab).saved()))) {
            labs.forEach(found::add);
        } catch (IOException e) {
            throw LabFailures.refused("lab-unreadable", e, place);
        }
        found.sort(Comparator.comparing(
                        (Path lab) -> new LabFiles(lab).saved().toFile().lastModified())
                .reversed());
        return found;
    }

    private LabLock newLock(Path directory) {
        try {
            return LabLock.make(directory);
        } catch (IOException e) {
            throw LabFailures.refused("lab-place", e, place);
        }
    }

    /** Whatever happens on the way, nothing is left behind; a saved lab stays saved. */
    private Lab open(Path directory, LabLock lock, PgVersion version, Parallel.Work<Lab> work) {
        boolean wasSaved = Files.exists(new LabFiles(directory).saved());
        Lab lab = new Lab(directory, version, lock);
        try {
            work.on(lab);
            cancellation.check("practice");
            lab.run();
            stages.accept(Lab.Stage.READY);
            return lab;
        } catch (IOException e) {
            leave(lab, wasSaved);
            throw LabFailures.refused("lab-start", e, version, directory);
        } catch (RuntimeException e) {
            leave(lab, wasSaved);
            throw e;
        }
    }

    private static void leave(Lab lab, boolean wasSaved) {
        if (wasSaved) {
            lab.save();
        } else {
            lab.close();
        }
    }

    private Programs programs(Archives.Archive archive) {
        Path unpacked = place.resolve("programs");
        if (!Programs.areUnpacked(archive, unpacked)) {
            stages.accept(Lab.Stage.UNPACKING);
        }
        return Programs.of(archive, unpacked);
    }

    private void fill(Lab lab, Archives.Archive archive) throws IOException {
        Programs programs = programs(archive);
        cancellation.check("practice");
        List<LabServer> servers = servers(lab, archive, programs);
        cancellation.check("practice");
        stages.accept(Lab.Stage.STARTING);
        Path bin = ClientPrograms.make(lab.directory(), programs, archive.version(), account);
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        LabFiles.write(lab.files().password(), password, "rw-------");
        LabFiles.write(lab.files().sshConfig(), "", "rw-r--r--");
        Properties values = new Properties();
        values.setProperty("version", archive.version().toString());
        Parallel.each(servers, LabServer::restart);
        StringBuilder known = new StringBuilder();
        for (LabServer server : servers) {
            KeyPair key = LabHost.newKey();
            LabHost host = new LabHost(server, bin, password, key, 0);
            lab.add(host);
            known.append(host.knownHost()).append('\n');
            values.setProperty(server.name(), server.port() + " " + host.sshPort() + " " + LabFiles.text(key));
        }
        LabFiles.write(lab.files().knownHosts(), known.toString(), "rw-r--r--");
        lab.files().describe(values);
        LabData.make(servers.get(0));
    }

    private static List<String> names(int standbys) {
        List<String> names = new ArrayList<>(List.of("primary"));
        for (int i = 1; i <= standbys; i++) {
            names.add("standby" + i);
        }
        return names;
    }

    private List<LabServer> servers(Lab lab, Archives.Archive archive, Programs programs) throws IOException {
        List<String> names = names(settings.standbys());
        Path keep = place.resolve("clusters");
        if (names.stream().anyMatch(name -> !LabServer.isFresh(keep, name, archive, account))) {
            stages.accept(Lab.Stage.INITIALISING);
        }
        Parallel.each(names, name -> LabServer.fresh(keep, name, archive, programs, account));
        List<LabServer> servers = new ArrayList<>();
        Set<Integer> taken = new HashSet<>();
        for (String name : names) {
            int port = Ports.free(taken);
            taken.add(port);
            servers.add(server(lab, name, archive, programs, port));
        }
        return servers;
    }

    private LabServer server(Lab lab, String name, Archives.Archive archive, Programs programs, int port)
            throws IOException {
        Path fresh = LabServer.fresh(place.resolve("clusters"), name, archive, programs, account);
        return new LabServer(name, lab.directory().resolve(name), programs, fresh, account, port);
    }

    /** Its hosts as they were, by the same ports and keys. */
    private void refill(Lab lab, Properties values) throws IOException {
        Archives.Archive archive = settings.archives().find(lab.version().major());
        Programs programs = programs(archive);
        stages.accept(Lab.Stage.STARTING);
        Trees.delete(lab.directory().resolve("bin"));
        Trees.delete(lab.directory().resolve("classes"));
        Path bin = ClientPrograms.make(lab.directory(), programs, archive.version(), account);
        String password = Files.readString(lab.files().password());
        for (String name : names(MOST_HOSTS - 1)) {
            String[] words = values.getProperty(name, "").split(" ", 3);
            if (words.length == 3) {
                LabServer server = server(lab, name, archive, programs, Integer.parseInt(words[0]));
                lab.add(new LabHost(server, bin, password, LabFiles.key(words[2]), Integer.parseInt(words[1])));
                server.start();
            }
        }
    }
}
