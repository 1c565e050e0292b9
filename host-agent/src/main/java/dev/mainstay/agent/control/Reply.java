package dev.mainstay.agent.control;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface Reply {

    /** The header in which patch-service signs an order: Base64 of the Ed25519 signature over the body as sent. */
    String ORDER_SIGNATURE = "Mainstay-Order-Signature";

    /**
     * The service took it, and the body is as docs/agent-protocol.md has it.
     *
     * @param orderSignature value of {@value #ORDER_SIGNATURE}, empty when there is none
     */
    record Ok(int status, String body, String orderSignature) implements Reply {}

    /**
     * The service refuses it in words of the protocol, and would again: nothing is gained by repeating.
     *
     * @param code stable code of the problem
     */
    record Refused(int status, String code, String detail) implements Reply {}

    /**
     * The service answered, and failed or said what the protocol does not know. It may be this very request that it cannot
     * take, or the service; who repeats it counts.
     *
     * @param code stable code of the problem
     */
    record Unwell(int status, String code, String detail) implements Reply {}

    /**
     * Nobody answered, or not now, or somebody else did: worth trying again later.
     *
     * @param retryAfter how long to wait at least; null when nobody said
     */
    record Away(String why, @Nullable Duration retryAfter) implements Reply {}
}
