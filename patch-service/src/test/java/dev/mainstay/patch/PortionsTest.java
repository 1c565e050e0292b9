package dev.mainstay.patch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PortionsTest {

    @Test
    void everyPartIsFullButTheLast() {
        assertThat(Portions.of(List.of(), 2)).isEmpty();
        assertThat(Portions.of(List.of(1), 2)).containsExactly(List.of(1));
        assertThat(Portions.of(List.of(1, 2), 2)).containsExactly(List.of(1, 2));
        assertThat(Portions.of(List.of(1, 2, 3), 2)).containsExactly(List.of(1, 2), List.of(3));
    }
}
