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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Brings archives for this kind of computer into a directory: all for a classroom without a network, or a single one. */
public final class ArchiveFetch {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final long GLANCE_MILLIS = 200;

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
                download(entry, directory, bytes -> {}, cancellation);
            }
        } catch (IOException e) {
            throw LabFailures.refused("lab-fetch", e, directory);
        }
        return all.stream().map(Item::of).toList();
    }

    /**
     * Downloads one archive, unless it is there. Whoever calls has asked before.
     *
     * @param item of {@link Archives#offers}
     * @param progress told how many bytes have come, a few times a second
     * @throws org.standbywizard.remote.FailureException Refused {@code lab-fetch}, {@code lab-damaged}; Cancelled
     */
    public void one(Item item, Path directory, LongConsumer progress, Cancellation cancellation) {
        Catalogue.Entry wanted = Catalogue.of(Archives.platform()).stream()
                .filter(entry -> Item.of(entry).equals(item))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not in the catalogue: " + item));
        try {
            Files.createDirectories(directory);
            if (!isThere(wanted, directory)) {
                download(wanted, directory, progress, cancellation);
            }
        } catch (IOException e) {
            throw LabFailures.refused("lab-fetch", e, directory);
        }
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

    private void download(Catalogue.Entry entry, Path directory, LongConsumer progress, Cancellation cancellation)
            throws IOException {
        cancellation.check("practice");
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_LIMIT)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        URI source = URI.create(repository.toString().replaceFirst("/*$", "/") + entry.path());
        Path part = part(entry, directory);
        CompletableFuture<HttpResponse<Path>> coming = client.sendAsync(
                HttpRequest.newBuilder(source).timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofFile(part));
        try (Cancellation.Registration ignored = cancellation.onCancel(() -> coming.cancel(true))) {
            HttpResponse<Path> answer = await(coming, part, progress);
            if (answer.statusCode() != 200) {
                throw new IOException(source + ": HTTP status " + answer.statusCode());
            }
            finish(entry, part, directory);
        } catch (CancellationException e) {
            throw new FailureException(new Failure.Cancelled("practice"), e);
        } catch (IOException e) {
            // A cancel reaches the waiting thread in one of several shapes, whichever is there first.
            if (cancellation.isCancelled()) {
                throw new FailureException(new Failure.Cancelled("practice"), e);
            }
            throw e;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The request's own limit ends with the answer's head, so the body has one here. */
    private static HttpResponse<Path> await(
            CompletableFuture<HttpResponse<Path>> coming, Path part, LongConsumer progress) throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                return coming.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                progress.accept(Files.exists(part) ? Files.size(part) : 0);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                coming.cancel(true);
                throw new IOException("interrupted", e);
            }
        }
        coming.cancel(true);
        throw new IOException("not here after " + LIMIT.toMinutes() + " min");
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
