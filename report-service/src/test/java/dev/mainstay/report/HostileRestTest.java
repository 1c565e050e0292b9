package dev.mainstay.report;

import dev.mainstay.testing.HostileRestTests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(Platform.class)
class HostileRestTest extends HostileRestTests {}
