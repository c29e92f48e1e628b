package org.standbywizard.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.standbywizard.hosts.TestHost;
import tools.jackson.databind.json.JsonMapper;

/**
 * A plan file for test hosts with what belongs to it: the hosts' keys, and a place for journals.
 *
 * @param directory a new one for each measurement
 */
record BenchPlan(Path directory, Path file, Path knownHosts) {
    static final String PASSWORD = "benchmark-password-15";

    /** How the product reaches the hosts. */
    interface Way {
        String address(TestHost host);

        int port(TestHost host);
    }

    static final Way STRAIGHT = new Way() {
        @Override
        public String address(TestHost host) {
            return host.ipv4();
        }

        @Override
        public int port(TestHost host) {
            return TestHost.SSH_PORT;
        }
    };

    /**
     * @param hosts the primary first
     * @param verify whether pg_verifybackup runs on the copy
     */
    static BenchPlan write(List<TestHost> hosts, Way way, boolean verify) {
        try {
            Path directory = Files.createTempDirectory("standby-wizard-bench");
            Path password = directory.resolve("password");
            Files.createFile(
                    password, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(password, PASSWORD);
            List<Map<String, Object>> standbys = new ArrayList<>();
            for (TestHost host : hosts.subList(1, hosts.size())) {
                standbys.add(server(
                        host,
                        way,
                        Map.of("primaryAddress", hosts.get(0).ipv4(), "sourceAddress", host.ipv4() + "/32")));
            }
            Map<String, Object> plan = Map.of(
                    "format",
                    "standby-wizard/1",
                    "primary",
                    server(hosts.get(0), way, Map.of()),
                    "standbys",
                    standbys,
                    "replication",
                    Map.of(
                            "password", Map.of("file", password.toString()),
                            "backup", Map.of("verify", verify)));
            Path file = directory.resolve("plan.json");
            Files.write(file, new JsonMapper().writeValueAsBytes(plan));
            StringBuilder keys = new StringBuilder();
            for (TestHost host : hosts) {
                keys.append(host.knownHosts());
                host.knownHosts()
                        .lines()
                        .map(line -> line.substring(line.indexOf(' ')))
                        .forEach(key -> keys.append('[')
                                .append(way.address(host))
                                .append("]:")
                                .append(way.port(host))
                                .append(key)
                                .append('\n'));
            }
            Path known = directory.resolve("known_hosts");
            Files.writeString(known, keys);
            return new BenchPlan(directory, file, known);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> server(TestHost host, Way way, Map<String, Object> more) {
        Map<String, Object> all = new java.util.LinkedHashMap<>(more);
        all.put("name", host.name());
        all.put("host", way.address(host));
        all.put(
                "ssh",
                Map.of(
                        "user",
                        "root",
                        "port",
                        way.port(host),
                        "identityFile",
                        host.clientKey().toString()));
        return all;
    }
}
