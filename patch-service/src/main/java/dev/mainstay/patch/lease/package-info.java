/** What agents do with jobs (docs/agent-protocol.md): lease them, report steps, report the end. */
@NullMarked
package dev.mainstay.patch.lease;

import org.jspecify.annotations.NullMarked;
