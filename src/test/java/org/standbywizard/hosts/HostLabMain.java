package org.standbywizard.hosts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Brings up hosts to work against by hand and keeps them until standard input ends. Arguments: an image and a count, again
 * and again ({@code DEBIAN_12_PG15 2 RPM_PG15 1}); a leading {@code --new} makes hosts without a cluster.
 */
public final class HostLabMain {

    private HostLabMain() {}

    public static void main(String[] args) throws IOException {
        List<HostSpec> specs = specs(List.of(args));
        if (specs.isEmpty()) {
            System.err.printf("usage: HostLabMain [--new] IMAGE COUNT ...%nimages: %s%n", List.of(HostImage.values()));
            System.exit(2);
        }
        try (HostLab lab = HostLab.open()) {
            System.out.printf("lab %s%n", lab.tag());
            List<TestHost> hosts = lab.startAll(specs);
            System.out.printf("key %s, password of dba: %s%n", hosts.get(0).clientKey(), Login.DBA_PASSWORD);
            for (TestHost host : hosts) {
                System.out.printf("%s%n%s", host, host.knownHosts());
            }
            System.out.println("ready; ends with standard input");
            System.out.flush();
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private static List<HostSpec> specs(List<String> args) {
        List<HostSpec> specs = new ArrayList<>();
        boolean fresh = args.contains("--new");
        List<String> pairs = args.stream().filter(a -> !a.startsWith("--")).toList();
        for (int i = 0; i + 1 < pairs.size(); i += 2) {
            HostImage image = HostImage.valueOf(pairs.get(i).toUpperCase(Locale.ROOT));
            for (int n = 0; n < Integer.parseInt(pairs.get(i + 1)); n++) {
                HostSpec spec = HostSpec.of("h" + (specs.size() + 1), image);
                specs.add(fresh ? spec.neverInitialised() : spec);
            }
        }
        return specs;
    }
}
