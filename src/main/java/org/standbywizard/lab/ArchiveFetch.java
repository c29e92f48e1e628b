package org.standbywizard.lab;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.standbywizard.remote.Cancellation;

/** Brings all archives for this kind of computer into a directory, for a classroom without a network. */
public final class ArchiveFetch {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofMinutes(15);

    private final Archives here;
    private final URI repository;

    /**
     * @param here what need not be downloaded
     * @param repository a Maven repository
     */
    public ArchiveFetch(Archives here, URI repository) {
        this.here = here;
        this.repository = repository;
    }

    /** From where this program's build had its libraries. */
    public static URI usualRepository() {
        return URI.create(Catalogue.properties("repository.properties").getProperty("url"));
    }

    /** An archive that was or would be brought. */
    public record Item(String name, String version, long bytes, String sha256) {
        static Item of(Catalogue.Entry entry) {
            return new Item(entry.fileName(), entry.version(), entry.bytes(), entry.sha256());
        }
    }

    /**
     * Copies what is on this computer and downloads the rest.
     *
     * @param agree asked before anything is downloaded
     * @return what is in the directory now; empty if there was no consent
     * @throws org.standbywizard.remote.FailureException Refused {@code lab-fetch}, {@code lab-damaged}; Cancelled
     */
    public List<Item> into(Path directory, Predicate<List<Item>> agree, Cancellation cancellation) {
        List<Catalogue.Entry> all = Catalogue.of(Archives.platform());
        try {
            Files.createDirectories(directory);
            List<Catalogue.Entry> missing = new ArrayList<>();
            for (Catalogue.Entry entry : all) {
                cancellation.check("practice");
                if (!isThere(entry, directory) && !copied(entry, directory)) {
                    missing.add(entry);
                }
            }
            if (!missing.isEmpty() && !agree.test(missing.stream().map(Item::of).toList())) {
                return List.of();
            }
            for (Catalogue.Entry entry : missing) {
                download(entry, directory, cancellation);
            }
        } catch (IOException e) {
            throw LabFailures.refused("lab-fetch", e, directory);
        }
        return all.stream().map(Item::of).toList();
    }

    private static boolean isThere(Catalogue.Entry entry, Path directory) throws IOException {
        Path file = directory.resolve(entry.fileName());
        return Files.isRegularFile(file) && entry.is(file);
    }

    private boolean copied(Catalogue.Entry entry, Path directory) throws IOException {
        Path file = here.file(entry).orElse(null);
        if (file == null || !entry.is(file)) {
            return false;
        }
        Path part = part(entry, directory);
        Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
        finish(entry, part, directory);
        return true;
    }

    private void download(Catalogue.Entry entry, Path directory, Cancellation cancellation) throws IOException {
        cancellation.check("practice");
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        URI source = URI.create(repository.toString().replaceFirst("/*$", "/") + entry.path());
        Path part = part(entry, directory);
        try {
            HttpResponse<Path> answer = client.send(
                    HttpRequest.newBuilder(source).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofFile(part));
            if (answer.statusCode() != 200) {
                throw new IOException(source + ": HTTP status " + answer.statusCode());
            }
            finish(entry, part, directory);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static Path part(Catalogue.Entry entry, Path directory) {
        return directory.resolve(entry.fileName() + ".part");
    }

    private static void finish(Catalogue.Entry entry, Path part, Path directory) throws IOException {
        if (!entry.is(part)) {
            throw LabFailures.refused("lab-damaged", "", part);
        }
        Files.move(part, directory.resolve(entry.fileName()), StandardCopyOption.REPLACE_EXISTING);
    }
}
