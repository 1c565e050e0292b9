/**
 * What tests of several services share, with scope test alone: nothing that runs depends on it.
 *
 * <ul>
 *   <li>{@link dev.mainstay.testing.TestPlatform}: one broker and one database for all tests of a JVM, which
 *       {@link dev.mainstay.testing.ServicePlatform} gives to a service under test;
 *   <li>{@link dev.mainstay.testing.Topics}: what the other services say, and what this one said;
 *   <li>{@link dev.mainstay.testing.Rest}, {@link dev.mainstay.testing.AgentKey}: what people and agents ask,
 *       {@link dev.mainstay.testing.Simultaneously} too; {@link dev.mainstay.testing.Records}: samples that differ in one thing;
 *   <li>{@link dev.mainstay.testing.SettableClock}: the time; {@link dev.mainstay.testing.SettingsFiles}: the settings;
 *   <li>{@link dev.mainstay.testing.IdentityProvider}, {@link dev.mainstay.testing.Token}: where people sign in, and what they
 *       then send, to a service with {@link dev.mainstay.testing.SignedInProfile};
 *   <li>{@link dev.mainstay.testing.HostileRestTests}, {@link dev.mainstay.testing.RestContractTests}, {@link
 *       dev.mainstay.testing.PermissionTests}: what is asked of
 *       every service.
 * </ul>
 */
@NullMarked
package dev.mainstay.testing;

import org.jspecify.annotations.NullMarked;
