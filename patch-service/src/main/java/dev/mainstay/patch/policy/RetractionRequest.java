package dev.mainstay.patch.policy;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a decision no longer stands. */
public record RetractionRequest(@NotBlank @Size(max = 2000) String reason) {}
