/**
 * Who asks, found out: by the token of an identity provider (OpenID Connect), or, without one, as the local administrator on a
 * loopback address. {@link dev.mainstay.service.people.PermissionFilter} holds each operation for people to its {@link
 * dev.mainstay.people.PermittedTo}. Operations of agents have their signatures instead.
 */
@NullMarked
package dev.mainstay.service.people;

import org.jspecify.annotations.NullMarked;
