package dev.mainstay.http.list;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items in the list's order
 * @param next the {@code cursor} of the page after it; absent from the last page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * The page of what was read.
     *
     * @param found in the list's order, up to one more than the limit: whether there is a next page is told by that one
     * @param limit of the page's items
     * @param view what is shown of one
     * @param place its place in the order
     */
    public static <R, T> Page<T> of(List<R> found, int limit, Function<R, T> view, Function<R, Cursor> place) {
        List<R> shown = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? place.apply(shown.getLast()).text() : null;
        return new Page<>(shown.stream().map(view).toList(), next);
    }

    /** The same page with what is shown of each. */
    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), next);
    }
}
