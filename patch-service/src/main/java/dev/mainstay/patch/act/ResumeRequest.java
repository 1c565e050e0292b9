package dev.mainstay.patch.act;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why a rollout is resumed; it does not have to be said.
 */
@Schema(examples = """
        {"reason":"The freeze is over"}""")
public record ResumeRequest(
        @Nullable @Size(min = 1, max = 2000) String reason) {}
