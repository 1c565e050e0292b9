package dev.mainstay.messaging.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** A batch in parts that bound how much memory taking one needs. */
final class Slices {
    private Slices() {}

    /**
     * Cuts the batch, keeping its order.
     *
     * @param size of an element, in bytes
     * @param most bytes of a slice; an element that has more by itself is a slice of its own
     */
    static <T> List<List<T>> of(List<T> batch, ToIntFunction<T> size, long most) {
        List<List<T>> slices = new ArrayList<>();
        int from = 0;
        long bytes = 0;
        for (int i = 0; i < batch.size(); i++) {
            int next = size.applyAsInt(batch.get(i));
            if (i > from && bytes + next > most) {
                slices.add(batch.subList(from, i));
                from = i;
                bytes = 0;
            }
            bytes += next;
        }
        if (from < batch.size()) {
            slices.add(batch.subList(from, batch.size()));
        }
        return slices;
    }
}
