package dev.mainstay.agent.platform;

import org.jspecify.annotations.Nullable;

/**
 * Why something did not come about.
 *
 * @param hresult as Windows gave it, where it gave one
 * @param message for an administrator, without secrets; of one longer than 2,000 characters the middle is not passed on
 */
public record Failure(@Nullable Hresult hresult, String message) {

    public static Failure of(Hresult hresult) {
        return new Failure(hresult, hresult.inWords());
    }

    public static Failure of(String message) {
        return new Failure(null, message);
    }
}
