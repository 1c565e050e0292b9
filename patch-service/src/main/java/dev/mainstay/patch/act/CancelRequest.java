package dev.mainstay.patch.act;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who cancels a job, and why.
 *
 * @param by who, as said; absent when not said
 */
@Schema(examples = """
        {"reason":"Not this host","by":"anna"}""")
public record CancelRequest(
        @NotBlank @Size(max = 2000) String reason,
        @Nullable @Size(min = 1, max = 200) String by) {}
