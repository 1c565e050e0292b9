package dev.mainstay.report.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One version of a job.
 *
 * @param step the last step reported then; absent before the first
 * @param stepPercent how far that step was, 0 to 100; absent when it could not be told
 * @param act what a person did, where this version is the first to tell of it; absent otherwise
 * @param actBy who did it; absent in what was recorded before people signed in
 * @param actReason why, in that person's words; absent when not said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "One version of a job")
record JobChangeView(
        long sequence,
        Instant changedAt,
        String status,
        @Nullable String reasonCode,
        @Nullable String reasonHresult,
        @Nullable String reasonMessage,
        @Nullable String step,
        @Nullable String stepState,
        @Nullable Integer stepPercent,
        @Nullable String act,
        @Nullable String actBy,
        @Nullable String actReason) {}
