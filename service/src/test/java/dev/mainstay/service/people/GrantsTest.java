package dev.mainstay.service.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.Scope;
import dev.mainstay.people.Grant;
import dev.mainstay.people.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private static final Granted OPERATORS =
            new Granted(List.of("ops", "night"), List.of(Role.OPERATOR), List.of(), List.of());
    private static final Granted BERLIN = new Granted(
            List.of("berlin"),
            List.of(Role.OPERATOR, Role.APPROVER),
            List.of("Berlin"),
            List.of("POOL01.lync.example"));
    private final Grants grants = new Grants(List.of(OPERATORS, BERLIN));

    @Test
    void oneOfTheValuesIsEnough() {
        assertThat(grants.of(Set.of("night", "others"))).containsExactly(Grant.everywhere(Role.OPERATOR));
    }

    @Test
    void aValueIsComparedLetterByLetter() {
        assertThat(grants.of(Set.of("OPS", "op", "ops "))).isEmpty();
    }

    @Test
    void sitesAndPoolsLimitTheRoles() {
        Scope berlin = new Scope(Set.of("berlin"), Set.of("pool01.lync.example"), Set.of());

        assertThat(grants.of(Set.of("berlin")))
                .containsExactly(new Grant(Role.OPERATOR, berlin), new Grant(Role.APPROVER, berlin));
    }

    @Test
    void whoeverHasSeveralHasAllOfThem() {
        assertThat(grants.of(Set.of("berlin", "ops", "night"))).hasSize(3);
    }

    @Test
    void whereNothingIsGrantedNobodyMayAnything() {
        assertThat(new Grants(List.of()).any()).isFalse();
        assertThat(grants.any()).isTrue();
    }

    private record Granted(
            List<String> values, List<Role> roles, Optional<List<String>> sites, Optional<List<String>> pools)
            implements PeopleConfig.Granted {

        Granted(List<String> values, List<Role> roles, List<String> sites, List<String> pools) {
            this(values, roles, Optional.of(sites), Optional.of(pools));
        }
    }
}
