package dev.mainstay.catalogue.supersedence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.UpdateFact;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever documents say, circles included. */
class SupersedencePropertyTest {

    @Property(tries = 300)
    void nothingContainsItselfThroughOthers(@ForAll("documents") List<UpdateFact> facts) {
        SupersedenceGraph graph = graph(facts);

        for (Edge edge : graph.edges()) {
            assertThat(graph.supersedes(edge.superseded(), edge.kb())).isFalse();
        }
    }

    @Property(tries = 300)
    void whatAContainedUpdateContainsIsContained(@ForAll("documents") List<UpdateFact> facts) {
        SupersedenceGraph graph = graph(facts);

        for (String kb : graph.updates().keySet()) {
            Set<String> closure = closure(graph, kb);
            Set<String> again = new HashSet<>();
            closure.forEach(contained -> again.addAll(closure(graph, contained)));
            assertThat(again).isEqualTo(closure);
            Set<String> others = new HashSet<>(graph.updates().keySet());
            others.remove(kb);
            assertThat(others).allSatisfy(other -> {
                assertThat(graph.path(other, Set.of(kb)).isPresent()).isEqualTo(closure.contains(other));
                assertThat(graph.supersedes(kb, other)).isEqualTo(closure.contains(other));
            });
        }
    }

    @Property(tries = 300)
    void theOrderOfDocumentsDoesNotMatter(@ForAll("documents") List<UpdateFact> facts, @ForAll long seed) {
        List<UpdateFact> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));

        SupersedenceGraph one = graph(facts);
        SupersedenceGraph other = graph(shuffled);

        assertThat(other.updates()).isEqualTo(one.updates());
        assertThat(new HashSet<>(other.edges())).isEqualTo(new HashSet<>(one.edges()));
        assertThat(other.warnings()).isEqualTo(one.warnings());
    }

    @Property(tries = 300)
    void ofACumulativeLineTheNewestContainsAll(@ForAll("documents") List<UpdateFact> facts) {
        SupersedenceGraph graph = graph(facts);
        List<String> rollups = graph.updates().values().stream()
                .filter(update -> update.track() == Track.MONTHLY_ROLLUP)
                .map(Update::kb)
                .toList();

        assertThat(rollups)
                .filteredOn(kb -> rollups.stream().noneMatch(other -> graph.supersedes(other, kb)))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Provide
    Arbitrary<List<UpdateFact>> documents() {
        Arbitrary<String> kb = Arbitraries.integers().between(1, 12).map(number -> "KB%07d".formatted(number));
        Arbitrary<String> track = Arbitraries.of(
                "Monthly Rollup", "Security Only", "IE Cumulative", "Security Update", "Preview Rollup", "");
        Arbitrary<String> build = Arbitraries.of("", "", "6.3.9600.20045", "6.3.9600.20069", "6.3.9600.20500");
        Arbitrary<String> month = Arbitraries.integers().between(1, 6).map(number -> "2020-%02d".formatted(number));
        Arbitrary<String> cve = Arbitraries.of("CVE-1", "CVE-2 CVE-3", "CVE-4");
        Arbitrary<String> superseded = kb.list().ofMaxSize(3).map(list -> String.join(" ", new HashSet<>(list)));
        return Combinators.combine(month, kb, track, build, superseded, cve)
                .as((m, k, t, b, s, c) ->
                        Updates.update("Windows Server 2012 R2", String.join("|", List.of(m, k, t, b, s, c))))
                .list()
                .ofMaxSize(20);
    }

    private static Set<String> closure(SupersedenceGraph graph, String kb) {
        return Set.copyOf(graph.kbs(graph.closure(kb)));
    }

    private static SupersedenceGraph graph(List<UpdateFact> facts) {
        return SupersedenceGraph.of("Windows Server 2012 R2", facts, List.of());
    }
}
