package dev.mainstay.catalogue.commandline;

/** How the commands end, for scripts; {@code --help} and docs/assess.md say the same. */
enum ExitCode {
    /** Nothing to install. */
    NOTHING_MISSING(0),
    /** Something is to be installed, or cannot be patched any more. */
    MISSING(1),
    /** The command line is wrong, or one of the files cannot be read; the others are judged. */
    UNREADABLE(2),
    /** Nothing is known to be missing, but not everything could be judged: no catalogue, or facts lacking. */
    NOT_JUDGED(3),
    /** An error of Mainstay itself. */
    FAILED(4);

    private final int status;

    ExitCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }
}
