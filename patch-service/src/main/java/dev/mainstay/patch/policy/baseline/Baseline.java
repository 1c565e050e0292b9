package dev.mainstay.patch.policy.baseline;

import dev.mainstay.patch.BaselineId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is approved without a decision of its own: an update must fit every part. What Windows Update only shows to who looks
 * for it (BrowseOnly: optional updates, previews) and drivers are left out unless the baseline asks for them, whatever
 * classifications it names.
 *
 * @param version 1 when made, higher with each change
 * @param classifications Windows Update's classifications; empty for all
 * @param minimumSeverity updates below it, and those without a severity, do not fit; absent for all
 * @param products Windows Update's product categories, one must match; empty for all
 * @param minimumAgeDays days since its publication, 0 or more; above 0, updates without a publication date do not fit
 * @param includeOptional whether it asks for optional updates (BrowseOnly); false in baselines from before there was this field
 * @param includeDrivers whether it asks for drivers; false in baselines from before there was this field
 */
public record Baseline(
        BaselineId baselineId,
        long version,
        String name,
        List<String> classifications,
        @Nullable Severity minimumSeverity,
        List<String> products,
        int minimumAgeDays,
        boolean includeOptional,
        boolean includeDrivers) {}
