package org.standbywizard.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbywizard.plan.HostId;
import org.standbywizard.remote.Script;
import org.standbywizard.steps.AwaitStreaming;
import org.standbywizard.steps.ChangeSet;
import org.standbywizard.steps.ScriptLibrary;
import org.standbywizard.steps.Step;
import org.standbywizard.text.Messages;

/**
 * A change set as a directory of files: for each part of the work on each host one script, numbered in the order in which
 * they are run, with the SQL and the lines of files that it needs, and a README. Holds no password. Pure.
 */
public final class ScriptExport {
    private final ChangeSet changeSet;
    private final Messages messages;
    private final Files files = new Files();

    private ScriptExport(ChangeSet changeSet, Messages messages) {
        this.changeSet = changeSet;
        this.messages = messages;
    }

    /** @param messages of the language of comments and README */
    public static List<ExportFile> of(ChangeSet changeSet, Messages messages) {
        return new ScriptExport(changeSet, messages).files();
    }

    private List<ExportFile> files() {
        files.text("lib/lib.sh", ScriptLibrary.functions().text());
        files.program(Script.resource(ScriptExport.class, "hand.sh"));
        files.program(ScriptLibrary.lock());
        changeSet
                .servers()
                .values()
                .forEach(server -> files.program(server.log(1).script()));
        List<HostPart> parts = parts();
        for (HostPart part : parts) {
            String text = new HostScript(messages, changeSet, part, parts, files, applications()).text();
            files.add(new ExportFile(part.file(), text.getBytes(StandardCharsets.UTF_8), true));
        }
        files.text("README.md", new ReadMe(messages, changeSet, parts).text());
        return files.all();
    }

    /** The primary's beginning; each standby's whole work, with its password file that Apply writes beside the primary's; the end. */
    private List<HostPart> parts() {
        List<Step> first = new ArrayList<>();
        List<Step> last = new ArrayList<>();
        Map<HostId, List<Step>> standbys = new LinkedHashMap<>();
        for (ChangeSet.Stage stage : changeSet.stages()) {
            for (ChangeSet.Lane lane : stage.lanes()) {
                if (!lane.host().equals(changeSet.primary())) {
                    standbys.computeIfAbsent(lane.host(), host -> new ArrayList<>())
                            .addAll(lane.steps());
                } else if (stage.name().equals("primary")) {
                    first.addAll(lane.steps());
                } else {
                    last.addAll(lane.steps());
                }
            }
        }
        List<HostPart> parts = new ArrayList<>();
        int number = 1;
        if (!first.isEmpty()) {
            parts.add(new HostPart(number++, changeSet.primary(), first));
        }
        for (Map.Entry<HostId, List<Step>> standby : standbys.entrySet()) {
            parts.add(new HostPart(number, standby.getKey(), standby.getValue()));
        }
        if (!standbys.isEmpty()) {
            number++;
        }
        if (!last.isEmpty()) {
            parts.add(new HostPart(number, changeSet.primary(), last));
        }
        return parts;
    }

    private Map<HostId, String> applications() {
        Map<HostId, String> names = new LinkedHashMap<>();
        changeSet
                .steps()
                .filter(AwaitStreaming.class::isInstance)
                .map(AwaitStreaming.class::cast)
                .forEach(step -> names.put(step.host(), step.applicationName()));
        return names;
    }
}
