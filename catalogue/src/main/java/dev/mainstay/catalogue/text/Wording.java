package dev.mainstay.catalogue.text;

import dev.mainstay.catalogue.text.Text.Sentence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of one matter: an enum whose constants are the entries of the bundles {@code texts/<group>}, English
 * and French.
 */
public interface Wording {

    /** Name of the bundle. */
    String group();

    /** Name of the entry, as of an enum. */
    String name();

    /** The sentence with its values. Those that are no texts go in as they call themselves. */
    default Text with(@Nullable Object... values) {
        List<Text> arguments = new ArrayList<>(values.length);
        for (Object value : values) {
            arguments.add(Text.of(value));
        }
        return new Sentence(group(), name(), arguments);
    }
}
