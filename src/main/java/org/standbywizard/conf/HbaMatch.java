package org.standbywizard.conf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.standbywizard.plan.PgVersion;

/** Whether one rule matches a connection: yes, no, or not to be told. */
final class HbaMatch {

    /** @param unknown why it cannot be told; then {@code yes} is false */
    record Answer(boolean yes, Optional<HbaObstacle> unknown) {
        static final Answer YES = new Answer(true, Optional.empty());
        static final Answer NO = new Answer(false, Optional.empty());

        static Answer of(boolean yes) {
            return yes ? YES : NO;
        }

        static Answer unknown(HbaObstacle.Kind kind, String subject) {
            return new Answer(false, Optional.of(new HbaObstacle(kind, subject)));
        }

        boolean no() {
            return !yes && unknown.isEmpty();
        }
    }

    private static final int MAX_DEPTH = 10;
    /** What POSIX and Java regular expressions read alike. */
    private static final Pattern COMMON_REGEX = Pattern.compile(
            "(?:[A-Za-z0-9_ @.^$|()*+?-]|\\\\[dwsDWS.$^*+?()|\\\\-]|\\{[0-9]+(?:,[0-9]*)?\\}|\\[\\^?[A-Za-z0-9_.-]+\\])+");

    /** Groups with flags and possessive quantifiers. */
    private static final Pattern JAVA_ONLY = Pattern.compile("\\(\\?|[*+?}]\\+");

    private final HbaConnection connection;
    private final PgVersion version;
    private final HbaEvaluator.Sources sources;
    private final String path;

    /** @param path the file of the rule; empty for the main file */
    HbaMatch(HbaConnection connection, PgVersion version, HbaEvaluator.Sources sources, String path) {
        this.connection = connection;
        this.version = version;
        this.sources = sources;
        this.path = path;
    }

    /** A part that says no decides even where another cannot be told. */
    Answer matches(HbaRule rule) {
        List<Answer> parts = new ArrayList<>();
        parts.add(Answer.of(type(rule.type())));
        parts.add(any(rule.databases(), this::database));
        parts.add(any(rule.users(), this::user));
        rule.address().ifPresent(address -> parts.add(address(address)));
        if (parts.stream().anyMatch(Answer::no)) {
            return Answer.NO;
        }
        return parts.stream().filter(part -> !part.yes()).findFirst().orElse(Answer.YES);
    }

    private boolean type(HbaRule.Type type) {
        boolean network = connection.client().isPresent();
        switch (type) {
            case LOCAL:
                return !network;
            case HOSTSSL:
                return network && connection.tls();
            case HOSTNOSSL:
                return network && !connection.tls();
            case HOSTGSSENC:
                return network && connection.gss();
            case HOSTNOGSSENC:
                return network && !connection.gss();
            default:
                return network;
        }
    }

    private Answer address(HbaAddress address) {
        if (connection.client().isEmpty()) {
            return Answer.NO;
        }
        if (address instanceof HbaAddress.Network) {
            HbaAddress.Network network = (HbaAddress.Network) address;
            return Answer.of(connection.client().get().sameNetwork(network.address(), network.mask()));
        }
        if (address == HbaAddress.Keyword.ALL) {
            return Answer.YES;
        }
        return Answer.unknown(
                address instanceof HbaAddress.HostName ? HbaObstacle.Kind.HOST_NAME : HbaObstacle.Kind.OWN_ADDRESSES,
                address.text());
    }

    private Answer any(List<HbaToken> tokens, Function<HbaToken, Answer> matcher) {
        Answer result = Answer.NO;
        for (HbaToken token : tokens) {
            Answer answer = token.isFile() ? file(path, token, matcher, MAX_DEPTH) : matcher.apply(token);
            if (answer.yes()) {
                return answer;
            }
            result = result.unknown().isPresent() ? result : answer;
        }
        return result;
    }

    private Answer file(String from, HbaToken token, Function<HbaToken, Answer> matcher, int depth) {
        Optional<List<HbaEvaluator.Source>> files =
                sources.files(from, token.text().substring(1));
        if (files.isEmpty() || depth == 0) {
            return Answer.unknown(HbaObstacle.Kind.NOT_READ, token.text());
        }
        Answer result = Answer.NO;
        for (HbaEvaluator.Source file : files.get()) {
            for (HbaToken name : names(file.text())) {
                Answer answer = name.isFile() ? file(file.path(), name, matcher, depth - 1) : matcher.apply(name);
                if (answer.yes()) {
                    return answer;
                }
                result = result.unknown().isPresent() ? result : answer;
            }
        }
        return result;
    }

    private static List<HbaToken> names(String text) {
        return Arrays.stream(text.split("\r*\n"))
                .flatMap(line -> HbaTokenizer.fields(line).stream())
                .flatMap(List::stream)
                .toList();
    }

    private Answer database(HbaToken token) {
        if (connection.database().isEmpty()) {
            return Answer.of(token.is("replication"));
        }
        String database = connection.database().get();
        if (token.is("all")) {
            return Answer.YES;
        }
        if (token.is("sameuser")) {
            return Answer.of(database.equals(connection.user()));
        }
        if (token.is("samerole") || token.is("samegroup")) {
            return member(database);
        }
        return token.is("replication") ? Answer.NO : literal(token, database);
    }

    private Answer user(HbaToken token) {
        if (token.isGroup()) {
            return member(token.text().substring(1));
        }
        return token.is("all") ? Answer.YES : literal(token, connection.user());
    }

    private Answer member(String role) {
        if (role.equals(connection.user())) {
            return Answer.YES;
        }
        return connection
                .memberships()
                .map(roles -> Answer.of(roles.contains(role)))
                .orElse(Answer.unknown(HbaObstacle.Kind.MEMBERSHIP, role));
    }

    private Answer literal(HbaToken token, String name) {
        if (!token.text().startsWith("/") || !version.atLeast(PgVersion.V16)) {
            return Answer.of(token.text().equals(name));
        }
        String regex = token.text().substring(1);
        try {
            if (COMMON_REGEX.matcher(regex).matches()
                    && !JAVA_ONLY.matcher(regex).find()) {
                return Answer.of(Pattern.compile(regex).matcher(name).find());
            }
        } catch (PatternSyntaxException notCommon) {
            // Falls through to the same answer.
        }
        return Answer.unknown(HbaObstacle.Kind.EXPRESSION, token.text());
    }
}
