package dev.mainstay.patch.policy;

import dev.mainstay.events.ScanSnapshot.Offer;

/**
 * An update that a baseline or a decision lets through and that is not ordered all the same.
 *
 * @param offer the update
 * @param why the reason
 */
public record Exclusion(Offer offer, Why why) {

    /** Reasons to leave an update out; the sentences in English and French stand in docs/events.md. */
    public enum Why {
        LICENCE_NOT_ACCEPTED(
                "licence-not-accepted",
                "Its licence terms are not accepted on the host, and no approval accepts them (acceptEula)"),
        OPTIONAL(
                "optional-not-asked",
                "It is optional (Windows Update only shows it to who looks for it), and neither the baseline nor a decision asks for it"),
        DRIVER("driver-not-asked", "It is a driver, and neither the baseline nor a decision asks for it"),
        DOTNET_NOT_SUPPORTED(
                "dotnet-not-supported",
                "It brings a .NET Framework that the host's Lync Server or Skype for Business Server at its level is not known to support; a person who approves it with a reason lets it through");

        private final String code;
        private final String message;

        Why(String code, String message) {
            this.code = code;
            this.message = message;
        }

        /** Its stable name, kebab case. */
        public String code() {
            return code;
        }

        /** A sentence for people, English. */
        public String message() {
            return message;
        }
    }
}
