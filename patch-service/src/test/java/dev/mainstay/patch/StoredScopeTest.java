package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.mainstay.events.Scope;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the scope of a decision or a rollout lies in its stored text: as its fields did before it was one thing. */
class StoredScopeTest {
    private static final UUID HOST = new UUID(0, 1);

    record Stored(String name, @JsonUnwrapped Scope scope, int size) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # stored                                    | stored again
            "pools":[],"hostIds":[]                     | "pools":[],"hostIds":[]
            "pools":["b.x","a.x"],"hostIds":["%s"]      | "pools":["b.x","a.x"],"hostIds":["%s"]
            "pools":["B.X"],"hostIds":["%s","%s"]       | "pools":["b.x"],"hostIds":["%s"]
            "sites":["Lyon"],"pools":[],"hostIds":[]    | "sites":["lyon"],"pools":[],"hostIds":[]
            """)
    void whatWasStoredIsReadAndWrittenAsBefore(String stored, String again) {
        assertThat(StoredJson.write(StoredJson.read(json(stored), Stored.class)))
                .isEqualTo(json(again));
    }

    @ParameterizedTest
    @CsvSource({"{\"name\":\"n\";\"size\":1}", "{\"name\":\"n\";\"pools\":[];\"size\":1}"})
    void aScopeIsReadWholeOrNotAtAll(String stored) {
        assertThatThrownBy(() -> StoredJson.read(stored.replace(';', ','), Stored.class))
                .isInstanceOf(UncheckedIOException.class);
    }

    private static String json(String scope) {
        return "{\"name\":\"n\"," + scope.replace("%s", HOST.toString()) + ",\"size\":1}";
    }
}
