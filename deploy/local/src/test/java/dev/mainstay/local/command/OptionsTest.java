package dev.mainstay.local.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    @Test
    void portsGoToTheLauncherAsTheyAreGiven() {
        assertThat(Options.up(List.of())).isEqualTo(new Options.Ups(false, List.of(), List.of()));
        assertThat(Options.up(List.of("--broker-port", "9092", "--fresh", "--report-port", "65535")))
                .isEqualTo(new Options.Ups(
                        true, List.of(9092, 65535), List.of("--broker-port", "9092", "--report-port", "65535")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--report-port", "--report-port 0", "--report-port 65536", "--report-port http", "--pace 3", "x"
            })
    void whatUpDoesNotTakeIsRefused(String given) {
        List<String> args = List.of(given.split(" "));

        assertThatThrownBy(() -> Options.up(args))
                .isInstanceOfSatisfying(
                        CommandFailedException.class, e -> assertThat(e.exit()).isEqualTo(2));
    }

    @Test
    void theAttackRunsAloneAndTheSeedIsPassedOn() {
        assertThat(Options.test(List.of())).isEmpty();
        assertThat(Options.test(List.of("--attack", "5", "--seed", "42")))
                .contains("-Dit.test=AttackIT", "-Dmainstay.attack.minutes=5", "-Dmainstay.attack.seed=42");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--attack", "--attack long", "--seed 1234567890123456789", "--quick"})
    void whatTestDoesNotTakeIsRefused(String given) {
        List<String> args = List.of(given.split(" "));

        assertThatThrownBy(() -> Options.test(args))
                .isInstanceOfSatisfying(
                        CommandFailedException.class, e -> assertThat(e.exit()).isEqualTo(2));
    }

    @Test
    void statusTakesJsonAlone() {
        List<String> more = List.of("--json", "now");

        assertThat(Options.json(List.of())).isFalse();
        assertThat(Options.json(List.of("--json"))).isTrue();
        assertThatThrownBy(() -> Options.json(more))
                .isInstanceOf(CommandFailedException.class)
                .hasMessageContaining("now");
    }
}
