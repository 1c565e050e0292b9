package dev.mainstay.agent.control;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What is signed of a message: RFC 9421, section 2.5. Only components whose value is one line. */
final class SignatureBase {

    private final Map<String, String> components = new LinkedHashMap<>();

    /** @param name as RFC 9421 writes it, without quotes: {@code @method}, {@code content-digest} */
    SignatureBase with(String name, String value) {
        components.put(name, value);
        return this;
    }

    /** The covered components and the parameters: the value of {@code Signature-Input} after the label. */
    String input(long created, String keyId, boolean namesAlgorithm) {
        return components.keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(" ", "(", ")"))
                + ";created=" + created + ";keyid=\"" + keyId + '"' + (namesAlgorithm ? ";alg=\"ed25519\"" : "");
    }

    byte[] bytes(String input) {
        StringBuilder base = new StringBuilder();
        components.forEach((name, value) ->
                base.append('"').append(name).append("\": ").append(value).append('\n'));
        return base.append("\"@signature-params\": ").append(input).toString().getBytes(StandardCharsets.US_ASCII);
    }
}
