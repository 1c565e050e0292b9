/**
 * What the suite needs after databases were restored or the broker's data was lost: one command of an administrator, while no service
 * runs, and a second one when they run again. PostgreSQL's own tools bring back the bytes.
 */
@NullMarked
package dev.mainstay.recovery;

import org.jspecify.annotations.NullMarked;
