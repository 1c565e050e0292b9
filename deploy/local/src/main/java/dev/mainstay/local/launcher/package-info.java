/** What {@code ./mainstay up} runs: starts everything on this machine, keeps it running, ends it. */
@NullMarked
package dev.mainstay.local.launcher;

import org.jspecify.annotations.NullMarked;
