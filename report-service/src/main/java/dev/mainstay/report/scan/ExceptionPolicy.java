package dev.mainstay.report.scan;

import dev.mainstay.events.DecisionSnapshot.Verdict;
import dev.mainstay.events.Scope;
import dev.mainstay.events.Scope.Place;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which missing updates are excepted on a host: not counted, because they are declined there or their risk is accepted. As where
 * updates are approved (patch-service), of several decisions that of the narrowest scope counts (host, then pool, then site, then
 * estate), and within one scope any other verdict beats an approval. Of two others in one scope that which excepts counts: a
 * deferred update is not excepted, since somebody wants it later.
 */
final class ExceptionPolicy {
    private static final List<Verdict> WEAKEST_FIRST =
            List.of(Verdict.UNKNOWN, Verdict.APPROVED, Verdict.DEFERRED, Verdict.WAIVED, Verdict.DECLINED);

    private final List<Decided> decisions;
    private final Map<UUID, List<Decided>> ofUpdate;
    private final Map<String, List<Decided>> ofKb;

    /** @param decisions those that stand */
    ExceptionPolicy(List<Decided> decisions) {
        this.decisions = List.copyOf(decisions);
        ofUpdate = new HashMap<>(decisions.stream()
                .filter(decided -> decided.updateId() != null)
                .collect(Collectors.groupingBy(decided -> Objects.requireNonNull(decided.updateId()))));
        ofKb = new HashMap<>(decisions.stream()
                .filter(decided -> decided.kb() != null)
                .collect(Collectors.groupingBy(decided -> Objects.requireNonNull(decided.kb()))));
    }

    /**
     * What a decision says of whom: an update by its GUID, or all with its KB.
     *
     * @param verdict what was decided
     */
    record Decided(
            Verdict verdict,
            @Nullable UUID updateId,
            @Nullable String kb,
            Scope scope) {}

    boolean excepts(Place host, UUID updateId, Collection<String> kbs) {
        return naming(updateId, kbs)
                .filter(decided -> decided.scope().holdsFor(host))
                .max(Comparator.<Decided, Scope.Level>comparing(
                                decided -> decided.scope().levelFor(host).orElse(Scope.Level.ESTATE))
                        .thenComparingInt(decided -> WEAKEST_FIRST.indexOf(decided.verdict())))
                .map(Decided::verdict)
                .filter(verdict -> verdict == Verdict.DECLINED || verdict == Verdict.WAIVED)
                .isPresent();
    }

    private Stream<Decided> naming(UUID updateId, Collection<String> kbs) {
        return Stream.concat(
                ofUpdate.getOrDefault(updateId, List.of()).stream(),
                kbs.stream().flatMap(kb -> ofKb.getOrDefault(kb, List.of()).stream()));
    }

    /** Whether it matters where a host is. */
    boolean asksForPlaces() {
        return decisions.stream().anyMatch(decided -> !decided.scope().wholeEstate());
    }

    /** The updates that are named by their GUID. */
    Set<UUID> updates() {
        return new HashSet<>(ofUpdate.keySet());
    }

    /** The KBs whose updates are named. */
    Set<String> kbs() {
        return new HashSet<>(ofKb.keySet());
    }
}
