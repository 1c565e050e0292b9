package dev.mainstay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mainstay.events.EventType;
import dev.mainstay.events.Topic;
import dev.mainstay.testing.Rest;
import dev.mainstay.testing.TrailTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The trail, and what can be told of one that somebody altered who owns its tables. */
@QuarkusTest
@QuarkusTestResource(Platform.class)
class TrailTest extends TrailTests {
    private static final String VERIFICATION = "/api/v1/trail/verification";

    @Inject
    @SuppressWarnings("NullAway.Init") // set by Quarkus
    DataSource database;

    @BeforeEach
    void fourEntriesAndACopyOfAll() throws SQLException {
        for (int i = 0; i < 4; i++) {
            act();
        }
        run("create table trail_copy as table trail_entry", "create table head_copy as table trail_head");
    }

    @AfterEach
    void everythingIsAsItWas() throws SQLException {
        run(
                "alter table trail_entry disable trigger trail_entry_stays",
                "delete from trail_entry",
                "insert into trail_entry select * from trail_copy",
                "delete from trail_head",
                "insert into trail_head select * from head_copy",
                "alter table trail_entry enable trigger trail_entry_stays",
                "drop table trail_copy, head_copy");
    }

    @Override
    protected Map<String, Supplier<Act>> acts() {
        return Map.of();
    }

    /** No other service reads what this one owns: nothing of it is published. */
    @Override
    protected Set<String> withoutEffect() {
        return Set.of("announceAgain");
    }

    @Override
    protected EventType held() {
        return EventType.DECISION_APPROVED;
    }

    @Override
    protected Optional<Topic> owned() {
        return Optional.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update trail_entry set actor_name = 'somebody else'",
                "delete from trail_entry",
                "truncate trail_entry"
            })
    void anEntryStays(String statement) {
        assertThatThrownBy(() -> run(statement))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("never changed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update trail_entry set actor_name = 'somebody else' where number = %d | ALTERED
            update trail_entry set hash = repeat('0', 64) where number = %d       | ALTERED
            update trail_entry set previous_hash = hash where number = %d         | NOT_LINKED
            delete from trail_entry where number = %d                             | MISSING
            """)
    void whatWasAlteredOrTakenOutIsFound(String statement, String code) throws SQLException {
        long third = last() - 1;

        behindItsBack(statement.formatted(third));

        JsonNode found = Rest.get(VERIFICATION).body();
        assertThat(found.path("whole").asBoolean()).isFalse();
        assertThat(found.at("/broken/code").asText()).isEqualTo(code);
        assertThat(found.at("/broken/number").asLong()).isEqualTo(third);
        assertThat(found.path("entries").asLong()).isEqualTo(third - 1);
    }

    @Test
    void anEntryWithAHashMadeAnewIsFoundAtTheNextOne() throws SQLException {
        long third = last() - 1;

        // As if somebody had computed it: the one behind it still names the hash that it had.
        behindItsBack("update trail_entry set hash = previous_hash where number = " + third);

        assertThat(Rest.get(VERIFICATION).body().path("whole").asBoolean()).isFalse();
    }

    @Test
    void anEndThatIsCutOffIsFoundByTheNoteOfTheEnd() throws SQLException {
        long last = last();

        behindItsBack("delete from trail_entry where number >= " + (last - 1));

        JsonNode found = Rest.get(VERIFICATION).body();
        assertThat(found.at("/broken/code").asText()).isEqualTo("CUT_OFF");
        assertThat(found.at("/broken/number").asLong()).isEqualTo(last - 1);
    }

    /** Only whoever kept what was published can tell: {@code lastHash} is not that of the last entry on the topic. */
    @Test
    void anEndThatIsCutOffWithTheNoteOfItIsNotFoundHere() throws SQLException {
        long last = last();
        String lastHash = Rest.get(VERIFICATION).body().path("lastHash").asText();

        behindItsBack(
                "delete from trail_entry where number = " + last,
                "update trail_head set (number, hash) = (select number, hash from trail_entry where number = "
                        + (last - 1) + ")");

        JsonNode found = Rest.get(VERIFICATION).body();
        assertThat(found.path("whole").asBoolean()).isTrue();
        assertThat(found.path("entries").asLong()).isEqualTo(last - 1);
        assertThat(found.path("lastHash").asText()).isNotEqualTo(lastHash);
    }

    private void behindItsBack(String... statements) throws SQLException {
        run("alter table trail_entry disable trigger trail_entry_stays");
        run(statements);
        run("alter table trail_entry enable trigger trail_entry_stays");
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static void act() {
        assertThat(Rest.post("/admin/v1/intakes/report-service/permit", "{\"records\":1,\"reason\":\"A known fault\"}")
                        .status())
                .isEqualTo(200);
    }

    private static long last() {
        return Rest.get(VERIFICATION).body().path("entries").asLong();
    }
}
