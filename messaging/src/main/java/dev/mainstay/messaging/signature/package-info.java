/** Ed25519 keys, and signing many things with one signature. */
@NullMarked
package dev.mainstay.messaging.signature;

import org.jspecify.annotations.NullMarked;
