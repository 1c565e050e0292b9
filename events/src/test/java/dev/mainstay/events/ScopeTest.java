package dev.mainstay.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.Scope.Place;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For whom a scope holds: host 1 is in Lyon and a member of pool01 and sql01. */
class ScopeTest {
    private static final UUID HOST = new UUID(0, 1);

    @ParameterizedTest(name = "[{0}] [{1}] [{2}] -> {3}")
    @CsvSource(delimiter = '|', nullValues = "-", ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            # sites    | pools                | hosts | level
            -          | -                    | -     | ESTATE
            Lyon       | -                    | -     | SITE
            LYON       | -                    | -     | SITE
            '  lyon '  | -                    | -     | SITE
            Paris,Lyon | -                    | -     | SITE
            Paris      | -                    | -     | -
            -          | pool01.x             | -     | POOL
            -          | POOL01.X             | -     | POOL
            -          | ' Pool01.x '         | -     | POOL
            -          | pool02.x,sql01.x     | -     | POOL
            -          | pool02.x             | -     | -
            -          | pool01               | -     | -
            -          | -                    | 1     | HOST
            -          | -                    | 2     | -
            # the narrowest counts
            Lyon       | pool01.x             | -     | POOL
            Lyon       | pool01.x             | 1     | HOST
            Lyon       | pool02.x             | 2     | SITE
            Paris      | pool01.x             | 2     | POOL
            Paris      | pool02.x             | 1     | HOST
            # a name of blanks alone names nothing, neither a host without a pool nor the whole estate
            ' '        | -                    | -     | -
            -          | ' '                  | -     | -
            """)
    void scopeHoldsForItsSitesPoolsAndHosts(
            @Nullable String sites, @Nullable String pools, @Nullable String hosts, Scope.@Nullable Level level) {
        Scope scope = new Scope(
                words(sites),
                words(pools),
                words(hosts).stream()
                        .map(number -> new UUID(0, Long.parseLong(number)))
                        .collect(Collectors.toSet()));

        assertThat(scope.levelFor(new Place(HOST, "Lyon", Set.of("pool01.x", "sql01.x"))))
                .as("as the topology writes it")
                .isEqualTo(Optional.ofNullable(level));
        assertThat(scope.levelFor(new Place(HOST, " LYON", Set.of("Pool01.X ", "SQL01.x"))))
                .as("as nobody should write it")
                .isEqualTo(Optional.ofNullable(level));
    }

    @Test
    void hostWithoutAPlaceIsOnlyOfTheEstate() {
        Place nowhere = new Place(HOST, null, Set.of());

        assertThat(Scope.ESTATE.levelFor(nowhere)).contains(Scope.Level.ESTATE);
        assertThat(new Scope(Set.of(" "), Set.of(" "), Set.of()).levelFor(nowhere))
                .isEmpty();
        assertThat(new Scope(Set.of(" "), Set.of(" "), Set.of()).levelFor(new Place(HOST, " ", Set.of(""))))
                .isEmpty();
    }

    @Test
    void namesAreBroughtIntoOneFormAndStayInTheirOrder() {
        Scope scope = Scope.of(List.of("Pool02.X", " pool01.x", "pool02.x"), List.of(HOST, HOST));

        assertThat(scope.pools()).containsExactly("pool02.x", "pool01.x");
        assertThat(scope.hostIds()).containsExactly(HOST);
        assertThat(scope).isEqualTo(Scope.of(List.of("pool01.x", "POOL02.x"), List.of(HOST)));
    }

    private static Set<String> words(@Nullable String text) {
        return text == null ? Set.of() : new LinkedHashSet<>(Arrays.asList(text.split(",", -1)));
    }
}
