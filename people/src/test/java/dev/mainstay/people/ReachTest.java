package dev.mainstay.people;

import static dev.mainstay.people.Role.ADMINISTRATOR;
import static dev.mainstay.people.Role.APPROVER;
import static dev.mainstay.people.Role.AUDITOR;
import static dev.mainstay.people.Role.OPERATOR;
import static dev.mainstay.people.Role.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.Scope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReachTest {
    private static final Grant OPERATES_POOL01 =
            new Grant(OPERATOR, Scope.of(List.of("POOL01.lync.example"), List.of()));
    private static final Grant APPROVES_BERLIN = new Grant(APPROVER, new Scope(Set.of("Berlin"), Set.of(), Set.of()));
    private static final List<Grant> BOTH = List.of(OPERATES_POOL01, APPROVES_BERLIN);

    @ParameterizedTest
    @EnumSource
    void everybodyWithARoleMaySee(Role role) {
        assertThat(Reach.of(List.of(Grant.everywhere(role)), VIEWER).everywhere())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "VIEWER", mode = EnumSource.Mode.EXCLUDE)
    void nobodyMayDoWhatAnotherRoleMay(Role role) {
        Role[] others = List.of(OPERATOR, APPROVER, AUDITOR, ADMINISTRATOR).stream()
                .filter(other -> other != role)
                .toArray(Role[]::new);

        assertThat(Reach.of(List.of(Grant.everywhere(role)), others).nowhere()).isTrue();
        assertThat(Reach.of(List.of(Grant.everywhere(role)), role).everywhere()).isTrue();
    }

    @Test
    void aGrantGoesAsFarAsItsScopeAndNoFurther() {
        Reach reach = Reach.of(BOTH, OPERATOR);

        assertThat(reach.everywhere()).isFalse();
        assertThat(reach.covers(host("Paris", "pool01.lync.example"))).isTrue();
        assertThat(reach.covers(host("Berlin", "pool02.lync.example"))).isFalse();
        assertThat(reach.coversPool("Pool01.Lync.Example", null)).isTrue();
        assertThat(reach.coversPool("pool02.lync.example", "Berlin")).isFalse();
        assertThat(reach.coversSite("Berlin")).isFalse();
    }

    @Test
    void whatSeveralGrantsPermitAddsUp() {
        Reach reach = Reach.of(BOTH, VIEWER);

        assertThat(reach.covers(host("Paris", "pool01.lync.example"))).isTrue();
        assertThat(reach.covers(host("berlin", "pool02.lync.example"))).isTrue();
        assertThat(reach.coversPool("pool03.lync.example", "BERLIN")).isTrue();
        assertThat(reach.coversSite("Berlin")).isTrue();
        assertThat(reach.covers(host("Paris", "pool02.lync.example"))).isFalse();
    }

    @Test
    void aHostInTwoPoolsIsWithinReachOfEither() {
        assertThat(Reach.of(BOTH, OPERATOR)
                        .covers(new Scope.Place(
                                UUID.randomUUID(), null, Set.of("pool02.lync.example", "pool01.lync.example"))))
                .isTrue();
    }

    @Test
    void anOperationForWhoeverIsSignedInNeedsNoGrant() {
        assertThat(Reach.of(BOTH).nowhere()).isTrue();
        assertThat(Reach.EVERYWHERE.covers(host("Paris", "pool02.lync.example")))
                .isTrue();
    }

    private static Scope.Place host(String site, String pool) {
        return new Scope.Place(UUID.randomUUID(), site, Set.of(pool));
    }
}
