package dev.mainstay.service.trail;

import dev.mainstay.events.AuditEntry;
import java.util.Optional;

/** A walk along a trail from its first entry. Pure. */
final class Chain {
    private TrailEnd reached = TrailEnd.OF_NONE;

    /** How far the trail is whole. */
    TrailEnd reached() {
        return reached;
    }

    /** Goes on to the next entry that is there; what is wrong with it ends the walk. */
    Optional<ChainBreak> next(AuditEntry entry) {
        long expected = reached.number() + 1;
        if (entry.number() != expected) {
            return Optional.of(new ChainBreak(ChainFault.MISSING, expected));
        }
        if (!entry.previousHash().equals(reached.hash())) {
            return Optional.of(new ChainBreak(ChainFault.NOT_LINKED, expected));
        }
        if (!entry.intact()) {
            return Optional.of(new ChainBreak(ChainFault.ALTERED, expected));
        }
        reached = new TrailEnd(entry.number(), entry.hash());
        return Optional.empty();
    }

    /**
     * What is wrong where no entry is left.
     *
     * @param end the trail's end, as it is noted apart from the entries
     */
    Optional<ChainBreak> ended(TrailEnd end) {
        if (reached.number() < end.number()) {
            return Optional.of(new ChainBreak(ChainFault.CUT_OFF, reached.number() + 1));
        }
        return reached.equals(end)
                ? Optional.empty()
                : Optional.of(new ChainBreak(ChainFault.ANOTHER_END, reached.number()));
    }
}
