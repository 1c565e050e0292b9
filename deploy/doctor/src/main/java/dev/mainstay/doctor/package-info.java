/**
 * Command that looks, with a service's own settings and logins, at what the service depends on, and says what is to be mended.
 * Nothing is changed: it reads files, opens connections and asks.
 */
@NullMarked
package dev.mainstay.doctor;

import org.jspecify.annotations.NullMarked;
