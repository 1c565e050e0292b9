package dev.mainstay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.people.Role;
import dev.mainstay.service.people.PeopleConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The settings of people, here as module service has nothing that reads settings. */
class PeopleConfigTest {

    @Test
    void withoutSettingsNobodyIsGrantedAnything() {
        PeopleConfig config = config(Map.of());

        assertThat(config.roleClaim()).isEqualTo("groups");
        assertThat(config.grants()).isEmpty();
        assertThat(config.refused().burst()).isEqualTo(60);
        assertThat(config.refused().every()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.refused().addresses()).isEqualTo(10_000);
    }

    @Test
    void everyPropertyIsMapped() {
        PeopleConfig config = config(Map.of(
                "mainstay.people.role-claim", "realm_access/roles",
                "mainstay.people.grants.berlin-ops.values", "CN=Ops\\,OU=Berlin,night",
                "mainstay.people.grants.berlin-ops.roles", "operator,APPROVER",
                "mainstay.people.grants.berlin-ops.sites", "Berlin",
                "mainstay.people.grants.berlin-ops.pools", "pool01.lync.example,pool02.lync.example",
                "mainstay.people.refused.burst", "2",
                "mainstay.people.refused.every", "3s",
                "mainstay.people.refused.addresses", "4"));
        PeopleConfig.Granted granted = Objects.requireNonNull(config.grants().get("berlin-ops"));

        assertThat(config.roleClaim()).isEqualTo("realm_access/roles");
        assertThat(granted.values()).containsExactly("CN=Ops,OU=Berlin", "night");
        assertThat(granted.roles()).containsExactly(Role.OPERATOR, Role.APPROVER);
        assertThat(granted.sites()).contains(List.of("Berlin"));
        assertThat(granted.pools()).contains(List.of("pool01.lync.example", "pool02.lync.example"));
        assertThat(config.refused().burst()).isEqualTo(2);
        assertThat(config.refused().every()).isEqualTo(Duration.ofSeconds(3));
        assertThat(config.refused().addresses()).isEqualTo(4);
    }

    private static PeopleConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .withConverter(Duration.class, 200, new DurationConverter())
                .withMapping(PeopleConfig.class)
                .build()
                .getConfigMapping(PeopleConfig.class);
    }
}
