package dev.mainstay.report;

import dev.mainstay.testing.PermissionTests;
import dev.mainstay.testing.SignedInProfile;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SignedInProfile.class)
@QuarkusTestResource(Platform.class)
class PermissionTest extends PermissionTests {}
