package dev.mainstay.patch.policy.decision;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who retracts a decision, and why.
 *
 * @param by who, as said; absent when not said
 */
@Schema(examples = """
        {"reason":"The driver is mended","by":"anna"}""")
public record RetractionRequest(
        @NotBlank @Size(max = 2000) String reason,
        @Nullable @Size(min = 1, max = 200) String by) {}
