package dev.mainstay.events;

import java.util.UUID;

/**
 * An update's identity as Windows Update has it ({@code IUpdateIdentity}): a GUID and a revision number. A KB number is
 * a label, never a key.
 *
 * @param updateId the GUID
 * @param revision the revision number, 0 or more
 */
public record UpdateRef(UUID updateId, int revision) {}
