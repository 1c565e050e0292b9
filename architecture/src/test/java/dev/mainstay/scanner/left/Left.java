package dev.mainstay.scanner.left;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("PACKAGES_HAVE_NO_CYCLES")
public record Left(dev.mainstay.scanner.right.Right right) {}
