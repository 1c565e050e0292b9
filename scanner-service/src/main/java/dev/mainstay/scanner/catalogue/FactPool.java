package dev.mainstay.scanner.catalogue;

import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.UpdateFact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Equal parts of facts, each held as one object. An update for twenty products is twenty facts with the same vulnerabilities: shared,
 * the catalogue takes a fraction of the memory.
 */
final class FactPool {
    private final Map<Object, Object> known = new HashMap<>();

    Fact shared(Fact fact) {
        if (!(fact instanceof UpdateFact update)) {
            return fact;
        }
        Origin origin = one(update.origin());
        return new UpdateFact(
                origin,
                one(update.kb()),
                one(update.product()),
                oneOrNull(update.track()),
                oneOrNull(update.fixedBuild()),
                oneOrNull(update.published()),
                list(update.supersedes()),
                list(update.vulnerabilities()),
                oneOrNull(update.restartRequired()));
    }

    private <T> List<T> list(List<T> list) {
        return one(List.copyOf(list.stream().map(this::one).toList()));
    }

    private <T> @Nullable T oneOrNull(@Nullable T value) {
        return value == null ? null : one(value);
    }

    @SuppressWarnings("unchecked") // what is equal is of the same type here: strings, records and lists of them
    private <T> T one(T value) {
        Object before = known.putIfAbsent(value, value);
        return before == null ? value : (T) before;
    }
}
