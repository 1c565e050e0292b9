package dev.mainstay.patch.act;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Who cancels a job, and why.
 *
 * @param by who, as said; absent when not said
 */
public record CancelRequest(
        @NotBlank @Size(max = 2000) String reason,
        @Nullable @Size(min = 1, max = 200) String by) {}
