package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExamplesTest {
    private final Contract contract = Contract.current();
    private final ObjectMapper mapper = EventJson.mapper();

    @Test
    void thereIsOneExampleOfEachType() {
        assertThat(contract.examples().keySet())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(EventType.values())
                        .map(type -> type.wireName() + ".json")
                        .toList());
        assertThat(new HashSet<>(contract.examples().values())).hasSize(EventType.values().length);
    }

    @ParameterizedTest
    @EnumSource
    void exampleMatchesItsSchema(EventType type) {
        assertThat(contract.violations(contract.example(type), type.payload())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void exampleIsReadAndWrittenBackUnchanged(EventType type) throws Exception {
        JsonNode example = contract.example(type);

        Record event = mapper.readValue(example.toString(), type.payload());

        assertThat(mapper.readTree(mapper.writeValueAsBytes(event))).isEqualTo(example);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ALL, names = "JOB_.*")
    void exampleOfAJobHasTheStatusOfItsType(EventType type) {
        String status = type.wireName().substring("job.".length()).replace('-', '_');

        assertThat(contract.example(type).path("status").asText()).isEqualTo(status.toUpperCase(Locale.ROOT));
    }

    @ParameterizedTest
    @EnumSource
    void exampleNamesSyntheticHostsOnly(EventType type) {
        assertThat(contract.example(type).findValuesAsText("fqdn")).allMatch(fqdn -> fqdn.endsWith(".lync.example"));
    }
}
