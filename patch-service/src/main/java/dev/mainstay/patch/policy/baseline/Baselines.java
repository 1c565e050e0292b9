package dev.mainstay.patch.policy.baseline;

import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.Placed;
import dev.mainstay.http.precondition.IfMatch;
import dev.mainstay.patch.BaselineId;
import dev.mainstay.patch.PolicyChanged;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The baselines as people make and change them. */
@ApplicationScoped
@Transactional
public class Baselines {

    private final BaselineStore store;
    private final Event<PolicyChanged> policyChanged;
    private final Trail trail;

    Baselines(BaselineStore store, Event<PolicyChanged> policyChanged, Trail trail) {
        this.store = store;
        this.policyChanged = policyChanged;
        this.trail = trail;
    }

    /** Empty as well where its row cannot be read. */
    public Optional<Baseline> find(BaselineId id) {
        return store.baseline(id);
    }

    Page<Baseline> page(@Nullable Cursor after, int limit) {
        Page<Optional<Baseline>> found = Page.of(store.page(after, limit + 1), limit, Placed::item, Placed::place);
        return new Page<>(found.items().stream().flatMap(Optional::stream).toList(), found.next());
    }

    Baseline add(BaselineRequest request) {
        return save(null, new BaselineId(UUID.randomUUID()), 1, request);
    }

    BaselineAnswer change(BaselineId id, IfMatch condition, BaselineRequest request) {
        return store.locked(id)
                .<BaselineAnswer>map(known -> condition.holdsFor(known.version())
                        ? new BaselineAnswer.Changed(save(known, id, known.version() + 1, request))
                        : new BaselineAnswer.AnotherVersion(known.version()))
                .orElseGet(BaselineAnswer.Unknown::new);
    }

    private Baseline save(@Nullable Baseline before, BaselineId id, long version, BaselineRequest request) {
        Baseline baseline = new Baseline(
                id,
                version,
                request.name(),
                request.classificationList(),
                request.minimumSeverity(),
                request.productList(),
                request.minimumAge(),
                request.optionalToo(),
                request.driversToo());
        store.save(baseline);
        policyChanged.fire(new PolicyChanged());
        trail.leave("baseline", id.toString(), before, baseline, null);
        return baseline;
    }
}
