package org.standbywizard.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.standbywizard.remote.Cancellation;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

class ArchiveFetchTest {
    private static final int STALLED_AFTER = 8192;

    @TempDir
    Path temp;

    private HttpServer web;
    private final List<String> asked = new ArrayList<>();
    private boolean broken;
    private boolean stalled;

    /** A repository on this computer, with what the build has fetched. */
    @BeforeEach
    void serve() throws IOException {
        assumeTrue(
                Files.isDirectory(LabFixture.ARCHIVES),
                "skipped: no practice servers are built for this kind of computer");
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/maven2/io/zonky/test/postgres/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            byte[] body = Files.readAllBytes(LabFixture.ARCHIVES.resolve(path.replaceFirst(".*/", "")));
            body[body.length / 2] ^= (byte) (broken ? 1 : 0);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body, 0, stalled ? STALLED_AFTER : body.length);
            exchange.getResponseBody().flush();
            if (stalled) {
                return;
            }
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void stop() {
        if (web != null) {
            web.stop(0);
        }
    }

    private ArchiveFetch fetch(Path... here) {
        URI repository = URI.create("http://127.0.0.1:" + web.getAddress().getPort() + "/maven2");
        return new ArchiveFetch(Archives.in(List.of(here)), repository);
    }

    @Test
    void downloadsWithConsentAndChecksWhatCame() {
        Path directory = temp.resolve("classroom");
        List<ArchiveFetch.Item> offered = new ArrayList<>();
        List<ArchiveFetch.Item> there = fetch().into(directory, offered::addAll, new Cancellation());
        assertThat(there).isEqualTo(offered).hasSize(4);
        assertThat(asked).hasSize(4).allMatch(path -> path.endsWith(".jar"));
        assertThat(Archives.in(List.of(directory)).versions()).hasSize(4);
        // A second time there is nothing to ask for.
        assertThat(fetch().into(directory, more -> false, new Cancellation())).hasSize(4);
        assertThat(asked).hasSize(4);
    }

    @Test
    void oneAloneIsDownloadedAndChecked() {
        Archives here = Archives.in(List.of(temp));
        Archives.Offer newest = here.offers().get(0);
        assertThat(newest.here()).isFalse();
        fetch().one(newest.item(), temp, bytes -> {}, new Cancellation());
        assertThat(asked).hasSize(1);
        assertThat(here.offers()).extracting(Archives.Offer::here).containsExactly(true, false, false, false);
        fetch().one(newest.item(), temp, bytes -> {}, new Cancellation());
        assertThat(asked).as("it is there").hasSize(1);
    }

    /** While the repository says nothing any more. */
    @Test
    void aDownloadTellsHowFarItIsAndCanBeStopped() throws IOException {
        stalled = true;
        Archives.Offer newest = Archives.in(List.of(temp)).offers().get(0);
        Cancellation cancellation = new Cancellation();
        List<Long> told = new ArrayList<>();
        assertThatThrownBy(() -> fetch().one(
                                newest.item(),
                                temp,
                                bytes -> {
                                    told.add(bytes);
                                    if (bytes > 0) {
                                        cancellation.cancel();
                                    }
                                },
                                cancellation))
                .isInstanceOfSatisfying(
                        FailureException.class, e -> assertThat(e.failure()).isInstanceOf(Failure.Cancelled.class));
        assertThat(told).last().isEqualTo((long) STALLED_AFTER);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void withoutConsentNothingIsDownloaded() throws IOException {
        assertThat(fetch().into(temp, offered -> false, new Cancellation())).isEmpty();
        assertThat(asked).isEmpty();
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void whatIsOnThisComputerIsCopied() {
        assertThat(fetch(LabFixture.ARCHIVES).into(temp, offered -> false, new Cancellation()))
                .hasSize(4);
        assertThat(asked).isEmpty();
    }

    @Test
    void aChangedByteIsFound() throws IOException {
        broken = true;
        assertThatThrownBy(() -> fetch().into(temp, offered -> true, new Cancellation()))
                .isInstanceOfSatisfying(FailureException.class, e -> assertThat(e.failure())
                        .isInstanceOf(Failure.Refused.class)
                        .returns("refused.lab-damaged", Failure::key));
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).isEmpty();
        }
    }

    /** The build fetches what the program knows, for every platform. */
    @Test
    void pomAndCatalogueNameTheSame() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String usual = first(pom, "<practice.oldest>([^<]+)</practice.oldest>").orElseThrow();
        List<String> newer = Pattern.compile(
                        "binaries-\\$\\{practice.platform}</artifactId>\\s*<version>(\\d[^<]+)</version>")
                .matcher(pom)
                .results()
                .map(found -> found.group(1))
                .toList();
        List<MatchResult> profiles = Pattern.compile("<id>practice-.*?</profile>", Pattern.DOTALL)
                .matcher(pom)
                .results()
                .toList();
        assertThat(newer).hasSize(3);
        assertThat(profiles).hasSize(2);
        for (MatchResult profile : profiles) {
            String text = profile.group();
            String platform = first(text, "<practice.platform>([^<]+)<").orElseThrow();
            List<String> versions = new ArrayList<>(
                    List.of(first(text, "<practice.oldest>([^<]+)<").orElse(usual)));
            versions.addAll(newer);
            assertThat(Catalogue.of(platform).stream()
                            .map(Catalogue.Entry::version)
                            .collect(Collectors.toList()))
                    .as(platform)
                    .isEqualTo(versions);
        }
    }

    private static Optional<String> first(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }
}
