package dev.mainstay.scanner;

import dev.mainstay.testing.MeterTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class MeterTest extends MeterTests {}
