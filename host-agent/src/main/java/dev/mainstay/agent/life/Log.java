package dev.mainstay.agent.life;

import java.time.Clock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Log lines of {@code key=value} pairs: {@code time level host event} and then what belongs to the event. Never a
 * secret: no token, no key.
 */
public final class Log {

    private final String host;
    private final Clock clock;
    private final Consumer<String> lines;

    public Log(String host, Clock clock, Consumer<String> lines) {
        this.host = host;
        this.clock = clock;
        this.lines = lines;
    }

    /**
     * Something that is as it should be.
     *
     * @param pairs key, value, key, value, …
     */
    public void info(String event, @Nullable Object... pairs) {
        line("info", event, pairs);
    }

    /**
     * Something an administrator may want to look into.
     *
     * @param pairs key, value, key, value, …
     */
    public void warn(String event, @Nullable Object... pairs) {
        line("warn", event, pairs);
    }

    private void line(String level, String event, @Nullable Object... pairs) {
        StringBuilder line = new StringBuilder(160);
        line.append("time=").append(clock.instant()).append(" level=").append(level);
        line.append(" host=").append(host).append(" event=").append(event);
        for (int i = 0; i + 1 < pairs.length; i += 2) {
            line.append(' ').append(pairs[i]).append('=').append(quoted(String.valueOf(pairs[i + 1])));
        }
        lines.accept(line.toString());
    }

    private static String quoted(String value) {
        boolean plain = !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 127 && c != '"' && c != '=');
        if (plain) {
            return value;
        }
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        value.chars().forEach(c -> text.append(c < ' ' || c == 127 ? ' ' : c == '"' ? '\'' : (char) c));
        return text.append('"').toString();
    }
}
