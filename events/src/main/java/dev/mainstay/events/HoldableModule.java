package dev.mainstay.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The rule of {@link Holdable} as Jackson applies it while it reads: to every text, instant and day, each of them a JSON
 * string, never guessed from a number. A refusal is a {@link com.fasterxml.jackson.databind.exc.InvalidFormatException} with
 * the place. Names of the contracts are held to {@link Holdable#MAX_NAME} characters where the mapper is told so.
 */
public final class HoldableModule extends SimpleModule {
    /** Components that some service keeps in an index. */
    private static final Set<String> NAMES = Set.of(
            "fqdn",
            "pool",
            "pools",
            "servesPools",
            "pairedWith",
            "backupRegistrar",
            "name",
            "instance",
            "site",
            "thing");

    /** @param namesAreShort whether components named like names are held to {@link Holdable#MAX_NAME} */
    public HoldableModule(boolean namesAreShort) {
        super("mainstay-holdable");
        addDeserializer(
                String.class, new Text(namesAreShort, "a text without NUL and lone surrogates", Holdable::text));
        addKeyDeserializer(String.class, new Key());
        addDeserializer(
                Instant.class,
                new Checked<>(Instant.class, new AnyInstant(), "in the years 1970 to 9999", Holdable::instant));
        addDeserializer(
                LocalDate.class,
                new Checked<>(
                        LocalDate.class, LocalDateDeserializer.INSTANCE, "in the years 1970 to 9999", Holdable::day));
    }

    private static final class Text extends StdScalarDeserializer<String> implements ContextualDeserializer {
        private final boolean namesAreShort;
        private final String rule;
        private final transient Predicate<String> holdable;

        Text(boolean namesAreShort, String rule, Predicate<String> holdable) {
            super(String.class);
            this.namesAreShort = namesAreShort;
            this.rule = rule;
            this.holdable = holdable;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return namesAreShort && property != null && NAMES.contains(property.getName())
                    ? new Text(true, "a name of at most " + Holdable.MAX_NAME + " characters", Holdable::name)
                    : this;
        }

        @Override
        public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = parser.getText();
            return holdable.test(text)
                    ? text
                    : (String) context.handleWeirdStringValue(String.class, "", "must be %s", rule);
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public @Nullable Object deserializeKey(String key, DeserializationContext context) throws IOException {
            return Holdable.name(key)
                    ? key
                    : context.handleWeirdKey(
                            String.class, "", "must be a name of at most %d characters", Holdable.MAX_NAME);
        }
    }

    private static final class AnyInstant extends StdScalarDeserializer<Instant> {
        AnyInstant() {
            super(Instant.class);
        }

        @Override
        public @Nullable Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            Instant usual = InstantText.read(parser.getText());
            return usual != null ? usual : InstantDeserializer.INSTANT.deserialize(parser, context);
        }
    }

    private static final class Checked<T> extends StdScalarDeserializer<T> {
        private final transient JsonDeserializer<T> any;
        private final String rule;
        private final transient Predicate<T> holdable;

        Checked(Class<T> type, JsonDeserializer<T> any, String rule, Predicate<T> holdable) {
            super(type);
            this.any = any;
            this.rule = rule;
            this.holdable = holdable;
        }

        @Override
        @SuppressWarnings("unchecked")
        public @Nullable T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            String text = parser.getText();
            T value = any.deserialize(parser, context);
            return value == null || holdable.test(value)
                    ? value
                    : (T) context.handleWeirdStringValue(handledType(), text, "must be %s", rule);
        }
    }
}
