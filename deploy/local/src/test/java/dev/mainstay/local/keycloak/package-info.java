/** A real Keycloak, from its distribution archive, for the tests that sign in. */
@NullMarked
package dev.mainstay.local.keycloak;

import org.jspecify.annotations.NullMarked;
