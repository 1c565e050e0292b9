package dev.mainstay.service.trail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; each part restricts.
 *
 * @param actor name of who did it
 * @param kind of what was changed
 * @param id of what was changed
 * @param operation id of the operation
 * @param from done at this instant or later
 * @param until done before this instant
 */
record TrailFilter(
        @Nullable String actor,
        @Nullable String kind,
        @Nullable String id,
        @Nullable String operation,
        @Nullable Instant from,
        @Nullable Instant until) {}
