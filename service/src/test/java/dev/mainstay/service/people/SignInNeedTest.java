package dev.mainstay.service.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.people.Role;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignInNeedTest {
    private static final Map<String, String> ALL = Map.of(
            "quarkus.oidc.tenant-enabled", "true",
            "quarkus.oidc.auth-server-url", "https://login.example/realms/lync",
            "quarkus.oidc.token.audience", "mainstay");

    @Test
    void withoutAProviderThatIsWhatIsMissing() {
        assertThat(missing(Map.of(), true)).hasSize(1).first().asString().contains("an identity provider");
        assertThat(missing(Map.of("quarkus.oidc.tenant-enabled", "false"), true))
                .hasSize(1);
    }

    @Test
    void allThatIsMissingIsTold() {
        assertThat(missing(Map.of("quarkus.oidc.tenant-enabled", "true"), false))
                .hasSize(3);
        assertThat(missing(ALL, false)).containsExactly("somebody with a role (mainstay.people.grants.*)");
        assertThat(missing(ALL, true)).isEmpty();
    }

    @Test
    void aProviderIsNotAskedInTheClear() {
        Map<String, String> clear = new HashMap<>(ALL);
        clear.put("quarkus.oidc.auth-server-url", "http://login.example/realms/lync");

        assertThat(missing(clear, true)).hasSize(1).first().asString().contains("https");
    }

    private static List<String> missing(Map<String, String> settings, boolean granted) {
        return new SignInNeed(new Grants(granted ? List.of(new Operators()) : List.of()))
                .missing(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .build());
    }

    private static final class Operators implements PeopleConfig.Granted {
        @Override
        public List<String> values() {
            return List.of("operators");
        }

        @Override
        public List<Role> roles() {
            return List.of(Role.OPERATOR);
        }

        @Override
        public Optional<List<String>> sites() {
            return Optional.empty();
        }

        @Override
        public Optional<List<String>> pools() {
            return Optional.empty();
        }
    }
}
