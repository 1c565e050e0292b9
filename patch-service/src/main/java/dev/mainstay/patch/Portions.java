package dev.mainstay.patch;

import java.util.ArrayList;
import java.util.List;

/** Parts of a long list, so that what belongs to all of it is not in memory at once. */
public final class Portions {

    private Portions() {}

    /** The list in its order, in parts of that size; the last may be shorter. */
    public static <T> List<List<T>> of(List<T> all, int size) {
        List<List<T>> portions = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            portions.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return portions;
    }
}
