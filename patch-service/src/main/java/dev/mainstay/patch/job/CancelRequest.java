package dev.mainstay.patch.job;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a person cancels a job. */
public record CancelRequest(@NotBlank @Size(max = 2000) String reason) {}
