package dev.mainstay.scanner.finding.query;

import dev.mainstay.scanner.host.HostId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
     * Some of the findings that the filter lets through, by FQDN; one more than {@code size} when there are more.
     *
     * @param page 0 or more
     */
    @Transactional
    List<FoundView> page(FindingFilter filter, int page, int size, Locale language) {
        return store.page(filter, page, size, language);
    }

    /** The pool's active members and the hosts with SQL Server instances that serve it. */
    @Transactional
    List<PoolMember> members(String pool) {
        return store.members(pool);
    }
}
