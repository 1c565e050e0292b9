package dev.mainstay.patch.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Product;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Branch appliances beside the pair of pools whose registrars take their users. */
class BranchAppliancesTest {

    private final TestEstate estate = new TestEstate();

    @BeforeEach
    void aPairWithTwoAppliances() {
        estate.pool("a", PoolKind.ENTERPRISE_FRONT_END, Product.LYNC_SERVER_2013, 3, 3, "b")
                .pool("b", PoolKind.ENTERPRISE_FRONT_END, Product.LYNC_SERVER_2013, 3, 3, "a")
                .appliance("branch-1", "a")
                .appliance("branch-2", "a");
    }

    @Test
    void bothHalvesOfThePairAreNeverOutAndAppliancesWaitForNeither() {
        estate.waitingEverywhere();

        assertThat(estate.released()).containsExactly("a-1", "branch-1", "branch-2");
        assertThat(estate.held()).containsEntry("b-1", "paired-pool-out");
    }

    @ParameterizedTest
    @EnumSource(OutageCause.class)
    void applianceThatIsOutHoldsNoPoolWithMembersToSpare(OutageCause cause) {
        estate.out("branch-1", cause).out("branch-2", cause).waiting("a-1");

        assertThat(estate.released()).containsExactly("a-1");
    }

    @Test
    void applianceWaitsWhileThePoolThatTakesItsUsersDoesNotServe() {
        estate.out("a-1", OutageCause.IN_PROGRESS).out("a-2", OutageCause.STALE).waiting("branch-1");

        assertThat(estate.released()).isEmpty();
        assertThat(estate.held()).isEqualTo(Map.of("branch-1", "backup-registrar-out"));
    }

    @Test
    void standardEditionServerAndItsAppliancesGoOneAfterTheOther() {
        TestEstate small = new TestEstate()
                .pool("se", PoolKind.STANDARD_EDITION, 1)
                .appliance("branch", "se")
                .waitingEverywhere();

        assertThat(small.released()).isEqualTo(List.of("se-1"));
        assertThat(small.held()).containsEntry("branch", "backup-registrar-out");
    }

    @Test
    void standardEditionServerWaitsForAnApplianceBeingPatchedAndForNoOther() {
        TestEstate small = new TestEstate()
                .pool("se", PoolKind.STANDARD_EDITION, 1)
                .appliance("branch", "se")
                .waiting("se-1");

        small.out("branch", OutageCause.IN_PROGRESS);
        assertThat(small.held()).containsEntry("se-1", "appliance-out");
        small.out("branch", OutageCause.LOST);
        assertThat(small.released()).containsExactly("se-1");
    }
}
