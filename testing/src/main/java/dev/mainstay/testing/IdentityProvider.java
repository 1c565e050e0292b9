package dev.mainstay.testing;

import java.util.List;
import java.util.Map;

/**
 * The identity provider of the tests ({@link TestIssuer}), one for all tests of a JVM. It is a test's and says nothing about a real
 * one; the code that verifies its tokens is the real one.
 */
public final class IdentityProvider {
    private IdentityProvider() {}

    /** Its address, which is also what it calls itself. */
    public static String url() {
        return String.valueOf(TestPlatform.inSystemClassLoader("issuer"));
    }

    static String sign(Map<String, Object> header, Map<String, Object> claims) {
        return String.valueOf(TestPlatform.inSystemClassLoader("token", header, claims));
    }

    /** The header and the claims, signed with a key that the provider does not have. */
    static String signWithForeignKey(Map<String, Object> header, Map<String, Object> claims) {
        return TestIssuer.signed(TestIssuer.newKey(), header, claims);
    }

    /** Has another key from now on; the one before is published no more. */
    public static void rotate() {
        TestPlatform.inSystemClassLoader("rotate");
    }

    /** Does something while the provider does not answer. */
    public static void whileAway(Runnable what) {
        TestPlatform.inSystemClassLoader("away", true);
        try {
            what.run();
        } finally {
            TestPlatform.inSystemClassLoader("away", false);
        }
    }

    /** What {@link SignedInProfile} calls the groups of whoever has the role everywhere. */
    static List<String> groups() {
        return List.of("viewers", "operators", "approvers", "auditors", "administrators");
    }
}
