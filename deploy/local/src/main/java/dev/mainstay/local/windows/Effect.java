package dev.mainstay.local.windows;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to a simulated machine. Its state is the sum of these and nothing else, so what a test counts
 * here is what the machine really went through. Times are the machine's clock.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "effect")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Effect.Booted.class, name = "booted"),
    @JsonSubTypes.Type(value = Effect.WentDown.class, name = "went-down"),
    @JsonSubTypes.Type(value = Effect.TermsAccepted.class, name = "terms-accepted"),
    @JsonSubTypes.Type(value = Effect.Downloaded.class, name = "downloaded"),
    @JsonSubTypes.Type(value = Effect.InstallRefused.class, name = "install-refused"),
    @JsonSubTypes.Type(value = Effect.InstallBegan.class, name = "install-began"),
    @JsonSubTypes.Type(value = Effect.Installed.class, name = "installed"),
    @JsonSubTypes.Type(value = Effect.InstallFailed.class, name = "install-failed"),
    @JsonSubTypes.Type(value = Effect.InstallRolledBack.class, name = "install-rolled-back"),
    @JsonSubTypes.Type(value = Effect.InstallRepeated.class, name = "install-repeated"),
    @JsonSubTypes.Type(value = Effect.Removed.class, name = "removed"),
    @JsonSubTypes.Type(value = Effect.DrainBegan.class, name = "drain-began"),
    @JsonSubTypes.Type(value = Effect.Drained.class, name = "drained"),
    @JsonSubTypes.Type(value = Effect.RestoreBegan.class, name = "restore-began"),
    @JsonSubTypes.Type(value = Effect.Restored.class, name = "restored"),
    @JsonSubTypes.Type(value = Effect.DatabaseUpdated.class, name = "database-updated")
})
public sealed interface Effect {

    /** When it happened. */
    Instant at();

    /** The machine is up. What waited for a restart is in effect. */
    record Booted(Instant at) implements Effect {}

    /**
     * The machine went down.
     *
     * @param back when it will be up again
     * @param crash whether nobody asked for it
     */
    record WentDown(Instant at, Instant back, String reason, boolean crash) implements Effect {}

    /** Somebody accepted the licence terms of an update on this machine. */
    record TermsAccepted(Instant at, UUID update) implements Effect {}

    record Downloaded(Instant at, UUID update) implements Effect {}

    /** The Windows Update Agent refused a call; no update was begun. */
    record InstallRefused(Instant at, String hresult) implements Effect {}

    /**
     * An install was begun.
     *
     * @param until when it will be done, unless the machine goes down before
     */
    record InstallBegan(Instant at, UUID update, Instant until) implements Effect {}

    record Installed(Instant at, UUID update, boolean restartRequired) implements Effect {}

    record InstallFailed(Instant at, UUID update, String hresult) implements Effect {}

    /** The machine went down in mid-install; the update is as if it had never begun. */
    record InstallRolledBack(Instant at, UUID update) implements Effect {}

    /** Somebody asked to install what was installed already: a second effect that a real machine might have had. */
    record InstallRepeated(Instant at, UUID update) implements Effect {}

    /** An update was taken off the machine; where that needs a restart, it stays in effect until then. */
    record Removed(Instant at, UUID update, boolean restartRequired) implements Effect {}

    record DrainBegan(Instant at, Instant until) implements Effect {}

    record Drained(Instant at) implements Effect {}

    record RestoreBegan(Instant at, Instant until) implements Effect {}

    record Restored(Instant at) implements Effect {}

    record DatabaseUpdated(Instant at) implements Effect {}
}
