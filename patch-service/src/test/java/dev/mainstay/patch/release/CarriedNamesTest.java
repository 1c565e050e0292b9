package dev.mainstay.patch.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pool whose back end is a name in the topology: a listener's, a cluster's or a failover cluster instance's. */
class CarriedNamesTest {

    private final TestEstate estate = new TestEstate();

    @BeforeEach
    void poolWhoseBackEndIsAName() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 3)
                .pool("listener", PoolKind.SQL_STORE, 1)
                .sql("listener-1", SqlPurpose.BACK_END, "fe")
                .out("listener-1", OutageCause.NAME_OR_MACHINE)
                .host("node-a")
                .host("node-b");
    }

    @Test
    void whileNobodySaysWhatItIsTheFrontEndsWaitAndAreToldWhatToDo() {
        estate.waiting("fe-1");

        assertThat(estate.released()).isEmpty();
        assertThat(estate.held()).containsEntry("fe-1", "back-end-name-or-machine");
        assertThat(estate.plan().held().get(0).hold().message())
                .contains("listener-1")
                .contains("annotations/carriers");
    }

    @Test
    void carriersGoOneAfterTheOtherAndNeverWithAFrontEnd() {
        estate.carried("listener-1", "node-a", "node-b").waiting("fe-1", "fe-2", "fe-3", "node-a", "node-b");

        assertThat(estate.released()).containsExactly("node-a");
        assertThat(estate.held()).containsEntry("node-b", "mirror-partner-out").containsEntry("fe-1", "back-end-out");
    }

    @Test
    void frontEndsGoWhenEveryCarrierIsIn() {
        estate.carried("listener-1", "node-a", "node-b").waiting("fe-1");

        assertThat(estate.released()).containsExactly("fe-1");
    }

    @Test
    void carriersWaitForAFrontEndThatIsOut() {
        estate.carried("listener-1", "node-a", "node-b")
                .out("fe-2", OutageCause.IN_PROGRESS)
                .waiting("node-a");

        assertThat(estate.held()).containsEntry("node-a", "front-end-out");
    }

    @ParameterizedTest
    @EnumSource(OutageCause.class)
    void carrierThatIsOutHoldsTheOtherAndTheFrontEnds(OutageCause cause) {
        estate.carried("listener-1", "node-a", "node-b").out("node-b", cause).waiting("fe-1", "node-a");

        assertThat(estate.released()).isEmpty();
    }

    @Test
    void nameThatIsCarriedOutsideOfTheEstateHoldsNobody() {
        estate.carried("listener-1").waiting("fe-1");

        assertThat(estate.released()).containsExactly("fe-1");
    }

    @Test
    void nameWhoseCarriersAreNotKnownYetIsOutAsBefore() {
        estate.carriers.put("listener-1", List.of("node-z"));
        estate.waiting("fe-1");

        assertThat(estate.held()).containsEntry("fe-1", "back-end-name-or-machine");
    }

    @Test
    void hostsThatCarryTwoNamesServeWhomBothServe() {
        estate.pool("other", PoolKind.ENTERPRISE_FRONT_END, 3)
                .pool("cluster", PoolKind.SQL_STORE, 1)
                .sql("cluster-1", SqlPurpose.BACK_END, "other")
                .out("cluster-1", OutageCause.NAME_OR_MACHINE)
                .carried("listener-1", "node-a", "node-b")
                .carried("cluster-1", "node-b", "node-c")
                .out("other-1", OutageCause.IN_PROGRESS)
                .waiting("node-b");

        assertThat(estate.held()).containsEntry("node-b", "front-end-out");
    }
}
