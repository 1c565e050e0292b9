package dev.mainstay.local.command;

/** End of a command that cannot do its work; the message is what the person is told. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int exit;

    /** Failure with the exit status, 1 or 2, and the text. */
    CommandFailedException(int exit, Text text, Object... values) {
        super(Text.FAILED.with(text.with(values)));
        this.exit = exit;
    }

    int exit() {
        return exit;
    }
}
