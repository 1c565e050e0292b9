/** What a service does after its database was restored from an earlier day. */
@NullMarked
package dev.mainstay.messaging.recovery;

import org.jspecify.annotations.NullMarked;
