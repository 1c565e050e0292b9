package dev.mainstay.patch.lease;

import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * The agent asks for work.
 *
 * @param machine on which it runs; absent from agents that do not say
 */
public record LeaseRequest(@Nullable @Valid MachineRequest machine) {}
