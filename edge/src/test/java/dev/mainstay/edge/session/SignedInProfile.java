package dev.mainstay.edge.session;

import dev.mainstay.edge.Backend;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** An edge at which people sign in. */
public final class SignedInProfile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("mainstay.edge.services.silence", "60S");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Backend.class), new TestResourceEntry(TestProvider.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }
}
