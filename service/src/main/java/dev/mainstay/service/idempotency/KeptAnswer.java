package dev.mainstay.service.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request with a key.
 *
 * @param request SHA-256 of the request's method, address and body
 * @param status of HTTP
 * @param location the header {@code Location}; null without
 * @param entityTag the header {@code ETag}; null without
 * @param body JSON in UTF-8; null without
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, never compared
record KeptAnswer(
        byte[] request,
        int status,
        @Nullable String location,
        @Nullable String entityTag,
        byte @Nullable [] body) {}
