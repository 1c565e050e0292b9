package dev.mainstay.report.compliance;

import java.time.LocalDate;
import java.util.Collection;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many hosts are exposed by what is concluded about them. A host may be in several of these, and in any {@link Standing}:
 * Windows Update offers nothing for what is out of support.
 *
 * @param unpatchable hosts with something for which nothing can be installed any more
 * @param exploited hosts with a vulnerability that is known to be exploited
 * @param overdue those of {@code exploited} with one whose due date is past
 * @param undetermined hosts with something of which nobody can tell
 * @param unassessed hosts about which nothing is concluded yet
 */
@Schema(description = "How many hosts are exposed by what is concluded about them")
public record Exposure(int unpatchable, int exploited, int overdue, int undetermined, int unassessed) {

    /** Counts the hosts; {@code today} is the day in UTC, and a due date is kept on that day. */
    public static Exposure of(Collection<HostState> hosts, LocalDate today) {
        return new Exposure(
                count(hosts, host -> host.unpatchable() > 0),
                count(hosts, host -> host.exploited() > 0),
                count(
                        hosts,
                        host -> host.exploitedDue() != null
                                && host.exploitedDue().isBefore(today)),
                count(hosts, host -> host.undetermined() > 0),
                count(hosts, host -> !host.assessed()));
    }

    private static int count(Collection<HostState> hosts, Predicate<HostState> which) {
        return (int) hosts.stream().filter(which).count();
    }
}
