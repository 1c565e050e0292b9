package dev.mainstay.report.job;

import dev.mainstay.events.JobSnapshot.JobStatus;
import dev.mainstay.http.ProblemException;
import dev.mainstay.http.Violation;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs over REST. */
@Path("/api/v1/jobs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs", description = "Patch jobs, current and past")
class JobResource {
    private static final List<String> STATUSES =
            Arrays.stream(JobStatus.values()).map(Enum::name).toList();

    private final JobQueries jobs;

    JobResource(JobQueries jobs) {
        this.jobs = jobs;
    }

    @GET
    @Blocking
    @Operation(
            summary = "Jobs, last planned first",
            description = "Filters restrict together. `next` of a page is the `cursor` of the page after it.")
    public JobPageView list(
            @Parameter(description = "Status name; may be repeated") @QueryParam("status") List<String> statuses,
            @Parameter(description = "Id of the host") @QueryParam("host") @Nullable String host,
            @Parameter(description = "FQDN of a pool") @QueryParam("pool") @Nullable String pool,
            @Parameter(description = "Id of the rollout") @QueryParam("rollout") @Nullable String rollout,
            @Parameter(description = "Planned at this instant or later, ISO 8601") @QueryParam("from") @Nullable
                    String from,
            @Parameter(description = "Planned before this instant, ISO 8601") @QueryParam("until") @Nullable
                    String until,
            @Parameter(description = "Where to go on, from `next`") @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "How many at most, 1 to 500")
                    @QueryParam("limit")
                    @DefaultValue("50")
                    @Min(1)
                    @Max(500)
                    int limit) {
        JobFilter filter = new JobFilter(
                statuses(statuses),
                read("host", host, JobResource::uuid, "must be a UUID"),
                pool,
                read("rollout", rollout, JobResource::uuid, "must be a UUID"),
                read("from", from, JobResource::instant, "must be an ISO 8601 instant such as 2026-11-23T02:00:00Z"),
                read("until", until, JobResource::instant, "must be an ISO 8601 instant such as 2026-11-23T02:00:00Z"),
                read("cursor", cursor, text -> JobCursor.of(text).orElse(null), "must be the next of an earlier page"));
        return jobs.list(filter, limit);
    }

    @GET
    @Path("{jobId}")
    @Blocking
    @Operation(
            summary = "A job with its steps and history",
            description = "404 `unknown-job` when the reporting store has no such job.")
    public JobView job(@PathParam("jobId") UUID jobId) {
        return jobs.job(jobId)
                .orElseThrow(() -> new ProblemException(
                        404, "unknown-job", "There is no such job", "The reporting store has no job " + jobId + "."));
    }

    private static Set<JobStatus> statuses(List<String> names) {
        Set<JobStatus> statuses = EnumSet.noneOf(JobStatus.class);
        for (String name : names) {
            if (!STATUSES.contains(name)) {
                throw Violation.invalidRequest(
                        List.of(new Violation(null, "status", "is not a status: " + name, STATUSES)));
            }
            statuses.add(JobStatus.valueOf(name));
        }
        return statuses;
    }

    private static <T> @Nullable T read(
            String parameter, @Nullable String text, Function<String, @Nullable T> reader, String rule) {
        if (text == null) {
            return null;
        }
        T value = reader.apply(text);
        if (value == null) {
            throw Violation.invalidRequest(List.of(Violation.in(parameter, rule)));
        }
        return value;
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            return JobCursor.isStorable(instant) ? instant : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
