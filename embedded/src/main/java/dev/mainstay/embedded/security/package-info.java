/** What a local server needs to be as one in production: certificates, logins, rights. */
@NullMarked
package dev.mainstay.embedded.security;

import org.jspecify.annotations.NullMarked;
