package dev.mainstay.catalogue.workload;

import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the version of a component stands among the builds that the table knows of it.
 *
 * @param version of the component
 * @param reached the last known build at or below the version; absent below all
 * @param next the first known build above it; absent when there is none
 * @param newest the last of all known builds; absent where the table knows none
 * @param lastSecurity the last that is known to be a security update; absent where none is
 * @param between updates without a known build that came out between {@code reached} and {@code next}: the version may be
 *     one of them
 */
public record Level(
        Version version,
        @Nullable WorkloadBuild reached,
        @Nullable WorkloadBuild next,
        @Nullable WorkloadBuild newest,
        @Nullable WorkloadBuild lastSecurity,
        List<WorkloadBuildFact> between) {

    public Level {
        between = List.copyOf(between);
    }

    static Level of(Version version, List<WorkloadBuild> builds, List<WorkloadBuildFact> withoutBuild) {
        WorkloadBuild reached = null;
        WorkloadBuild next = null;
        WorkloadBuild security = null;
        for (WorkloadBuild build : builds) {
            if (version.isAtLeast(build.version())) {
                reached = build;
            } else if (next == null) {
                next = build;
            }
            security = build.fact().security() ? build : security;
        }
        YearMonth from = reached == null ? null : reached.fact().released();
        YearMonth to = next == null ? null : next.fact().released();
        List<WorkloadBuildFact> between = withoutBuild.stream()
                .filter(fact -> isBetween(fact.released(), from, to))
                .toList();
        return new Level(version, reached, next, builds.isEmpty() ? null : builds.getLast(), security, between);
    }

    /** Whether the table has exactly this build. */
    boolean isListed() {
        return reached != null && version.isBuild(reached.version());
    }

    /** Whether it is above all known builds. */
    boolean isNewerThanKnown() {
        return newest != null && next == null && !isListed();
    }

    /** The month of the last known build it has come to. */
    Optional<YearMonth> reachedMonth() {
        return Optional.ofNullable(reached).map(build -> build.fact().released());
    }

    /** The level for a person: the update's name where the build is listed, the range where it is not. */
    Text describe() {
        if (reached == null) {
            return next == null
                    ? WorkloadText.LEVEL_NO_BUILD.with(version)
                    : WorkloadText.LEVEL_BEFORE.with(version, next.name());
        }
        if (isListed()) {
            return WorkloadText.LEVEL.with(version, reached.name());
        }

        String candidates = between.stream().map(WorkloadBuildFact::update).collect(Collectors.joining(", "));
        if (next == null) {
            return candidates.isEmpty()
                    ? WorkloadText.LEVEL_AFTER.with(version, reached.name())
                    : WorkloadText.LEVEL_AFTER_PERHAPS.with(version, reached.name(), candidates);
        }
        return candidates.isEmpty()
                ? WorkloadText.LEVEL_BETWEEN.with(version, reached.name(), next.name())
                : WorkloadText.LEVEL_BETWEEN_PERHAPS.with(version, reached.name(), next.name(), candidates);
    }

    /** Months are all that is known of some lines: one of the same month as either end may be between. */
    private static boolean isBetween(@Nullable YearMonth month, @Nullable YearMonth from, @Nullable YearMonth to) {
        return month != null && (from == null || !month.isBefore(from)) && (to == null || !month.isAfter(to));
    }
}
