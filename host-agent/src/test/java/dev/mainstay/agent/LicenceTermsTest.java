package dev.mainstay.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Hresult;
import dev.mainstay.agent.platform.Update;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Licence terms are accepted on the host when the order says that a person did, and never otherwise. */
class LicenceTermsTest {

    @TempDir
    Path folder;

    @Test
    void termsThatTheOrderAcceptsAreAcceptedBeforeTheDownloadAndToldInTheResult() throws Exception {
        try (Rig rig = new Rig(folder)) {
            Update terms = rig.host.offerWithTerms("Feature pack");
            Update plain = rig.host.offer("Rollup", false, Update.RebootBehavior.NEVER_REBOOTS);
            rig.control.order(List.of(terms, plain), true);

            rig.start().untilResult().stop();

            assertThat(rig.host.effects)
                    .containsSubsequence("terms accepted Feature pack", "installed Feature pack", "installed Rollup");
            assertThat(rig.control.results.get(0))
                    .contains("\"outcome\":\"INSTALLED\"")
                    .containsOnlyOnce("\"eulaAccepted\":true");
        }
    }

    @Test
    void withoutThatInTheOrderNothingIsAcceptedAndNothingInstalled() throws Exception {
        try (Rig rig = new Rig(folder)) {
            Update terms = rig.host.offerWithTerms("Feature pack");
            rig.control.order(List.of(terms));

            rig.start().untilResult().stop();

            assertThat(rig.host.effects).noneMatch(effect -> effect.startsWith("terms accepted"));
            assertThat(rig.host.effects).noneMatch(effect -> effect.startsWith("installed"));
            assertThat(rig.control.results.get(0))
                    .contains("\"outcome\":\"FAILED\"", Hresult.WU_E_EULAS_DECLINED.toString())
                    .doesNotContain("eulaAccepted");
        }
    }

    @Test
    void whenAcceptingFailsHalfWayTheResultStillTellsWhatWasAccepted() throws Exception {
        try (Rig rig = new Rig(folder)) {
            Update one = rig.host.offerWithTerms("One");
            Update two = rig.host.offerWithTerms("Two");
            rig.host.failing.add("eulas");
            rig.control.order(List.of(one, two), true);

            rig.start().untilResult().stop();

            assertThat(rig.host.effects).contains("terms accepted One").doesNotContain("terms accepted Two");
            assertThat(rig.control.results.get(0))
                    .contains("\"outcome\":\"FAILED\"", "licence terms were not accepted")
                    .containsOnlyOnce("\"eulaAccepted\":true");
        }
    }
}
