package dev.mainstay.messaging.parked;

import dev.mainstay.messaging.MessagingClock;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;

/** What operators let pass the intakes. In the database, so that it holds on every replica and after a restart. */
@ApplicationScoped
public class Permits {
    private final PermitStore store;
    private final MessagingClock clock;
    private final Trail trail;

    Permits(PermitStore store, MessagingClock clock, Trail trail) {
        this.store = store;
        this.clock = clock;
        this.trail = trail;
    }

    /** In the place of the group's permit before. */
    @Transactional
    public void give(String group, Permit permit) {
        Optional<Permit> before = store.find(group);
        store.give(group, permit);
        trail.leave("intake", group, before.orElse(null), permit, permit.reason());
    }

    /** The group's permit, where one stands. */
    @Transactional
    public Optional<Permit> standing(String group) {
        Instant now = clock.now();
        return store.find(group).filter(permit -> permit.stands(now));
    }
}
