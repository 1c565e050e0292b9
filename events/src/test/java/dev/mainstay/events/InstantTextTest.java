package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantTextTest {
    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.SECONDS, ChronoUnit.MILLIS, ChronoUnit.MICROS, ChronoUnit.NANOS);

    @Property
    void whatIsWrittenIsRead(
            @ForAll @LongRange(min = 0, max = 253_402_300_799L) long second,
            @ForAll @IntRange(min = 0, max = 999_999_999) int nano,
            @ForAll @IntRange(min = 0, max = 3) int unit) {
        Instant instant = Instant.ofEpochSecond(second, nano).truncatedTo(UNITS.get(unit));

        assertThat(InstantText.read(instant.toString())).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-02-29T23:59:59Z",
                "2000-02-29T00:00:00.5Z",
                "0001-01-01T00:00:00Z",
                "1969-12-31T23:59:59.000000001Z",
                "9999-12-31T23:59:59.999999999Z",
                "2026-11-30T08:15:00.000000000Z"
            })
    void itIsReadAsThePlatformReadsIt(String text) {
        assertThat(InstantText.read(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-11-30T08:15Z",
                "2026-11-30T08:15:00",
                "2026-11-30T08:15:00.Z",
                "2026-11-30T08:15:00.1234567890Z",
                "2026-11-30T08:15:00+00:00",
                "2026-11-30T08:15:00,123Z",
                "2026-11-30t08:15:00z",
                "2026-11-30 08:15:00Z",
                " 2026-11-30T08:15:00Z",
                "2026-11-30T08:15:00Z ",
                "+2026-11-30T08:15:00Z",
                "-026-11-30T08:15:00Z",
                "0000-11-30T08:15:00Z",
                "2026-00-30T08:15:00Z",
                "2026-13-30T08:15:00Z",
                "2026-11-00T08:15:00Z",
                "2026-11-31T08:15:00Z",
                "2026-02-29T08:15:00Z",
                "1900-02-29T08:15:00Z",
                "2026-11-30T24:00:00Z",
                "2026-11-30T08:60:00Z",
                "2026-11-30T08:15:60Z",
                "2026-11-30T08:15:0xZ",
                "2026-11-30T08:15:00.12x4Z",
                "2026-11-30T08:15:00.-12Z",
                "２０26-11-30T08:15:00Z",
                "1764490500000"
            })
    void everyOtherFormIsLeftToTheFormatter(String text) {
        assertThat(InstantText.read(text)).isNull();
    }
}
