package dev.mainstay.report.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.JobSnapshot;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A page of jobs, last planned first.
 *
 * @param next the cursor of the next page; absent on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A page of jobs, last planned first")
record JobPageView(List<JobSnapshot> jobs, @Nullable String next) {}
