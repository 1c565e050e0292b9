package dev.mainstay.http.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mainstay.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final Instant AT = Instant.parse("2026-11-29T12:00:00.123456Z");
    private static final UUID ID = new UUID(7, 7);

    @Test
    void itComesBackAsItWent() {
        Cursor read = Objects.requireNonNull(
                Cursor.parse(Cursor.after(AT, ID, "a|b é").text(), 3));

        assertThat(read.instant(0)).isEqualTo(AT);
        assertThat(read.uuid(1)).isEqualTo(ID);
        assertThat(read.keys().get(2)).isEqualTo("a|b é");
        assertThat(Cursor.parse(null, 3)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAA", " ", "", "w7g", "_____w"})
    void whatNoPageGaveIsRefused(String text) {
        refused(() -> Cursor.parse(text, 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"+1000000000-12-31T23:59:59Z", "+10000-01-01T00:00:00Z", "0000-12-31T23:59:59Z", "yesterday", ""
            })
    void anInstantThatNobodyHoldsIsRefused(String instant) {
        String text = Base64.getUrlEncoder().encodeToString((instant + "|" + ID).getBytes(StandardCharsets.UTF_8));

        refused(() -> Objects.requireNonNull(Cursor.parse(text, 2)).instant(0));
        refused(() -> Objects.requireNonNull(Cursor.parse(text, 2)).uuid(0));
    }

    @Test
    void aPageTellsWhetherThereIsAnother() {
        List<String> found = List.of("a", "b", "c");
        Page<String> first = Page.of(found, 2, text -> text + "!", Cursor::after);

        assertThat(first.items()).containsExactly("a!", "b!");
        assertThat(first.next()).isEqualTo(Cursor.after("b").text());
        assertThat(Page.of(found, 3, text -> text, Cursor::after).next()).isNull();
        assertThat(Page.of(List.<String>of(), 3, text -> text, Cursor::after).items())
                .isEmpty();
    }

    private static void refused(Runnable read) {
        Consumer<Throwable> told =
                problem -> assertThat(((ProblemException) problem).code()).isEqualTo("invalid-request");
        assertThatThrownBy(read::run).isInstanceOfSatisfying(ProblemException.class, told::accept);
    }
}
