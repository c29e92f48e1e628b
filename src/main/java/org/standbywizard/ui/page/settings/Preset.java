package org.standbywizard.ui.page.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.standbywizard.plan.AuthMethod;
import org.standbywizard.plan.PgVersion;
import org.standbywizard.plan.PlanDraft;

/** Settings that go together. Each is a pure function on the plan's members {@code replication} and {@code settings}. */
public enum Preset {
    /** What the program does if nothing is said. */
    RECOMMENDED,
    /** As courses of PostgreSQL 9.6 teach it: a fixed amount of WAL is kept beside the slot, no archive is asked for. */
    TUTORIAL,
    /** Commits wait for a standby. */
    SYNCHRONOUS;

    /** What a preset decides; everything else in a plan stays. */
    private static final List<Item> DECIDED = List.of(
            Item.AUTHENTICATION,
            Item.SLOTS,
            Item.SLOT_CAP,
            Item.KEEP_SIZE,
            Item.KEEP_SEGMENTS,
            Item.ARCHIVE_MODE,
            Item.ARCHIVE_COMMAND);

    private static final String SYNCHRONOUS_GROUP = "replication.synchronous";
    private static final String SEGMENTS = "32";
    /** 32 segments of 16 MB. */
    private static final String SIZE = "512MB";

    /** @param standbys how many the plan has */
    public PlanDraft apply(PlanDraft draft, Optional<PgVersion> version, int standbys) {
        PlanDraft bare = Drafts.without(
                draft,
                Stream.concat(DECIDED.stream().map(Item::path), Stream.of(SYNCHRONOUS_GROUP))
                        .toArray(String[]::new));
        switch (this) {
            case TUTORIAL:
                PlanDraft kept = Item.KEEP_SIZE.isKnownTo(version)
                        ? bare.with(Item.KEEP_SIZE.path(), SIZE)
                        : bare.with(Item.KEEP_SEGMENTS.path(), SEGMENTS);
                return isOld(version) ? kept.with(Item.AUTHENTICATION.path(), AuthMethod.MD5.word()) : kept;
            case SYNCHRONOUS:
                // Any one of several: a commit does not hang because one certain standby is away.
                boolean any = standbys > 1 && !isOld(version);
                return bare.with(Item.SYNC_MODE.path(), any ? "any" : "first").with(Item.SYNC_COUNT.path(), "1");
            default:
                return bare;
        }
    }

    private static boolean isOld(Optional<PgVersion> version) {
        return version.filter(v -> !v.atLeast(PgVersion.V10)).isPresent();
    }

    /** The one that a draft is, if it is one: defaults that are spelt out make no difference. */
    public static Optional<Preset> of(PlanDraft draft, Optional<PgVersion> version, int standbys) {
        PlanDraft normal = normal(draft, version);
        return Arrays.stream(values())
                .filter(preset ->
                        normal(preset.apply(draft, version, standbys), version).equals(normal))
                .findFirst();
    }

    private static PlanDraft normal(PlanDraft draft, Optional<PgVersion> version) {
        PlanDraft bare = draft;
        for (Item item : Item.values()) {
            boolean usual = !item.usual(version).isEmpty()
                    && bare.text(item.path())
                            .filter(item.usual(version)::equals)
                            .isPresent();
            if (usual) {
                bare = Drafts.without(bare, item.path());
            }
        }
        boolean off = bare.text(Item.SYNC_MODE.path()).isEmpty();
        return off ? Drafts.without(bare, SYNCHRONOUS_GROUP) : bare;
    }
}
