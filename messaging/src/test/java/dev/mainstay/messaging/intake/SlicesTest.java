package dev.mainstay.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlicesTest {
    @Test
    void aSliceEndsBeforeTheElementThatWouldBeTooMuch() {
        assertThat(Slices.of(List.of(3, 3, 3, 9, 1), size -> size, 6))
                .containsExactly(List.of(3, 3), List.of(3), List.of(9), List.of(1));
        assertThat(Slices.of(List.<Integer>of(), size -> size, 6)).isEmpty();
    }

    @Property
    void nothingIsLostAndOrderIsKept(@ForAll @Size(max = 50) List<@IntRange(min = 0, max = 20) Integer> batch) {
        List<List<Integer>> slices = Slices.of(batch, size -> size, 10);

        assertThat(slices.stream().flatMap(List::stream)).containsExactlyElementsOf(batch);
        assertThat(slices)
                .allMatch(slice -> slice.size() == 1
                        || slice.stream().mapToInt(Integer::intValue).sum() <= 10);
    }
}
