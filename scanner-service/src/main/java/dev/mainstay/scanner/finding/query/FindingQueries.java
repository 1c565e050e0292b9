package dev.mainstay.scanner.finding.query;

import dev.mainstay.http.list.Cursor;
import dev.mainstay.http.list.Page;
import dev.mainstay.scanner.host.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked of findings. */
@ApplicationScoped
class FindingQueries {
    private final FindingsQueryStore store;

    FindingQueries(FindingsQueryStore store) {
        this.store = store;
    }

    /** Empty before the host's first complete scan was evaluated. */
    @Transactional
    Optional<HostFindingsView> ofHost(HostId host, Locale language) {
        return store.ofHost(host, language);
    }

    /**
     * The first findings after a place that the filter lets through, by FQDN.
     *
     * @param limit 1 or more
     */
    @Transactional
    Page<FoundView> page(FindingFilter filter, @Nullable Cursor after, int limit, Locale language) {
        return Page.of(
                store.page(filter, after, limit + 1, language),
                limit,
                FindingsQueryStore.Listed::finding,
                listed -> Cursor.after(listed.finding().fqdn(), listed.place()));
    }

    /** The pool's active members and the hosts with SQL Server instances that serve it. */
    @Transactional
    List<PoolMember> members(String pool) {
        return store.members(pool);
    }
}
