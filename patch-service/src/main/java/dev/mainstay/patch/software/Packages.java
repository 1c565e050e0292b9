package dev.mainstay.patch.software;

import dev.mainstay.events.JobSnapshot.PackageKind;
import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.http.list.Placed;
import dev.mainstay.patch.PackageId;
import dev.mainstay.people.Trail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The packages that people made known. */
@ApplicationScoped
@Transactional
public class Packages {

    private final PackageStore store;
    private final Clock clock;
    private final Trail trail;

    Packages(PackageStore store, Clock clock, Trail trail) {
        this.store = store;
        this.clock = clock;
        this.trail = trail;
    }

    public Optional<RegisteredPackage> find(PackageId id) {
        return store.registered(id);
    }

    /** The package with that content, as a person registered it. */
    public Optional<RegisteredPackage> withHash(String sha256) {
        return store.withHash(sha256);
    }

    Page<RegisteredPackage> page(@Nullable Cursor after, int limit) {
        Page<Optional<RegisteredPackage>> found =
                Page.of(store.page(after, limit + 1), limit, Placed::item, Placed::place);
        return new Page<>(found.items().stream().flatMap(Optional::stream).toList(), found.next());
    }

    /**
     * Makes it known; empty when its kind is none, or the same file is known as something else.
     *
     * @param by whoever makes it known
     */
    Optional<RegisteredPackage> register(PackageRequest request, String by) {
        if (request.kind() == PackageKind.UNKNOWN) {
            return Optional.empty();
        }
        String sha256 = request.sha256().toLowerCase(Locale.ROOT);
        Optional<RegisteredPackage> known = store.withHash(sha256);
        if (known.isPresent()) {
            return known.filter(same -> same.name().equals(request.name())
                    && same.sizeBytes() == request.sizeBytes()
                    && same.kind() == request.kind()
                    && same.targetVersion().equals(request.targetVersion()));
        }
        store.clear(sha256);
        RegisteredPackage registered = new RegisteredPackage(
                new PackageId(UUID.randomUUID()),
                request.name(),
                request.sizeBytes(),
                sha256,
                request.kind(),
                request.kb(),
                request.targetVersion(),
                by,
                clock.instant());
        store.add(registered);
        trail.leave("package", registered.packageId().toString(), null, registered, null);
        return Optional.of(registered);
    }
}
