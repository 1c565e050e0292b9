package dev.mainstay.agent.job.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What lies in the journal of a host is read by the next version of the agent, however its classes are called. */
class EntryJsonTest {
    private static final Instant AT = Instant.parse("2026-11-30T01:00:00Z");

    @Test
    void everyKindOfRecordHasItsNameForGood() {
        Set<String> names = Arrays.stream(JobEntry.class.getPermittedSubclasses())
                .map(kind -> EntryJson.name(kind.asSubclass(JobEntry.class)))
                .collect(Collectors.toSet());

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "Taken",
                        "StepBegan",
                        "StepEnded",
                        "EulasBegan",
                        "EulasEnded",
                        "InstallBegan",
                        "InstallEnded",
                        "PackageBegan",
                        "PackageEnded",
                        "RestartBegan",
                        "RestartEnded",
                        "VerifyBegan",
                        "Verified",
                        "Stopped",
                        "Abandoned",
                        "Ended",
                        "Closed");
    }

    @Test
    void aRecordIsWrittenUnderItsNameAndReadAgain() {
        // When
        byte[] written = EntryJson.write(new JobEntry.Abandoned("the host was restored", AT));

        // Then
        assertThat(new String(written, StandardCharsets.UTF_8)).contains("\"entry\":\"Abandoned\"");
        assertThat(EntryJson.read(written)).isEqualTo(new JobEntry.Abandoned("the host was restored", AT));
    }
}
