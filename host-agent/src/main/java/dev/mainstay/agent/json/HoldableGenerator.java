package dev.mainstay.agent.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Generator that writes only texts that the services take: what Windows says may hold a NUL or half of a surrogate pair,
 * which no service can store, and for it the whole document would be refused. Each becomes U+FFFD, the replacement character.
 */
final class HoldableGenerator extends JsonGeneratorDelegate {
    private static final char REPLACEMENT = '\uFFFD';

    HoldableGenerator(JsonGenerator json) {
        super(json);
    }

    @Override
    public void writeString(@Nullable String text) throws IOException {
        super.writeString(text == null ? null : holdable(text));
    }

    static String holdable(String text) {
        StringBuilder held = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\0' || isAlone(text, i)) {
                held = held == null ? new StringBuilder(text) : held;
                held.setCharAt(i, REPLACEMENT);
            }
        }
        return held == null ? text : held.toString();
    }

    private static boolean isAlone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
