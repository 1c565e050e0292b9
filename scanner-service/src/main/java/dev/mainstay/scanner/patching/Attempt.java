package dev.mainstay.scanner.patching;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.events.JobSnapshot.TranslatedMessage;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the last attempt to install something on a host ended.
 *
 * @param thing subject of the finding that it concerns: {@code update/<guid>}, {@code sql/<INSTANCE>}, {@code workload/Core
 *     Components}
 * @param revision of an update: the attempt says nothing of its other revisions
 * @param kb of a package; absent where nobody said it
 * @param target version that a package brings
 * @param at when it ended, by the clock of who says so
 * @param failed whether it failed, was given up or did not prove itself
 * @param hresult the HRESULT of a failure; absent where there is none
 * @param message why it failed, in patch-service's words; absent where Windows Update's history says so
 * @param translations the message in languages other than English; absent where there is none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Attempt(
        String thing,
        @Nullable Integer revision,
        @Nullable String kb,
        @Nullable String target,
        Instant at,
        boolean failed,
        @Nullable String hresult,
        @Nullable String message,
        @Nullable List<TranslatedMessage> translations) {

    /** An attempt to install an update through Windows Update. */
    public static Attempt ofUpdate(
            UUID updateId,
            int revision,
            Instant at,
            boolean failed,
            @Nullable String hresult,
            @Nullable String message,
            @Nullable List<TranslatedMessage> translations) {
        return new Attempt("update/" + updateId, revision, null, null, at, failed, hresult, message, translations);
    }
}
