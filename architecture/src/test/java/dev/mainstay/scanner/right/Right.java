package dev.mainstay.scanner.right;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("PACKAGES_HAVE_NO_CYCLES")
public class Right {
    /** Sample. */
    public dev.mainstay.scanner.left.Left left() {
        return new dev.mainstay.scanner.left.Left(this);
    }
}
