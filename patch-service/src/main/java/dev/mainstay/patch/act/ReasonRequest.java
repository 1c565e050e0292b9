package dev.mainstay.patch.act;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why it is done.
 */
@Schema(examples = """
        {"reason":"A freeze until Monday"}""")
public record ReasonRequest(@NotBlank @Size(max = 2000) String reason) {}
