package dev.mainstay.patch.lease;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.patch.job.Job;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the agent hears after a report.
 *
 * @param leaseExpiresAt when the lease ends unless renewed; absent once the result is in
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProgressView(@Nullable Instant leaseExpiresAt, boolean cancelRequested) {

    static ProgressView of(Job job) {
        return new ProgressView(job.lease().expiresAt(), job.lease().cancelRequested());
    }
}
