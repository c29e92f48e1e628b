package org.standbywizard.ui.model;

import java.nio.file.Path;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.standbywizard.check.Probe;
import org.standbywizard.check.Survey;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.remote.SqlGateway;
import org.standbywizard.report.ReportFiles;
import org.standbywizard.run.Journals;
import org.standbywizard.script.ExportFolder;

/**
 * What the window works with.
 *
 * @param home the person's home directory, for {@code ~} in plans
 * @param who {@code user@desktop}, for others who come to the same hosts
 */
public record Services(
        PlanFiles plans,
        Journals journals,
        Preferences preferences,
        HostAliases aliases,
        Access access,
        SqlGateway gateway,
        Probe probe,
        Survey survey,
        Work work,
        Path home,
        Clock clock,
        RandomGenerator random,
        ReportFiles reports,
        String who,
        ExportFolder exports) {}
