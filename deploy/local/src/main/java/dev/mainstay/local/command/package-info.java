/**
 * Commands of {@code ./mainstay}: up, down, status, test. The script makes this package with javac alone before anything is
 * built, so it needs nothing but the JDK.
 */
@NullMarked
package dev.mainstay.local.command;

import org.jspecify.annotations.NullMarked;
