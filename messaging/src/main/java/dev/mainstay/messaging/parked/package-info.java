/** Records that a group could not take, until somebody replays them, and what an operator lets pass meanwhile. */
@NullMarked
package dev.mainstay.messaging.parked;

import org.jspecify.annotations.NullMarked;
