package org.standbywizard.ssh;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.standbywizard.plan.SshTarget;
import org.standbywizard.remote.Failure;
import org.standbywizard.remote.FailureException;

/** Puts together what the plan says and what ssh_config says; the plan wins. */
final class EndpointResolver {
    private static final Pattern JUMP =
            Pattern.compile("(?:ssh://)?(?:([^@]+)@)?(\\[[^\\]]+\\]|[^:@]+)(?::(\\d{1,5}))?/?");
    private static final List<String> USUAL = List.of("id_ed25519", "id_ecdsa", "id_rsa");

    private final SshConfig config;
    private final SshOptions options;
    private final String localUser;

    EndpointResolver(SshConfig config, SshOptions options, String localUser) {
        this.config = config;
        this.options = options;
        this.localUser = localUser;
    }

    /** The host of a plan. */
    Endpoint target(SshTarget target) {
        Map<String, List<String>> found = config.of(target.host());
        Optional<String> jump = target.jump().or(() -> first(found, "proxyjump"));
        String command = first(found, "proxycommand").orElse("none");
        if (jump.isEmpty() && !command.equalsIgnoreCase("none")) {
            throw new FailureException(
                    new Failure.Refused(target.host(), "proxy-command", List.of(command), "ProxyCommand " + command));
        }
        return endpoint(target, found, jump.map(EndpointResolver::hops).orElse(List.of()));
    }

    /**
     * A hop on the way to {@code target}. It is logged in to with its own configuration; where that names no key, with
     * the target's key, but never with the target's password.
     */
    Endpoint hop(String text, SshTarget target) {
        Matcher parts = JUMP.matcher(text);
        if (!parts.matches()) {
            throw new FailureException(new Failure.Refused(target.host(), "jump-host", List.of(text), text));
        }
        String host = parts.group(2).replaceAll("^\\[|\\]$", "");
        Map<String, List<String>> found = config.of(host);
        SshTarget asked = new SshTarget(
                host,
                Optional.ofNullable(parts.group(3)).flatMap(port -> port(port, target.host())),
                Optional.ofNullable(parts.group(1)),
                identities(found).isEmpty() ? target.identityFile() : Optional.empty(),
                identities(found).isEmpty() ? target.passphrase() : Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return endpoint(asked, found, List.of());
    }

    private static List<String> hops(String jump) {
        return jump.equalsIgnoreCase("none") ? List.of() : List.of(jump.split("\\s*,\\s*"));
    }

    private Endpoint endpoint(SshTarget target, Map<String, List<String>> found, List<String> jumps) {
        // In lower case, as OpenSSH has it and writes it into known_hosts.
        String address = first(found, "hostname")
                .map(name -> tokens(name, "h", token -> target.host()))
                .orElse(target.host())
                .toLowerCase(Locale.ROOT);
        int port = target.port()
                .or(() -> first(found, "port").flatMap(text -> port(text, target.host())))
                .orElse(22);
        String user = target.user().or(() -> first(found, "user")).orElse(localUser);
        List<Path> given = new ArrayList<>();
        target.identityFile().map(p -> expand(p.toString(), address, user)).ifPresent(given::add);
        identities(found).forEach(name -> given.add(expand(name, address, user)));
        return new Endpoint(
                target.host(),
                address,
                port,
                user,
                given.stream().distinct().toList(),
                target.identityFile().map(p -> expand(p.toString(), address, user)),
                USUAL.stream().map(options.directory()::resolve).toList(),
                first(found, "identitiesonly").filter(EndpointResolver::isYes).isPresent(),
                agent(found),
                first(found, "hostkeyalias"),
                target.passphrase(),
                target.password(),
                jumps);
    }

    /** As OpenSSH reads a flag. */
    private static boolean isYes(String word) {
        return word.equalsIgnoreCase("yes") || word.equalsIgnoreCase("true");
    }

    private Optional<Path> agent(Map<String, List<String>> found) {
        String named = first(found, "identityagent").orElse("SSH_AUTH_SOCK");
        if (named.equals("none")) {
            return Optional.empty();
        }
        return named.equals("SSH_AUTH_SOCK") || named.startsWith("$")
                ? options.agentSocket()
                : Optional.of(expand(named, "", localUser));
    }

    /** Key files that somebody configured; ssh -G also lists its defaults, which are tried later. */
    private List<String> identities(Map<String, List<String>> found) {
        return found.getOrDefault("identityfile", List.of()).stream()
                .filter(name -> !name.equalsIgnoreCase("none"))
                .filter(name -> !Pattern.matches("~/\\.ssh/id_(rsa|dsa|ecdsa|ecdsa_sk|ed25519|ed25519_sk|xmss)", name))
                .toList();
    }

    private Path expand(String name, String address, String user) {
        Path home = options.directory().toAbsolutePath().getParent();
        String text = name.startsWith("~/") ? home + name.substring(1) : name;
        String full = tokens(text, "dhru", token -> switch (token) {
            case "d" -> home.toString();
            case "h" -> address;
            case "r" -> user;
            default -> localUser;
        });
        try {
            return Path.of(full);
        } catch (InvalidPathException e) {
            // A file by such a name cannot be: it is looked for and not found, like any other that is missing.
            return options.directory().resolve(full.replaceAll("[^A-Za-z0-9._-]", "_"));
        }
    }

    /** ssh_config(5), section "TOKENS": {@code %%} and these letters. */
    private static String tokens(String text, String letters, UnaryOperator<String> value) {
        return Pattern.compile("%([%" + letters + "])")
                .matcher(text)
                .replaceAll(t -> Matcher.quoteReplacement(t.group(1).equals("%") ? "%" : value.apply(t.group(1))));
    }

    private static Optional<Integer> port(String text, String host) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 65535) {
            throw new FailureException(new Failure.Refused(host, "ssh-config", List.of("Port", text), ""));
        }
        return Optional.of(Integer.valueOf(text));
    }

    private static Optional<String> first(Map<String, List<String>> found, String key) {
        return found.getOrDefault(key, List.of()).stream()
                .filter(value -> !value.isBlank())
                .findFirst();
    }
}
