package dev.mainstay.scanner.crowd;

import dev.mainstay.architecture.Breaks;

/** Sample: one class more than a package may have, so that without this one it may. */
@Breaks("PACKAGES_ARE_SMALL")
public record Crowd() {}

record Crowd1() {}

record Crowd2() {}

record Crowd3() {}

record Crowd4() {}

record Crowd5() {}

record Crowd6() {}

record Crowd7() {}

record Crowd8() {}

record Crowd9() {}

record Crowd10() {}

record Crowd11() {}

record Crowd12() {}

record Crowd13() {}

record Crowd14() {}

record Crowd15() {}

record Crowd16() {}

record Crowd17() {}

record Crowd18() {}

record Crowd19() {}

record Crowd20() {}

record Crowd21() {}

record Crowd22() {}

record Crowd23() {}

record Crowd24() {}

record Crowd25() {}
