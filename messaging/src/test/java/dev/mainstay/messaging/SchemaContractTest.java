package dev.mainstay.messaging;

import dev.mainstay.architecture.SchemaContract;
import org.junit.jupiter.api.Test;

class SchemaContractTest {

    @Test
    void theMigrationsAreWhatTheyWere() {
        SchemaContract.holds();
    }
}
