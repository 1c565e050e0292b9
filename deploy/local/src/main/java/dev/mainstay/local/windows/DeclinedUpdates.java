package dev.mainstay.local.windows;

import java.util.Map;
import java.util.UUID;

/** Updates that the simulated fleet is offered and that the demo declines, so that one sees what becomes of them. */
public final class DeclinedUpdates {
    /** Why, by the update's GUID. */
    public static final Map<UUID, String> REASONS = Map.of(
            SimulatedOffers.id(SimulatedOffers.DEFINITIONS), "Definitions come from the antivirus server (simulated)",
            SimulatedOffers.id(SimulatedOffers.FRAMEWORK),
                    "Not supported under Lync Server 2013 before it is tested (simulated)");

    private DeclinedUpdates() {}
}
