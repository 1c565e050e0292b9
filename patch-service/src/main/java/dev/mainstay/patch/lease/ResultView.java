package dev.mainstay.patch.lease;

import dev.mainstay.patch.job.AgentResult;
import dev.mainstay.patch.job.JobStatus;

/** Where the result has brought the job; the same for the same result said again. */
public record ResultView(JobStatus status) {

    static ResultView of(AgentResult.Outcome outcome) {
        return new ResultView(
                switch (outcome) {
                    case INSTALLED -> JobStatus.VERIFYING;
                    case FAILED, ABORTED -> JobStatus.FAILED;
                    case CANCELLED -> JobStatus.CANCELLED;
                });
    }
}
