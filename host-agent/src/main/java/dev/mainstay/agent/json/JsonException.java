package dev.mainstay.agent.json;

/** Text that is not the JSON that was agreed on. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JsonException(String message) {
        super(message);
    }
}
