package dev.mainstay.report.job;

import dev.mainstay.events.JobSnapshot;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job with its steps, and the versions it went through, oldest first. */
@Schema(description = "A job with its steps and history")
record JobView(JobSnapshot job, List<JobChangeView> history) {}
