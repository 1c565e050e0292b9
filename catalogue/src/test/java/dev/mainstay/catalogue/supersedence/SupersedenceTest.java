package dev.mainstay.catalogue.supersedence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mainstay.catalogue.fact.FixedBuildOverride;
import dev.mainstay.catalogue.fact.Origin;
import dev.mainstay.catalogue.fact.Source;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.index.Catalogue;
import dev.mainstay.catalogue.supersedence.SupersedenceWarning.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SupersedenceTest {

    private static final Supersedence SUPERSEDENCE = new Supersedence(Catalogue.of(Stream.concat(
                    Stream.of(
                                    updates("Windows Server 2012 R2", """
                    2021-06 | KB5003671 | Monthly Rollup |  | KB5003209 | CVE-1
                    2021-07 | KB5004298 | Monthly Rollup |  | KB5003671 | CVE-2
                    2021-07 | KB5004233 | IE Cumulative  |  | KB5004298 | CVE-3
                    """),
                                    updates("Microsoft Office 2016", """
                    2020-01 | KB1000001 | Security Update |  | KB1000003 | CVE-1
                    2020-02 | KB1000002 | Security Update |  | KB1000001 | CVE-2
                    2020-03 | KB1000003 | Security Update |  | KB1000002 | CVE-3
                    """),
                                    updates("Windows Server 2019", """
                    2021-08 | KB5005030 | Security Update | 10.0.17763.2114 |  | CVE-17
                    2021-09 | KB5005568 | Security Update | 17763.wrong     |  | CVE-18
                    """))
                            .flatMap(List::stream),
                    Stream.of(new FixedBuildOverride(
                            new Origin(Source.OVERRIDES, "overrides", LocalDate.of(2026, 11, 1)),
                            "KB5005568",
                            "Windows Server 2019",
                            "17763.wrong",
                            "10.0.17763.2183",
                            "a synthetic mistake")))
            .toList()));

    @Test
    void tellsWhatAnUpdateContainsAndWhatContainsItWithTheReason() {
        UpdateInProduct update = only("KB5003671");

        assertThat(update.product()).isEqualTo("Windows Server 2012 R2");
        assertThat(update.update().track()).isEqualTo(Track.MONTHLY_ROLLUP);
        assertThat(update.contains())
                .extracting(Edge::superseded, Edge::basis)
                .containsExactly(tuple("KB5003209", Edge.Basis.DOCUMENT));
        assertThat(update.containedIn())
                .extracting(Edge::kb, Edge::basis, edge -> document(edge))
                .containsExactly(tuple("KB5004298", Edge.Basis.DOCUMENT, "2021-07"));
        assertThat(update.warnings()).isEmpty();
    }

    @Test
    void tellsOfAnUpdateThatOnlyItsSuccessorNames() {
        UpdateInProduct update = only("KB5003209");

        assertThat(update.update().isDocumented()).isFalse();
        assertThat(update.containedIn()).extracting(Edge::kb).containsExactly("KB5003671");
    }

    @Test
    void tellsWhatIsNotBelievedOfAnUpdateAndOfAll() {
        assertThat(only("KB1000001").warnings())
                .extracting(SupersedenceWarning::kind)
                .containsExactly(Kind.CYCLE);
        assertThat(SUPERSEDENCE.warnings())
                .extracting(SupersedenceWarning::product, SupersedenceWarning::kind, SupersedenceWarning::kb)
                .containsExactly(
                        tuple("Microsoft Office 2016", Kind.CYCLE, "KB1000001"),
                        tuple("Windows Server 2012 R2", Kind.NARROW_TRACK, "KB5004233"));
    }

    @Test
    void buildsAreCorrectedFirst() {
        UpdateInProduct update = only("KB5005568");

        assertThat(update.update().revision()).isEqualTo(2183);
        assertThat(update.contains())
                .extracting(Edge::superseded, Edge::basis)
                .containsExactly(tuple("KB5005030", Edge.Basis.BUILD));
    }

    @Test
    void nothingIsKnownOfWhatNoDocumentNames() {
        assertThat(SUPERSEDENCE.of("KB9999999")).isEmpty();
    }

    private static UpdateInProduct only(String kb) {
        List<UpdateInProduct> found = SUPERSEDENCE.of(kb);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static String document(Edge edge) {
        return edge.firstSeen() == null ? "" : edge.firstSeen().document();
    }

    private static List<UpdateFact> updates(String product, String lines) {
        return Updates.updates(product, lines);
    }
}
