package dev.mainstay.patch.act;

import dev.mainstay.patch.job.JobCommand.Settlement;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person found on the host of a lost or failed job.
 *
 * @param outcome {@code INSTALLED}: the host is well (of a lost job a scan still has to prove it); {@code FAILED}: it is
 *     not
 */
@Schema(examples = """
        {"outcome":"FAILED","reason":"The disk is dead"}""")
public record SettlementRequest(
        @NotNull Settlement outcome,
        @NotBlank @Size(max = 2000) String reason) {}
