package dev.mainstay.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.architecture.ApiDocument;
import dev.mainstay.events.EventJson;
import dev.mainstay.local.launcher.ServiceName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeavyBodiesTest {

    @ParameterizedTest
    @EnumSource(ServiceName.class)
    void everyJsonBodyIsOneAndMakesMostOfItsBytes(ServiceName service) throws Exception {
        List<HeavyBodies.Heavy> all = new HeavyBodies(
                        ApiDocument.in(DemoRun.ROOT.resolve("docs/openapi/" + service.module() + ".json")))
                .all(20_000);

        assertThat(all).isNotEmpty();
        for (HeavyBodies.Heavy heavy : all) {
            assertThat(heavy.path()).doesNotContain("{");
            if (heavy.type().equals("application/json")) {
                assertThat(EventJson.mapper().readTree(heavy.body().get()).isObject())
                        .as("%s %s: %s", heavy.method(), heavy.path(), heavy.name())
                        .isTrue();
                assertThat(heavy.body().get()).hasSizeBetween(15_000, 25_000);
            }
        }
    }
}
