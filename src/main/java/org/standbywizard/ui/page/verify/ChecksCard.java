package org.standbywizard.ui.page.verify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.standbywizard.plan.Finding;
import org.standbywizard.plan.HostId;
import org.standbywizard.text.FindingText;
import org.standbywizard.text.Messages;
import org.standbywizard.ui.fx.Bag;
import org.standbywizard.ui.fx.Kit;
import org.standbywizard.ui.fx.Tone;
import org.standbywizard.ui.shell.PageContext;

/** What was looked at: problems first, then what passes, server by server where there are many. */
final class ChecksCard {
    /** With more servers what passes is folded together for each of them. */
    private static final int FEW_SERVERS = 2;

    /** The empty card's height in pixels: about what comes takes more. */
    private static final double ROOM = 320;

    private static final String GROUP = "group ";

    private final PageContext context;
    private final Messages words;
    private final VerifyModel model;
    private final Label badge = Kit.id(Kit.badge(Tone.NEUTRAL, ""), "checks-badge");
    private final Label empty;
    private final VBox rows = Kit.styled(new VBox(), "check-rows");
    private final Map<String, CheckRow> shown = new HashMap<>();
    private final Map<HostId, Group> groups = new HashMap<>();
    private List<String> order = List.of();
    private final VBox node;

    ChecksCard(PageContext context, VerifyModel model, Bag bag) {
        this.context = context;
        this.words = context.words();
        this.model = model;
        this.empty = Kit.wrapped(words.get("page.verify.checks.none"), "quiet", "check-empty");
        Node copy = Kit.iconButton(Feather.COPY, words.get("page.verify.checks.copy"), () -> {
            context.desktop().copy(text());
            context.notices().said(words.get("page.verify.checks.copied"));
        });
        this.node =
                Kit.styled(Kit.titled(words.get("page.verify.checks"), Kit.row(badge, copy), empty, rows), "checks");
        bag.now(model.moment(), moment -> show(moment.map(Moment::findings).orElse(List.of())));
    }

    Node node() {
        return node;
    }

    private void show(List<Finding> findings) {
        empty.setVisible(findings.isEmpty());
        empty.setManaged(findings.isEmpty());
        node.setMinHeight(findings.isEmpty() ? ROOM : Region.USE_COMPUTED_SIZE);
        count(findings);
        Map<String, Finding> keyed = keyed(findings);
        List<String> problems = keyed.entrySet().stream()
                .filter(e -> e.getValue().state() != Finding.State.PASS)
                .sorted(Comparator.comparingInt(e -> e.getValue().state() == Finding.State.BLOCK ? 0 : 1))
                .map(Map.Entry::getKey)
                .toList();
        List<String> passed = keyed.entrySet().stream()
                .filter(e -> e.getValue().state() == Finding.State.PASS)
                .map(Map.Entry::getKey)
                .toList();
        long servers = findings.stream().map(Finding::host).distinct().count();
        boolean folded = servers > FEW_SERVERS;
        Map<HostId, List<String>> byHost = passed.stream()
                .collect(Collectors.groupingBy(key -> keyed.get(key).host(), LinkedHashMap::new, Collectors.toList()));
        List<String> now = new ArrayList<>(problems);
        byHost.forEach((host, keys) -> {
            now.add(groupKey(host));
            if (!folded || model.turned().contains(groupKey(host))) {
                now.addAll(keys);
            }
        });
        keyed.forEach((key, finding) -> shown.computeIfAbsent(key, k -> new CheckRow(context, k, model.turned()))
                .show(finding, problems.contains(key) ? model.shortNames().name(finding.host()) + ": " : ""));
        byHost.forEach((host, keys) -> group(host, keys.size(), folded));
        if (!now.equals(order)) {
            order = now;
            shown.keySet().retainAll(keyed.keySet());
            rows.getChildren().setAll(now.stream().map(this::node).toList());
        }
    }

    private Node node(String key) {
        return shown.containsKey(key)
                ? shown.get(key)
                : groups.get(new HostId(key.substring(GROUP.length()))).node();
    }

    private static String groupKey(HostId host) {
        return GROUP + host;
    }

    private void group(HostId host, int passes, boolean folded) {
        Group group = groups.computeIfAbsent(host, h -> new Group(folded ? button(h) : plain()));
        group.node()
                .setText(
                        words.get("page.verify.checks.group", model.shortNames().name(host), passes));
    }

    /** What passes on one server: a heading, or a button that folds it away. */
    private record Group(Labeled node) {}

    private static Labeled plain() {
        return Kit.styled(new Label(), "check-group");
    }

    private Labeled button(HostId host) {
        ToggleButton button = Kit.styled(new ToggleButton(), "flat", "check-group");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setSelected(model.turned().contains(groupKey(host)));
        button.setOnAction(event -> {
            if (button.isSelected()) {
                model.turned().add(groupKey(host));
            } else {
                model.turned().remove(groupKey(host));
            }
            icon(button);
            show(model.moment().get().map(Moment::findings).orElse(List.of()));
        });
        icon(button);
        return button;
    }

    private static void icon(ToggleButton button) {
        button.setGraphic(Kit.icon(button.isSelected() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
    }

    /** A check of a server may have several outcomes, such as one for each setting. */
    private static Map<String, Finding> keyed(List<Finding> findings) {
        Map<String, Finding> keyed = new LinkedHashMap<>();
        for (Finding finding : findings) {
            String stem = finding.host() + " " + finding.check();
            String key = stem;
            for (int i = 2; keyed.containsKey(key); i++) {
                key = stem + " " + i;
            }
            keyed.put(key, finding);
        }
        return keyed;
    }

    private void count(List<Finding> findings) {
        long bad =
                findings.stream().filter(f -> f.state() == Finding.State.BLOCK).count();
        long warned = findings.stream()
                .filter(f -> f.state() == Finding.State.WARN || f.state() == Finding.State.CONFIRM)
                .count();
        badge.setVisible(!findings.isEmpty());
        if (bad > 0) {
            Kit.show(
                    badge,
                    Tone.BAD,
                    bad == 1 ? words.get("page.verify.checks.problem") : words.get("page.verify.checks.problems", bad));
        } else if (warned > 0) {
            Kit.show(
                    badge,
                    Tone.WARN,
                    warned == 1
                            ? words.get("page.verify.checks.warning")
                            : words.get("page.verify.checks.warnings", warned));
        } else {
            Kit.show(badge, Tone.GOOD, words.get("page.verify.checks.all", findings.size()));
        }
    }

    private String text() {
        return model.moment().get().map(Moment::findings).orElse(List.of()).stream()
                .map(finding -> {
                    FindingText text = FindingText.of(words, finding);
                    String line = String.join("\t", text.state(), finding.host().name(), text.title(), text.value());
                    return text.fix().isEmpty() ? line : line + "\t" + text.fix();
                })
                .collect(Collectors.joining("\n"));
    }
}
