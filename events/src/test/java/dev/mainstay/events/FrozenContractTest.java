package dev.mainstay.events;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The promise to consumers: what was once published stays. How to freeze anew: src/test/resources/frozen/README.md. */
class FrozenContractTest {
    private final Contract frozen = Contract.frozen();
    private final Contract current = Contract.current();
    private final ObjectMapper mapper = EventJson.mapper();

    @Test
    void somethingIsFrozen() {
        assertThat(frozen.schemas()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(frozen.examples()).hasSizeGreaterThanOrEqualTo(29);
    }

    @TestFactory
    Stream<DynamicTest> schemaKeepsItsPromise() {
        return frozen.schemas().entrySet().stream()
                .map(file -> dynamicTest(file.getKey(), () -> {
                    assertThat(SchemaChanges.breaking(
                                    file.getValue(),
                                    requireNonNull(current.schemas().get(file.getKey()), file.getKey())))
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> oldEventIsStillReadWhole() {
        return frozen.examples().entrySet().stream()
                .map(file -> dynamicTest(file.getKey(), () -> {
                    EventType type = type(file.getKey());

                    Record event = mapper.readValue(file.getValue().toString(), type.payload());

                    assertThat(mapper.readTree(mapper.writeValueAsBytes(event))).isEqualTo(file.getValue());
                    assertThat(current.violations(file.getValue(), type.payload()))
                            .isEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> newEventPassesTheOldSchema() {
        return current.examples().entrySet().stream()
                .filter(file -> frozen.schemas()
                        .containsKey(Contract.schemaFile(type(file.getKey()).payload())))
                .map(file -> dynamicTest(
                        file.getKey(),
                        () -> assertThat(frozen.violations(
                                        file.getValue(), type(file.getKey()).payload()))
                                .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> channelKeepsItsAddressPartitionsAndTypes() {
        JsonNode now = current.asyncApi().path("channels");
        return frozen.asyncApi().path("channels").properties().stream()
                .map(channel -> dynamicTest(channel.getKey(), () -> {
                    JsonNode before = channel.getValue();
                    JsonNode after = now.path(channel.getKey());
                    assertThat(after.path("address")).isEqualTo(before.path("address"));
                    assertThat(after.at("/bindings/kafka/partitions"))
                            .isEqualTo(before.at("/bindings/kafka/partitions"));
                    assertThat(after.path("messages").properties())
                            .containsAll(before.path("messages").properties());
                }));
    }

    private static EventType type(String exampleFile) {
        return EventType.of(exampleFile.replaceAll("\\.json$", "")).orElseThrow();
    }
}
