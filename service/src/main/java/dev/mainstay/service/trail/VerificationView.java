package dev.mainstay.service.trail;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Whether a trail is whole, as far as its own database can tell.
 *
 * @param service whose trail it is
 * @param whole whether every entry is there, unaltered and linked to the one before
 * @param entries how many are so, from the first one on
 * @param lastHash hash of the last of these, to be held against the one that was published; 64 zeros where there is none
 * @param broken where it is not; absent where it is whole
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VerificationView(
        String service,
        boolean whole,
        long entries,
        String lastHash,
        @Nullable BrokenView broken) {

    /**
     * The first place where it is not whole; what comes behind was not looked at.
     *
     * @param number of the entry
     * @param message a sentence for people
     */
    record BrokenView(ChainFault code, long number, String message) {}
}
