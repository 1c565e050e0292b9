package dev.mainstay.patch.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.Product;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Microsoft's table, row by row. */
class QuorumTableTest {

    @ParameterizedTest
    @CsvSource({
        "1,  LYNC_SERVER_2013, 0 of 1",
        "2,  LYNC_SERVER_2013, 1 of 2",
        "3,  LYNC_SERVER_2013, 2 of 3",
        "4,  LYNC_SERVER_2013, 2 of 4",
        "5,  LYNC_SERVER_2013, 3 of 5",
        "6,  LYNC_SERVER_2013, 3 of 6",
        "7,  LYNC_SERVER_2013, 4 of 7",
        "8,  LYNC_SERVER_2013, 4 of 7",
        "9,  LYNC_SERVER_2013, 4 of 7",
        "10, LYNC_SERVER_2013, 5 of 9",
        "11, LYNC_SERVER_2013, 5 of 9",
        "12, LYNC_SERVER_2013, 5 of 9",
        "12, SKYPE_FOR_BUSINESS_SERVER_2015, 5 of 9",
        "12, SKYPE_FOR_BUSINESS_SERVER_2019, 7 of 12",
        "12, UNKNOWN, 7 of 12",
        "13, LYNC_SERVER_2013, none",
        "13, SKYPE_FOR_BUSINESS_SERVER_2019, 7 of 12",
        "16, SKYPE_FOR_BUSINESS_SERVER_SE, 7 of 12",
        "17, SKYPE_FOR_BUSINESS_SERVER_2019, none",
    })
    void howManyMustRun(int size, Product product, String expected) {
        Optional<String> quorum = QuorumTable.of(size, product).map(row -> row.running() + " of " + row.ofTheFirst());

        assertThat(quorum.orElse("none")).isEqualTo(expected);
    }
}
