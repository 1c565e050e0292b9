package dev.mainstay.catalogue.source;

/** A document that cannot be read, with the place. Facts delivered before it was found are void. */
public final class MalformedDocumentException extends Exception {

    private final String document;
    private final String place;
    private final String reason;

    /**
     * Says where and why.
     *
     * @param document its name, as the caller gave it
     * @param place {@code line 3, column 14}, {@code /vulnerabilities/7/dueDate (byte 1234)} …
     */
    public MalformedDocumentException(String document, String place, String reason) {
        super(document + ", " + place + ": " + reason);
        this.document = document;
        this.place = place;
        this.reason = reason;
    }

    public String document() {
        return document;
    }

    public String place() {
        return place;
    }

    public String reason() {
        return reason;
    }
}
