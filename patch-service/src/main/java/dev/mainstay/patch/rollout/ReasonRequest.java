package dev.mainstay.patch.rollout;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a person does it. */
public record ReasonRequest(@NotBlank @Size(max = 2000) String reason) {}
