package dev.mainstay.scanner.estate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.scanner.estate.plan.AddedHost;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostCsvTest {

    @Test
    void readsColumnsInAnyOrderWithQuotesAndByteOrderMark() {
        HostCsv.Reading reading = HostCsv.read(
                "\uFEFFsite;kind;fqdn;pool\r\n\"Paris; \"\"Nord\"\"\";plain;RP1.Example;proxies.example\r\n\r\n"
                        + "DMZ;;rp2.example;\r\n",
                10);
        assertThat(reading.badLines()).isEmpty();
        assertThat(reading.hosts())
                .containsExactly(
                        new AddedHost("rp1.example", "Paris; \"Nord\"", "proxies.example", PoolKind.PLAIN),
                        new AddedHost("rp2.example", "DMZ", null, PoolKind.PLAIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.example,Paris",
                "a.example,Paris,PLAIN,more",
                "not a name,Paris,PLAIN",
                "a.example,,PLAIN",
                "a.example,Paris,WASHING_MACHINE",
                "\"a.example,Paris,PLAIN",
                "ok.example,Paris,PLAIN",
            })
    void everyBadLineIsNamedByItsNumber(String line) {
        HostCsv.Reading reading = HostCsv.read("fqdn,site,kind\nok.example,Paris,PLAIN\n" + line, 10);
        assertThat(reading.badLines()).extracting(HostCsv.BadLine::line).isEqualTo(List.of(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fqdn,site", "fqdn,site,kind,colour", "a.example,Paris,PLAIN"})
    void headerMustNameTheColumns(String header) {
        assertThat(HostCsv.read(header + "\na.example,Paris,PLAIN", 10).badLines())
                .extracting(HostCsv.BadLine::line)
                .containsExactly(1);
    }

    @Test
    void tooManyLinesAreRefused() {
        assertThat(HostCsv.read("fqdn,site,kind\n" + "a.example,Paris,PLAIN\n".repeat(20), 10)
                        .badLines())
                .extracting(HostCsv.BadLine::line)
                .containsExactly(12);
    }
}
