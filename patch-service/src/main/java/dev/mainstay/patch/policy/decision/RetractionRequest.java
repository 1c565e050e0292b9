package dev.mainstay.patch.policy.decision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a decision is retracted.
 */
@Schema(examples = """
        {"reason":"The driver is mended"}""")
public record RetractionRequest(@NotBlank @Size(max = 2000) String reason) {}
