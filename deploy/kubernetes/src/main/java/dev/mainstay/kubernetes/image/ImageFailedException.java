package dev.mainstay.kubernetes.image;

import org.jspecify.annotations.Nullable;

/** An image that cannot be made; the message is one line for whoever wants it. */
final class ImageFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImageFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
