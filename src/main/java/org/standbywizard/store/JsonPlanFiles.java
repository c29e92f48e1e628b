package org.standbywizard.store;

import java.nio.file.Path;
import org.standbywizard.plan.PlanDraft;
import org.standbywizard.plan.PlanFiles;
import org.standbywizard.plan.PlanValidator;
import org.standbywizard.plan.ReplicationPlan;
import org.standbywizard.plan.Validated;

/** Plan files in JSON. */
public final class JsonPlanFiles implements PlanFiles {
    private final Path home;

    /** @param home the person's home directory */
    public JsonPlanFiles(Path home) {
        this.home = home;
    }

    @Override
    public Validated<PlanDraft> read(Path file) {
        return new PlanFileReader().read(file);
    }

    @Override
    public Validated<ReplicationPlan> load(Path file) {
        Path base = file.toAbsolutePath().getParent();
        return new PlanFileReader().read(file).flatMap(new PlanValidator(home, base)::validate);
    }

    @Override
    public Validated<PlanDraft> write(Path file, PlanDraft draft) {
        return new PlanFileWriter().write(file, draft);
    }
}
