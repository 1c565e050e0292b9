package dev.mainstay.catalogue.commandline;

/** The command line or what it names cannot be used; the message is one line for a person. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
