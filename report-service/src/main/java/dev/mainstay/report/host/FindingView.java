package dev.mainstay.report.host;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An update that is offered to a host or waits for its restart.
 *
 * @param state MISSING or INSTALLED_PENDING_REBOOT
 * @param sizeBytes largest download size in bytes; absent when unknown
 * @param foundAt when the scan that says so was received
 * @param optional whether Windows Update only shows it to who looks for it, or it is a driver: not counted as missing
 * @param mandatory whether it belongs to Windows Update itself, which installs it unasked
 * @param deadline when Windows Update installs it by itself; absent where none is set
 * @param excepted whether a decision that stands declines it or accepts the risk
 * @param simulated whether a simulated Windows offers it: its KB is a real article's, the update is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "An update that is offered to a host or waits for its restart")
record FindingView(
        UUID updateId,
        int revision,
        String title,
        List<String> kbs,
        List<String> cves,
        String classification,
        List<String> products,
        @Nullable String severity,
        String state,
        @Nullable Long sizeBytes,
        String rebootBehavior,
        boolean exclusive,
        @Nullable Instant publishedAt,
        Instant foundAt,
        boolean excepted,
        boolean optional,
        boolean mandatory,
        @Nullable Instant deadline,
        boolean simulated) {}
