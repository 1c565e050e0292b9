package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;

/** Sample. */
@Breaks("TRANSLATORS_ARE_THEIR_PACKAGES_OWN")
public class OpenResource {}
