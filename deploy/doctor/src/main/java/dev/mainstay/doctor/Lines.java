package dev.mainstay.doctor;

/** One line of what a failure says. */
final class Lines {
    private Lines() {}

    /** The first line of its innermost cause that says anything. */
    static String first(Throwable failure) {
        String said = failure.getClass().getSimpleName();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                said = message;
            }
        }
        return said.lines().findFirst().orElse(said).strip();
    }
}
