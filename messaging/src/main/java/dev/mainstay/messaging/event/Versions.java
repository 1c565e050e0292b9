package dev.mainstay.messaging.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is believed of a snapshot's version and time. The highest sequence wins, so one that is far too high would silence its thing
 * for good; and what seems to happen in the future would stand before all that happens. Where versions were compacted away many
 * are skipped, but not a million.
 */
public final class Versions {
    /** How far a sequence may be above the one that is held, or above 0 where none is. */
    public static final long MOST_AHEAD = 1_000_000;

    /** How far an instant may be ahead of the reader's clock: clocks differ, but not by a day. */
    public static final Duration MOST_EARLY = Duration.ofDays(1);

    private Versions() {}

    /**
     * What a snapshot says of itself.
     *
     * @param thing that it is about
     * @param at when that version came to be; null where it does not say
     */
    public record Claim(UUID thing, long sequence, @Nullable Instant at) {}

    /**
     * Looks at each claim.
     *
     * @param what things are, for people
     * @param held gives the sequences held of things, where one is; asked only if a sequence is so high that it matters, once
     * @throws UnreadableEventException if one is not believed
     */
    public static void check(
            String what, Collection<Claim> claims, Function<Collection<UUID>, Map<UUID, Long>> held, Instant now) {
        List<Claim> high = new ArrayList<>();
        for (Claim claim : claims) {
            if (claim.sequence() < 1) {
                throw new UnreadableEventException(
                        "Sequence %d of %s %s is not above 0".formatted(claim.sequence(), what, claim.thing()));
            }
            if (claim.at() != null && isTooEarly(claim.at(), now)) { // the name is made for the few that are
                checkTime("The time of %s %s".formatted(what, claim.thing()), claim.at(), now);
            }
            if (claim.sequence() > MOST_AHEAD) {
                high.add(claim);
            }
        }
        if (high.isEmpty()) {
            return;
        }
        Map<UUID, Long> known =
                held.apply(high.stream().map(Claim::thing).distinct().toList());
        for (Claim claim : high) {
            long before = known.getOrDefault(claim.thing(), 0L);
            if (claim.sequence() - MOST_AHEAD > before) {
                throw new UnreadableEventException("Sequence %d of %s %s is more than %d above %d, which is held here"
                        .formatted(claim.sequence(), what, claim.thing(), MOST_AHEAD, before));
            }
        }
    }

    /**
     * Looks at one instant.
     *
     * @throws UnreadableEventException if it is too far ahead
     */
    public static void checkTime(String what, Instant at, Instant now) {
        if (isTooEarly(at, now)) {
            throw new UnreadableEventException(
                    "%s is %s, more than a day ahead of this service's clock (%s)".formatted(what, at, now));
        }
    }

    private static boolean isTooEarly(Instant at, Instant now) {
        return at.isAfter(now.plus(MOST_EARLY));
    }
}
