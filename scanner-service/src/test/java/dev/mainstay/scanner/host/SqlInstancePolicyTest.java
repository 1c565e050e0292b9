package dev.mainstay.scanner.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.Presence;
import dev.mainstay.events.HostSnapshot.SqlInstance;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import dev.mainstay.scanner.host.PlannedHost.DemandedInstance;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole table: what an instance was, what happens, what it is afterwards; a dash is "not there". */
class SqlInstancePolicyTest {

    @ParameterizedTest(name = "{0}, found by a complete scan: {1} → {2}")
    @CsvSource({
        "EXPECTED,   yes, CONFIRMED",
        "EXPECTED,   no,  MISSING",
        "CONFIRMED,  yes, CONFIRMED",
        "CONFIRMED,  no,  MISSING",
        "MISSING,    yes, CONFIRMED",
        "MISSING,    no,  MISSING",
        "UNEXPECTED, yes, UNEXPECTED",
        "UNEXPECTED, no,  -",
        "-,          yes, UNEXPECTED",
    })
    void scan(String before, String found, String after) {
        List<SqlInstance> scanned = SqlInstancePolicy.scanned(
                known(before), found.equals("yes") ? List.of(instance(Presence.CONFIRMED)) : List.of());
        assertThat(presence(scanned)).isEqualTo(after);
    }

    @ParameterizedTest(name = "{0}, demanded by the new plan: {1} → {2}")
    @CsvSource({
        "EXPECTED,   yes, EXPECTED",
        "EXPECTED,   no,  -",
        "CONFIRMED,  yes, CONFIRMED",
        "CONFIRMED,  no,  UNEXPECTED",
        "MISSING,    yes, MISSING",
        "MISSING,    no,  -",
        "UNEXPECTED, yes, CONFIRMED",
        "UNEXPECTED, no,  UNEXPECTED",
        "-,          yes, EXPECTED",
    })
    void plan(String before, String demanded, String after) {
        List<SqlInstance> planned = SqlInstancePolicy.replanned(
                known(before),
                demanded.equals("yes")
                        ? List.of(new DemandedInstance("RTCLOCAL", List.of(SqlPurpose.BACK_END), List.of("p.example")))
                        : List.of(),
                List.of());
        assertThat(presence(planned)).isEqualTo(after);
    }

    private static List<SqlInstance> known(String presence) {
        return presence.equals("-") ? List.of() : List.of(instance(Presence.valueOf(presence)));
    }

    private static SqlInstance instance(Presence presence) {
        return new SqlInstance(
                "RTCLOCAL", List.of(SqlPurpose.BACK_END), List.of("p.example"), presence, "11.0", "Express", "RUNNING");
    }

    private static String presence(List<SqlInstance> instances) {
        return instances.isEmpty() ? "-" : instances.get(0).presence().name();
    }
}
