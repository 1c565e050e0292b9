package dev.mainstay.scanner.catalogue.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.catalogue.fact.Fact;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FactJsonTest {

    @Test
    void everyKindOfFactHasItsOwnName() {
        assertThat(FactJson.KINDS.values())
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(Set.of(Fact.class.getPermittedSubclasses()).stream()
                        .<Class<? extends Fact>>map(kind -> kind.asSubclass(Fact.class))
                        .toList());
    }
}
