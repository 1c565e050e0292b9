package dev.mainstay.catalogue.commandline;

/** A catalogue file was named and is not there or cannot be read; the message is one line for a person. */
final class NoCatalogueException extends Exception {

    private static final long serialVersionUID = 1;

    NoCatalogueException(String message) {
        super(message);
    }
}
