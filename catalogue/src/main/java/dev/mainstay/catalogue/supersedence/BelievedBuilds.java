package dev.mainstay.catalogue.supersedence;

import dev.mainstay.catalogue.supersedence.SupersedenceWarning.Kind;
import dev.mainstay.catalogue.version.Version;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which builds of a product's updates are believed. Documents mistype them (19041.1803 for 19041.1083 in July 2021), and
 * one digit makes a year's updates look installed. A table of builds wins over documents; of what no table has, a build
 * that is out of order with the dates of the others is believed no more than one of another product.
 */
final class BelievedBuilds {
    private final String product;
    private final KnownUpdates known;
    private final Map<String, Update> updates;
    private final List<SupersedenceWarning> warnings;

    private BelievedBuilds(
            String product, KnownUpdates known, Map<String, Update> updates, List<SupersedenceWarning> warnings) {
        this.product = product;
        this.known = known;
        this.updates = updates;
        this.warnings = warnings;
    }

    /** Puts what is known in, takes out what is not believed, and warns of each. */
    static void settle(
            String product, KnownUpdates known, Map<String, Update> updates, List<SupersedenceWarning> warnings) {
        BelievedBuilds builds = new BelievedBuilds(product, known, updates, warnings);
        builds.takeKnown();
        builds.leaveOtherProducts();
        builds.leaveOutOfOrder();
    }

    private void takeKnown() {
        known.updates().forEach((kb, table) -> {
            Update documented = updates.get(kb);
            if (documented == null) {
                updates.put(kb, table.update());
                return;
            }
            Version written = documented.build();
            if (written != null && table.build() != null) {
                if (!written.equals(table.build()) && !isOneOf(written, kb)) {
                    warn(documented, Kind.OTHER_BUILD, "the table of builds has " + table.build());
                }
            }
            Track track = documented.track() == Track.SINGLE || documented.track() == Track.HOTPATCH
                    ? table.track()
                    : documented.track();
            updates.put(
                    kb,
                    documented.as(
                            track,
                            table.build() == null ? written : table.build(),
                            table.released() == null ? documented.released() : table.released()));
        });
    }

    /** Whether the table has the build as well: an update published again has two. */
    private boolean isOneOf(Version written, String kb) {
        return known.builds().getOrDefault(kb, Set.of()).contains(written);
    }

    private void leaveOtherProducts() {
        Version line = known.line();
        if (line == null) {
            return;
        }
        for (Update update : List.copyOf(updates.values())) {
            Version written = update.build();
            if (written != null && !written.isBuild(line)) {
                warn(update, Kind.OTHER_BUILD, "the product's builds begin with " + line + ".");
                updates.put(update.kb(), update.as(update.track(), null, update.released()));
            }
        }
    }

    /**
     * The longest run of updates whose builds rise with their dates is believed, and what does not fit into it is not;
     * those of one day are in order whichever comes first. Of two equally long runs that with the lower builds: a build too
     * low makes nothing look installed.
     */
    private void leaveOutOfOrder() {
        List<Update> dated = updates.values().stream()
                .filter(update ->
                        update.track() == Track.CUMULATIVE && update.revision() != null && update.released() != null)
                .sorted(Comparator.comparing(Update::releasedOrMin).thenComparingInt(BelievedBuilds::revision))
                .toList();
        Set<Update> inOrder = longestRise(dated);
        for (Update update : dated) {
            if (!inOrder.contains(update) && !known.has(update.kb())) {
                warn(update, Kind.BUILD_ORDER, "it is out of order with the dates of the product's other updates");
                updates.put(update.kb(), update.as(update.track(), null, update.released()));
            }
        }
    }

    private Set<Update> longestRise(List<Update> dated) {
        int count = dated.size();
        long[] weight = new long[count];
        long[] lowness = new long[count];
        int[] before = new int[count];
        int best = -1;
        for (int i = 0; i < count; i++) {
            before[i] = -1;
            for (int j = 0; j < i; j++) {
                if (revision(dated.get(j)) <= revision(dated.get(i))
                        && (before[i] < 0 || better(weight[j], lowness[j], weight[before[i]], lowness[before[i]]))) {
                    before[i] = j;
                }
            }
            // What a table has is believed anyway: it outweighs all that only documents have.
            weight[i] = (known.has(dated.get(i).kb()) ? count + 1L : 1L) + (before[i] < 0 ? 0 : weight[before[i]]);
            lowness[i] = (before[i] < 0 ? 0 : lowness[before[i]]) - revision(dated.get(i));
            if (best < 0 || better(weight[i], lowness[i], weight[best], lowness[best])) {
                best = i;
            }
        }
        Set<Update> run = new HashSet<>();
        for (int i = best; i >= 0; i = before[i]) {
            run.add(dated.get(i));
        }
        return run;
    }

    private static boolean better(long weight, long lowness, long otherWeight, long otherLowness) {
        return weight > otherWeight || (weight == otherWeight && lowness > otherLowness);
    }

    private static int revision(Update update) {
        return update.build() == null ? -1 : update.build().revision();
    }

    private void warn(Update update, Kind kind, String reason) {
        String written = update.build() == null ? "" : update.build().toString();
        warnings.add(new SupersedenceWarning(product, update.kb(), written, kind, reason));
    }
}
