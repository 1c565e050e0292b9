package dev.mainstay.embedded;

import java.nio.file.Path;

/** A folder for programs or secrets is, or was, open to others. */
public final class NotPrivateException extends RuntimeException {
    NotPrivateException(Path folder, String why) {
        super("The folder " + folder + " is not private: " + why
                + ". Remove it, or make it yours alone (chmod 700), first.");
    }
}
