package dev.mainstay.patch.lease;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.patch.HostId;
import dev.mainstay.patch.Platform;
import io.quarkus.test.TestTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestTransaction
@QuarkusTestResource(Platform.class)
class FenceStoreTest {

    @Inject
    FenceStore store;

    @Test
    void fencesOnlyCountUp() {
        HostId host = new HostId(UUID.randomUUID());

        assertThat(List.of(store.next(host), store.next(host), store.next(host)))
                .containsExactly(1L, 2L, 3L);
        assertThat(store.next(new HostId(UUID.randomUUID()))).isEqualTo(1);
    }
}
