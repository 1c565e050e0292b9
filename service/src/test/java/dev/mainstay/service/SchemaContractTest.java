package dev.mainstay.service;

import dev.mainstay.architecture.SchemaContract;
import org.junit.jupiter.api.Test;

class SchemaContractTest {

    @Test
    void theMigrationsAreWhatTheyWere() {
        SchemaContract.holds();
    }
}
