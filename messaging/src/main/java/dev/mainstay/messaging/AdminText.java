package dev.mainstay.messaging;

import dev.mainstay.events.Holdable;
import org.jspecify.annotations.Nullable;

/** What operators write. */
public final class AdminText {
    private AdminText() {}

    /** Throws an IllegalArgumentException naming the member if the text is there and empty, too long, or cannot be stored. */
    public static void check(String member, @Nullable String text, int most) {
        if (text != null && (text.isBlank() || text.length() > most || !Holdable.text(text))) {
            throw new IllegalArgumentException(member + ": 1-" + most + " characters");
        }
    }

    /** {@link #check}, and it must be there. */
    public static String required(String member, @Nullable String text, int most) {
        check(member, text == null ? "" : text, most);
        return String.valueOf(text);
    }
}
