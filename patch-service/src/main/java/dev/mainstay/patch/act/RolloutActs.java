package dev.mainstay.patch.act;

import dev.mainstay.http.precondition.IfMatch;
import dev.mainstay.patch.RolloutId;
import dev.mainstay.patch.planning.Changes;
import dev.mainstay.patch.rollout.RolloutAnswer;
import dev.mainstay.patch.rollout.RolloutRequest;
import dev.mainstay.patch.rollout.Rollouts;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/** What people do to a rollout, with what that means for its jobs. */
@ApplicationScoped
@Transactional
public class RolloutActs {

    private final Rollouts rollouts;
    private final Changes changes;
    private final Trail trail;

    RolloutActs(Rollouts rollouts, Changes changes, Trail trail) {
        this.rollouts = rollouts;
        this.changes = changes;
        this.trail = trail;
    }

    RolloutAnswer start(RolloutRequest request) {
        return followed(rollouts.start(request), null);
    }

    /** Nothing new is released; what runs ends as it will. */
    RolloutAnswer halt(RolloutId id, IfMatch condition, @Nullable String by, String why) {
        return followed(rollouts.halt(id, condition, by, why), why);
    }

    RolloutAnswer resume(RolloutId id, IfMatch condition, @Nullable String by, @Nullable String why) {
        return followed(rollouts.resume(id, condition, by, why), why);
    }

    /** For good: what is not released is cancelled, what runs ends as it will. */
    RolloutAnswer end(RolloutId id, IfMatch condition, @Nullable String by, String why) {
        return followed(rollouts.end(id, condition, by, why), why);
    }

    private RolloutAnswer followed(RolloutAnswer answer, @Nullable String why) {
        if (answer instanceof RolloutAnswer.Done done) {
            changes.moved(done.rollout());
            trail.leave("rollout", done.rollout().rolloutId().toString(), done.before(), done.snapshot(), why);
        }
        return answer;
    }
}
