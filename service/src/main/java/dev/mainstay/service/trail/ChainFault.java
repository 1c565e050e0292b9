package dev.mainstay.service.trail;

/** What is wrong with an entry of a trail. */
enum ChainFault {
    ALTERED("The entry is not what it was when it was made."),
    MISSING("The entry is missing; later ones are there."),
    NOT_LINKED("The entry does not follow on the one before it: that one, or this one, is another than it was."),
    CUT_OFF("The entry and all after it are missing."),
    ANOTHER_END("The trail's end was noted with another hash than its last entry has.");

    private final String message;

    ChainFault(String message) {
        this.message = message;
    }

    /** A sentence for people. */
    String message() {
        return message;
    }
}
