package org.standbywizard.plan;

import java.util.Optional;
import java.util.regex.Pattern;

/** What addresses, ports and host names must look like. Each rule reads one place and reports there. */
final class AddressRules {
    private AddressRules() {}

    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    /** A name of the DNS or of /etc/hosts; underscores occur there. */
    private static final Pattern HOST_NAME =
            Pattern.compile("(?=.{1,253}\\.?$)[\\p{L}\\p{N}_]([\\p{L}\\p{M}\\p{N}_-]{0,62})"
                    + "(\\.[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_-]{0,62})*\\.?");
    /** Also what people call a host in ~/.ssh/config. No shell sign: ssh refuses those itself since 9.6. */
    private static final Pattern SSH_HOST = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_.+/-]{0,254}");

    private static final Pattern ZONE = Pattern.compile("%[A-Za-z0-9_.-]{1,15}$");
    private static final Pattern DIGITS_AND_DOTS = Pattern.compile("[0-9.]+");
    private static final Pattern PREFIX = Pattern.compile("[0-9]{1,3}");

    static Optional<Integer> port(DraftCursor at) {
        return at.text()
                .flatMap(text -> isPort(text) ? Optional.of(Integer.valueOf(text)) : at.refuse(ProblemKeys.PORT, text));
    }

    /** A host to log in to by SSH: name, address, or alias of ~/.ssh/config. */
    static Optional<String> sshHost(DraftCursor at) {
        return at.text().flatMap(text -> {
            if (isSshHost(text)) {
                return Optional.of(text);
            }
            int user = text.lastIndexOf('@');
            if (user > 0 && isSshHost(text.substring(user + 1))) {
                return at.refuse(ProblemKeys.HOST_WITH_USER, text.substring(user + 1), text.substring(0, user));
            }
            Optional<HostAndPort> parts = HostAndPort.split(text);
            if (parts.isPresent() && parts.get().port().isPresent()) {
                return at.refuse(
                        ProblemKeys.HOST_WITH_PORT,
                        parts.get().host(),
                        parts.get().port().get());
            }
            return at.refuse(ProblemKeys.HOST_FORM, text);
        });
    }

    /** A host to go through: alias, or {@code user@host:port}. */
    static Optional<String> jump(DraftCursor at) {
        return at.text().flatMap(text -> {
            if (text.indexOf(',') >= 0) {
                return at.refuse(ProblemKeys.JUMP_CHAIN, text);
            }
            int user = text.lastIndexOf('@');
            boolean userFits = user < 0 || ServerRules.isUser(text.substring(0, user));
            return userFits && HostAndPort.split(text.substring(user + 1)).isPresent()
                    ? Optional.of(text)
                    : at.refuse(ProblemKeys.JUMP_FORM, text);
        });
    }

    /** Where one server reaches another: IPv4, IPv6 (with a zone), or a host name. */
    static Optional<String> reachable(DraftCursor at) {
        return at.text().flatMap(text -> {
            Optional<IpLiteral> address = IpLiteral.parse(
                    text.indexOf(':') < 0 ? text : ZONE.matcher(text).replaceFirst(""));
            if (address.filter(IpLiteral::isUnspecified).isPresent()) {
                return at.refuse(ProblemKeys.ADDRESS_ANY, text);
            }
            return address.isPresent() || isHostName(text)
                    ? Optional.of(text)
                    : at.refuse(ProblemKeys.ADDRESS_FORM, text);
        });
    }

    /** The addresses a server is seen from, as pg_hba.conf writes them: a plain address stands for itself alone. */
    static Optional<String> source(DraftCursor at) {
        return at.text().flatMap(text -> {
            int slash = text.indexOf('/');
            String plain = slash < 0 ? text : text.substring(0, slash);
            Optional<IpLiteral> address = IpLiteral.parse(plain);
            if (address.isEmpty()) {
                return at.refuse(isHostName(plain) ? ProblemKeys.SOURCE_HOST : ProblemKeys.SOURCE_FORM, text);
            }
            if (address.get().isMappedV4() || (slash < 0 && address.get().isUnspecified())) {
                return at.refuse(ProblemKeys.SOURCE_FORM, text);
            }
            String bits = slash < 0 ? String.valueOf(address.get().bits()) : text.substring(slash + 1);
            if (!PREFIX.matcher(bits).matches()
                    || Integer.parseInt(bits) > address.get().bits()) {
                return at.refuse(
                        ProblemKeys.SOURCE_PREFIX,
                        text,
                        String.valueOf(address.get().bits()));
            }
            return Integer.parseInt(bits) == 0
                    ? at.refuse(ProblemKeys.SOURCE_EVERYONE, text)
                    : Optional.of(plain + "/" + Integer.parseInt(bits));
        });
    }

    private static boolean isPort(String text) {
        return PORT.matcher(text).matches() && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535;
    }

    private static boolean isSshHost(String text) {
        return SSH_HOST.matcher(text).matches() || isV6(text);
    }

    private static boolean isV6(String text) {
        return text.indexOf(':') >= 0
                && IpLiteral.parse(ZONE.matcher(text).replaceFirst("")).isPresent();
    }

    private static boolean isHostName(String text) {
        return HOST_NAME.matcher(text).matches()
                && !DIGITS_AND_DOTS.matcher(text).matches();
    }

    /** {@code host}, {@code host:port}, {@code [v6]} or {@code [v6]:port}. */
    private record HostAndPort(String host, Optional<String> port) {
        static Optional<HostAndPort> split(String text) {
            if (isSshHost(text)) {
                return Optional.of(new HostAndPort(text, Optional.empty()));
            }
            int colon = text.lastIndexOf(':');
            boolean hasPort = colon > 0 && isPort(text.substring(colon + 1));
            String host = hasPort ? text.substring(0, colon) : text;
            if (host.startsWith("[") && host.endsWith("]") && isV6(host.substring(1, host.length() - 1))) {
                host = host.substring(1, host.length() - 1);
            } else if (!SSH_HOST.matcher(host).matches()) {
                return Optional.empty();
            }
            return Optional.of(
                    new HostAndPort(host, hasPort ? Optional.of(text.substring(colon + 1)) : Optional.empty()));
        }
    }
}
