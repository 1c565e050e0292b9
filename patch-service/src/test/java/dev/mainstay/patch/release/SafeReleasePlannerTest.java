package dev.mainstay.patch.release;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.events.HostSnapshot.PoolKind;
import dev.mainstay.events.HostSnapshot.Product;
import dev.mainstay.events.HostSnapshot.SqlPurpose;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Each rule by itself. */
class SafeReleasePlannerTest {

    private final TestEstate estate = new TestEstate();

    @Test
    void hostThatCarriesTheProductAndWhoseKindIsUnknownIsNotReleased() {
        estate.pool("new", PoolKind.UNKNOWN, 2)
                .sql("new-1", SqlPurpose.LOCAL_CONFIGURATION_STORE)
                .pool("vis", PoolKind.VIDEO_INTEROP, 2)
                .sql("vis-1", SqlPurpose.LOCAL_CONFIGURATION_STORE)
                .waiting("new-1", "vis-1");

        assertThat(estate.released()).containsExactly("vis-1");
        assertThat(estate.held()).isEqualTo(Map.of("new-1", "kind-unknown"));
    }

    @Test
    void theLastServingFrontEndIsHeldWhileTheOthersDoNotServe() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 3)
                .out("fe-2", OutageCause.NOT_SERVING)
                .out("fe-3", OutageCause.NOT_SERVING)
                .waitingEverywhere();

        assertThat(estate.released()).isEmpty();
        assertThat(estate.held())
                .isEqualTo(Map.of(
                        "fe-1", "other-upgrade-domain-out", "fe-2", "host-not-serving", "fe-3", "host-not-serving"));
        assertThat(estate.plan().held())
                .anySatisfy(held -> assertThat(held.hold().message()).contains("fe-2 does not serve: RTCSRV STOPPED"));
    }

    @Test
    void oneFrontEndAfterTheOther() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 4).waitingEverywhere();

        assertThat(estate.released()).containsExactly("fe-1");
        assertThat(estate.held())
                .isEqualTo(Map.of(
                        "fe-2", "other-upgrade-domain-out",
                        "fe-3", "other-upgrade-domain-out",
                        "fe-4", "other-upgrade-domain-out"));
        assertThat(estate.blocked()).isEmpty();
    }

    @Test
    void membersOfOneUpgradeDomainMayGoTogetherUpToTheLimit() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, Product.LYNC_SERVER_2013, 6, 2, null)
                .waitingEverywhere();

        assertThat(estate.released()).containsExactly("fe-1");
        assertThat(estate.held()).containsEntry("fe-3", "max-unavailable");
        estate.maxUnavailable = 3;
        assertThat(estate.released()).containsExactly("fe-1", "fe-3", "fe-5");
        assertThat(estate.held()).containsEntry("fe-2", "other-upgrade-domain-out");
    }

    @ParameterizedTest(name = "of {0} ({1}) with one upgrade domain, {2} may go")
    @CsvSource({
        // all members in one upgrade domain and no limit: what remains is quorum, and one that stays up
        "2,  LYNC_SERVER_2013, 1",
        "3,  LYNC_SERVER_2013, 1",
        "4,  LYNC_SERVER_2013, 2",
        "5,  LYNC_SERVER_2013, 2",
        "6,  LYNC_SERVER_2013, 3",
        "7,  LYNC_SERVER_2013, 3",
        "8,  LYNC_SERVER_2013, 4", // three of the first seven, and the eighth
        "9,  LYNC_SERVER_2013, 5",
        "10, LYNC_SERVER_2013, 5",
        "11, LYNC_SERVER_2013, 6",
        "12, LYNC_SERVER_2013, 7",
        "12, SKYPE_FOR_BUSINESS_SERVER_2019, 5",
        "16, SKYPE_FOR_BUSINESS_SERVER_2019, 9",
    })
    void quorumByTheTable(int size, Product product, int mayGo) {
        estate.maxUnavailable = 100;
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, product, size, 1, null).waitingEverywhere();

        assertThat(estate.released()).hasSize(mayGo);
        assertThat(estate.held().values()).containsOnly("quorum");
    }

    @Test
    void onlyTheFirstCountForQuorum() {
        estate.maxUnavailable = 100;
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, Product.LYNC_SERVER_2013, 9, 1, null);
        estate.out("fe-1", OutageCause.STALE).out("fe-2", OutageCause.STALE).out("fe-3", OutageCause.STALE);
        estate.waiting("fe-4", "fe-9");

        assertThat(estate.released()).containsExactly("fe-9");
        assertThat(estate.held()).containsEntry("fe-4", "quorum");
        assertThat(estate.blocked()).containsExactly("fe-4");
    }

    @Test
    void aPoolOfASizeMicrosoftDoesNotGiveWaitsForAPerson() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 13).waiting("fe-1");

        assertThat(estate.held()).isEqualTo(Map.of("fe-1", "quorum-unknown"));
        assertThat(estate.blocked()).containsExactly("fe-1");
    }

    @Test
    void aPoolThatIsNotFullyKnownIsLeftAlone() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 4).forget("fe-3").waitingEverywhere();

        assertThat(estate.released()).isEmpty();
        assertThat(estate.held().values()).containsOnly("pool-not-fully-known");
        assertThat(estate.blocked()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(OutageCause.class)
    void whoeverIsOutCounts(OutageCause cause) {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 4).out("fe-3", cause).waiting("fe-1");

        assertThat(estate.held()).isEqualTo(Map.of("fe-1", "other-upgrade-domain-out"));
        assertThat(estate.blocked().isEmpty()).isEqualTo(cause == OutageCause.IN_PROGRESS);
    }

    @ParameterizedTest
    @EnumSource(
            value = OutageCause.class,
            names = {"FAILED", "IN_PROGRESS"},
            mode = EnumSource.Mode.EXCLUDE)
    void noJobStartsOnAHostOfWhichNothingIsKnown(OutageCause cause) {
        estate.host("web").out("web", cause).waiting("web");

        assertThat(estate.released()).isEmpty();
        assertThat(estate.blocked()).containsExactly("web");
    }

    @Test
    void failedHostsAreTriedAgainOneAfterTheOther() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 4);
        estate.out("fe-1", OutageCause.FAILED).out("fe-2", OutageCause.FAILED).waitingEverywhere();

        assertThat(estate.released()).containsExactly("fe-1");
        assertThat(estate.held())
                .isEqualTo(Map.of(
                        "fe-2", "other-upgrade-domain-out",
                        "fe-3", "other-upgrade-domain-out",
                        "fe-4", "other-upgrade-domain-out"));
        assertThat(estate.blocked()).containsExactlyInAnyOrder("fe-3", "fe-4");
    }

    @ParameterizedTest
    @EnumSource(
            value = PoolKind.class,
            names = {"EDGE", "MEDIATION", "PERSISTENT_CHAT", "DIRECTOR", "TRUSTED_APPLICATION", "AV_CONFERENCING"})
    void oneMemberStaysUp(PoolKind kind) {
        estate.maxUnavailable = 100;
        estate.pool("p", kind, Product.LYNC_SERVER_2013, 2, 1, null).waitingEverywhere();

        assertThat(estate.released()).containsExactly("p-1");
        assertThat(estate.held()).containsOnlyKeys("p-2");
    }

    @Test
    void aPoolOfOneMayGoAndIsMarkedAsAnOutage() {
        estate.pool("se", PoolKind.STANDARD_EDITION, 1)
                .sql("se-1", SqlPurpose.BACK_END, "se")
                .host("web")
                .waitingEverywhere();

        assertThat(estate.plan().released())
                .containsExactly(
                        new ReleasePlan.Released(TestEstate.job("se-1"), List.of("se")),
                        new ReleasePlan.Released(TestEstate.job("web"), List.of()));
    }

    @Test
    void backEndsGoBeforeTheFrontEndsTheyServeAndNeverWithThem() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 3)
                .sql("sql", SqlPurpose.BACK_END, "fe")
                .waitingEverywhere();

        assertThat(estate.released()).containsExactly("sql");
        assertThat(estate.held()).containsEntry("fe-1", "back-end-out");
    }

    @Test
    void aBackEndThatWaitsForARunningFrontEndGoesNext() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, Product.LYNC_SERVER_2013, 6, 2, null)
                .sql("sql", SqlPurpose.MONITORING_STORE, "fe")
                .out("fe-1", OutageCause.IN_PROGRESS)
                .waiting("sql", "fe-3");
        estate.maxUnavailable = 3;

        assertThat(estate.released()).isEmpty();
        assertThat(estate.held()).isEqualTo(Map.of("sql", "front-end-out", "fe-3", "back-end-next"));
        assertThat(estate.blocked()).isEmpty();
    }

    @Test
    void aBackEndThatWaitsForAPersonKeepsNobodyElseWaiting() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 3)
                .pool("other", PoolKind.EDGE, 2)
                .sql("sql", SqlPurpose.MONITORING_STORE, "fe", "other")
                .out("fe-1", OutageCause.FAILED)
                .waiting("sql", "other-1");

        assertThat(estate.released()).containsExactly("other-1");
        assertThat(estate.blocked()).containsExactly("sql");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "BACK_END",
                "CENTRAL_MANAGEMENT_STORE",
                "MONITORING_STORE",
                "ARCHIVING_STORE",
                "PERSISTENT_CHAT_STORE",
                "PERSISTENT_CHAT_COMPLIANCE_STORE"
            })
    void witnessMirrorAndPrincipalGoOneByOneThePrincipalLast(SqlPurpose store) {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 3)
                .sql("a-principal", store, "fe")
                .sql("b-mirror", store.mirror().orElseThrow(), "fe")
                .sql("c-witness", SqlPurpose.MIRROR_WITNESS, "fe")
                .waiting("a-principal", "b-mirror", "c-witness");

        assertThat(estate.released()).containsExactly("c-witness");
        assertThat(estate.held())
                .isEqualTo(Map.of("a-principal", "mirror-partner-out", "b-mirror", "mirror-partner-out"));
        estate.waiting.remove("c-witness");
        assertThat(estate.released()).containsExactly("b-mirror");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void pairedPoolsAreNeverOutTogether(boolean firstSideSaysSo) {
        estate.pool(
                        "pool01",
                        PoolKind.ENTERPRISE_FRONT_END,
                        Product.LYNC_SERVER_2013,
                        4,
                        4,
                        firstSideSaysSo ? "pool02" : null)
                .pool(
                        "pool02",
                        PoolKind.ENTERPRISE_FRONT_END,
                        Product.LYNC_SERVER_2013,
                        3,
                        3,
                        firstSideSaysSo ? null : "pool01")
                .pool("pool03", PoolKind.ENTERPRISE_FRONT_END, 3)
                .waitingEverywhere();

        assertThat(estate.released()).containsExactly("pool01-1", "pool03-1");
        assertThat(estate.held()).containsEntry("pool02-1", "paired-pool-out");
    }

    @Test
    void aHostOfSeveralPoolsObeysAll() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 3)
                .pool("mediation", PoolKind.MEDIATION, 3)
                .forget("mediation-3")
                .join("fe-3", "mediation", 3, null)
                .out("mediation-1", OutageCause.IN_PROGRESS)
                .waiting("fe-3");

        assertThat(estate.held()).isEqualTo(Map.of("fe-3", "other-upgrade-domain-out"));
        estate.out.clear();
        assertThat(estate.released()).containsExactly("fe-3");
    }

    @Test
    void plainHostsAreFree() {
        estate.host("a").host("b").host("c").waitingEverywhere();

        assertThat(estate.released()).containsExactly("a", "b", "c");
    }

    @Test
    void aHaltedRolloutReleasesNothing() {
        estate.host("a").waitingEverywhere();
        estate.haltedHosts.add("a");

        assertThat(estate.held()).isEqualTo(Map.of("a", "rollout-not-active"));
        assertThat(estate.blocked()).isEmpty();
    }

    @Test
    void whatIsReleasedKeepsItsPlaceButNotAgainstTheRules() {
        estate.pool("fe", PoolKind.ENTERPRISE_FRONT_END, 4).waitingEverywhere();
        estate.ready.add("fe-3");
        assertThat(estate.released()).containsExactly("fe-3");

        estate.out("fe-4", OutageCause.STALE);
        assertThat(estate.released()).isEmpty();
        assertThat(estate.held()).containsEntry("fe-3", "other-upgrade-domain-out");
    }
}
