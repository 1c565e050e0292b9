package dev.mainstay.messaging.recovery;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.messaging.recovery.RecoveryRequest.Recovery;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Recoveries that operators ask for, each with its entry in the trail. */
@ApplicationScoped
public class Recoveries {
    private static final String KIND = "topic";
    private static final int PAGE = 200;

    private final Instance<Announcer> announcers;
    private final Instance<HeldVersions> held;
    private final Trail trail;

    Recoveries(@Any Instance<Announcer> announcers, @Any Instance<HeldVersions> held, Trail trail) {
        this.announcers = announcers;
        this.held = held;
        this.trail = trail;
    }

    /**
     * What was asked for.
     *
     * @param thing absent for every one
     * @param forgotten how many; absent where nothing is forgotten
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Asked(@Nullable UUID thing, @Nullable Integer forgotten) {}

    /** Those who own things that the topic tells of; none where this service has none. */
    List<Announcer> owners(String topic) {
        return announcers.stream()
                .filter(announcer -> announcer.topic().equals(topic))
                .toList();
    }

    /** Notes that things are announced again: what follows is many transactions, and no thing changes by it. */
    @Transactional
    void noteAnnouncement(Recovery recovery) {
        trail.leave(KIND, recovery.topic(), null, new Asked(recovery.thing().orElse(null), null), recovery.reason());
    }

    /** Announces, page by page, what an owner has; returns how many. */
    int announce(Announcer owner, Recovery recovery) {
        if (recovery.thing().isPresent()) {
            return owner.announceAgain(List.of(recovery.thing().get()));
        }
        int announced = 0;
        List<UUID> page = owner.things(new UUID(0, 0), PAGE);
        while (!page.isEmpty()) {
            announced += owner.announceAgain(page);
            page = owner.things(page.getLast(), PAGE);
        }
        return announced;
    }

    /** Forgets which versions are held; returns how many, and null where this service holds none of the topic. */
    @Transactional
    @Nullable
    Integer forget(Recovery recovery) {
        List<HeldVersions> holders = held.stream()
                .filter(holder -> holder.topics().contains(recovery.topic()))
                .toList();
        if (holders.isEmpty()) {
            return null;
        }
        int forgotten = holders.stream()
                .mapToInt(holder -> holder.forgetVersions(recovery.topic(), recovery.thing()))
                .sum();
        trail.leave(
                KIND, recovery.topic(), null, new Asked(recovery.thing().orElse(null), forgotten), recovery.reason());
        return forgotten;
    }
}
