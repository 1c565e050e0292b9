package dev.mainstay.patch.act;

import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who resumes a rollout, and why; neither has to be said.
 *
 * @param by who, as said; absent when not said
 */
@Schema(examples = """
        {"reason":"The freeze is over","by":"anna"}""")
public record ResumeRequest(
        @Nullable @Size(min = 1, max = 2000) String reason,
        @Nullable @Size(min = 1, max = 200) String by) {}
