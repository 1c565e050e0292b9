package dev.mainstay.report.compliance;

import java.util.Collection;
import java.util.Collections;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many stand where. The five after {@code total} add up to it: unknown is never counted as compliant.
 *
 * @param missing with at least one missing update
 */
@Schema(description = "How many stand where; the parts add up to the total")
public record Counts(int total, int compliant, int missing, int pendingRestart, int unknown, int failed) {

    public static Counts of(Collection<Standing> standings) {
        return new Counts(
                standings.size(),
                Collections.frequency(standings, Standing.COMPLIANT),
                Collections.frequency(standings, Standing.MISSING),
                Collections.frequency(standings, Standing.PENDING_RESTART),
                Collections.frequency(standings, Standing.UNKNOWN),
                Collections.frequency(standings, Standing.FAILED));
    }
}
