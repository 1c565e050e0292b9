package dev.mainstay.agent.control;

import dev.mainstay.agent.json.Fields;
import dev.mainstay.agent.json.Json;
import dev.mainstay.agent.json.JsonException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What came of a request. */
public sealed interface Reply {

    /** The header in which patch-service signs an order: Base64 of the Ed25519 signature over the body as sent. */
    String ORDER_SIGNATURE = "Mainstay-Order-Signature";

    /**
     * 2xx.
     *
     * @param orderSignature value of {@value #ORDER_SIGNATURE}, empty when there is none
     */
    record Ok(int status, String body, String orderSignature) implements Reply {}

    /**
     * The service will answer the same again: nothing is gained by repeating.
     *
     * @param code stable code of the problem, empty when the answer was no problem JSON
     */
    record Refused(int status, String code, String detail) implements Reply {}

    /** Nobody answered, or not now: worth trying again later. */
    record Away(String why) implements Reply {}

    static Reply of(int status, byte[] body, @Nullable String orderSignature) {
        if (status >= 200 && status < 300) {
            return new Ok(status, new String(body, StandardCharsets.UTF_8), orEmpty(orderSignature));
        }
        String code = "";
        String detail = "";
        String serverTime = null;
        try {
            Fields problem = Json.object(body);
            code = orEmpty(problem.textIfAny("code"));
            detail = orEmpty(problem.textIfAny("detail"));
            serverTime = problem.textIfAny("serverTime");
        } catch (JsonException e) {
            detail = new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8);
        }
        if (serverTime != null) {
            detail = "the service's clock says " + serverTime + ". " + detail;
        }
        // 401: the clock may be set right, the key may become known. 404 without a code: something else answered.
        // Which machine the host is, a person decides: what is to be said is kept until then.
        boolean passing = status >= 500
                || status == 401
                || status == 408
                || status == 429
                || (status == 404 && code.isEmpty())
                || code.equals("identity-conflict");
        return passing
                ? new Away(("HTTP " + status + ' ' + code + ' ' + detail).strip())
                : new Refused(status, code, detail);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
