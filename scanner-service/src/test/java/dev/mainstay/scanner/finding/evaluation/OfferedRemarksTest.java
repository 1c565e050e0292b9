package dev.mainstay.scanner.finding.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.events.HostSnapshot.Membership;
import dev.mainstay.events.HostSnapshot.Pool;
import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.Flags;
import dev.mainstay.scanner.finding.evaluation.ScanFacts.OfferedUpdate;
import dev.mainstay.scanner.host.HostId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferedRemarksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 29);
    private static final String POOL = "pool01.lync.example";

    @ParameterizedTest
    @CsvSource({
        // driver, only shown to who looks for it, optional
        "false, false, false",
        "false, true,  true",
        "true,  false, true",
        "true,  true,  true",
    })
    void driversAndWhatWindowsUpdateOnlyShowsAreOptional(boolean driver, boolean browseOnly, boolean optional) {
        OfferedRemarks remarks = of(new Flags("Updates", driver, browseOnly, false, null), false);

        assertThat(remarks.offer() != null && remarks.offer().optional()).isEqualTo(optional);
        assertThat(remarks.first()).hasSize(optional ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({
        // deadline, mandatory, member of a pool; what the first sentence says, whether the finding warns of a restart
        ",                     false, true,  '',                                  false",
        "2026-11-30T02:00:00Z, false, true,  installs it by itself on 2026-11-30, true",
        "2026-11-30T02:00:00Z, false, false, installs it by itself on 2026-11-30, false",
        "2026-11-29T23:00:00Z, false, true,  installs it by itself on 2026-11-29, true",
        "2026-11-28T23:00:00Z, false, true,  Its deadline was 2026-11-28,         true",
        "2026-12-06T00:00:00Z, false, true,  installs it by itself on 2026-12-06, true",
        "2026-12-07T00:00:00Z, false, true,  installs it by itself on 2026-12-07, false",
        ",                     true,  true,  It is mandatory,                     true",
        ",                     true,  false, It is mandatory,                     false",
    })
    void whatWindowsInstallsByItselfIsToldAndWarnedOfInAPool(
            @Nullable Instant deadline, boolean mandatory, boolean pooled, String says, boolean warns) {
        OfferedRemarks remarks = of(new Flags("Security Updates", false, false, mandatory, deadline), pooled);

        assertThat(english(remarks.first())).contains(says);
        Text remedy = remarks.remedy();
        assertThat(remedy != null).isEqualTo(warns);
        if (remedy != null) {
            assertThat(remedy.in(Locale.ENGLISH)).contains("restart this member of " + POOL);
            assertThat(remedy.in(Locale.FRENCH)).contains("redémarrer de lui-même ce membre de " + POOL);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Core Components                                                | what the first sentence says            | remedy
            Microsoft Lync Server 2013, Core Components       | 5.0.8308.1144 | which Lync Server 2013 at its level     | true
            Skype for Business Server 2015, Core Components   | 6.0.9319.277  | which Skype for Business Server 2015    | true
            Skype for Business Server 2015, Core Components   | 6.0.9319.281  |                                         | false
            Skype for Business Server 2019, Core Components   | 7.0.2046.216  | is not known. It is not held            | false
            Something else                                    | 1.0.0.0       |                                         | false
            """)
    void aNewerDotNetFrameworkIsHeldAgainstTheWorkload(
            String component, String version, @Nullable String says, boolean held) {
        OfferedUpdate update = new OfferedUpdate(
                UUID.randomUUID(),
                1,
                "Microsoft .NET Framework 4.7 for Windows Server 2012 R2 for x64 (KB3186539)",
                List.of("KB3186539"),
                List.of(),
                null,
                false,
                new Flags("Updates", false, false, false, null));

        OfferedRemarks remarks =
                OfferedRemarks.of(update, facts(List.of(new ComponentFacts(component, version))), host(true), DAY);

        assertThat(english(remarks.first())).contains(says == null ? "" : says);
        assertThat(remarks.first()).hasSize(says == null ? 0 : 1);
        assertThat(remarks.remedy() != null).isEqualTo(held);
    }

    @Test
    void factsFromBeforeThereWereFlagsSayNothing() {
        OfferedUpdate old = new OfferedUpdate(UUID.randomUUID(), 1, "Old", List.of(), List.of(), null, false);

        assertThat(OfferedRemarks.of(old, facts(List.of()), host(true), DAY))
                .isEqualTo(new OfferedRemarks(List.of(), null, null));
    }

    private static String english(List<Text> texts) {
        return texts.isEmpty() ? "" : texts.getFirst().in(Locale.ENGLISH);
    }

    private static OfferedRemarks of(Flags flags, boolean pooled) {
        OfferedUpdate update =
                new OfferedUpdate(UUID.randomUUID(), 1, "Offered", List.of(), List.of(), null, false, flags);
        return OfferedRemarks.of(update, facts(List.of()), host(pooled), DAY);
    }

    private static HostInput host(boolean pooled) {
        Pool pool =
                new Pool(POOL, "Lyon", PoolKind.ENTERPRISE_FRONT_END, Product.LYNC_SERVER_2013, 3, null, false, null);
        return new HostInput(
                new HostId(UUID.randomUUID()),
                "fe01.lync.example",
                1,
                pooled ? List.of(new Membership(pool, 1, null, null, List.of("Registrar"))) : List.of(),
                List.of());
    }

    private static HostFacts facts(List<ComponentFacts> components) {
        return new HostFacts(null, null, List.of(), List.of(), components, null, null, null, List.of());
    }
}
