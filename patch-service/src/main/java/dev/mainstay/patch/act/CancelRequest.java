package dev.mainstay.patch.act;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a job is cancelled.
 */
@Schema(examples = """
        {"reason":"Not this host"}""")
public record CancelRequest(@NotBlank @Size(max = 2000) String reason) {}
