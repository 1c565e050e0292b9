package dev.mainstay.http.signature;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One {@code Signature-Input} as agents send it: {@code sig=("@method" "@path");created=1;keyid="k";alg="ed25519"}.
 *
 * <p>A strict subset of RFC 9421 §4.1: one signature, no component parameters, time, key and algorithm all
 * present and nothing else, single spaces. What it accepts is in canonical form already, so
 * {@link #parameters} is the text as sent.
 *
 * @param components names of the covered components, none twice
 * @param created when the agent says it signed
 * @param keyId which key, as the service knows it
 * @param parameters everything after {@code sig=}
 */
public record SignatureInput(List<String> components, Instant created, String keyId, String parameters) {

    private static final Pattern INPUT =
            Pattern.compile("sig=(\\(((?:\"[@a-z0-9-]{1,64}\" ?){0,8})\\)((?:;[^;]+){3}))");
    private static final Pattern COMPONENT = Pattern.compile("\"([^\"]+)\"");
    private static final Pattern PARAMETER =
            Pattern.compile(";(?:(created)=(\\d{1,12})|(keyid|alg)=\"([A-Za-z0-9._:-]{1,128})\")");
    private static final int MAX_LENGTH = 1024;

    public SignatureInput {
        components = List.copyOf(components);
    }

    /** Reads the field's value; empty when it is not of the form above. */
    public static Optional<SignatureInput> parse(String field) {
        Matcher input = INPUT.matcher(field);
        if (field.length() > MAX_LENGTH || !input.matches()) {
            return Optional.empty();
        }
        List<String> components = COMPONENT
                .matcher(input.group(2))
                .results()
                .map(found -> found.group(1))
                .toList();
        String canonicalList = components.isEmpty() ? "" : "\"" + String.join("\" \"", components) + "\"";
        if (!canonicalList.equals(input.group(2))
                || components.stream().distinct().count() != components.size()) {
            return Optional.empty();
        }
        return parameters(input.group(3))
                .filter(found -> "ed25519".equals(found.get("alg")))
                .map(found -> new SignatureInput(
                        components,
                        Instant.ofEpochSecond(Long.parseLong(found.getOrDefault("created", "0"))),
                        found.getOrDefault("keyid", ""),
                        input.group(1)));
    }

    private static Optional<Map<String, String>> parameters(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        Matcher parameter = PARAMETER.matcher(text);
        int end = 0;
        while (parameter.lookingAt()) {
            if (parameter.group(1) != null) {
                found.put(parameter.group(1), parameter.group(2));
            } else {
                found.put(parameter.group(3), parameter.group(4));
            }
            end = parameter.end();
            parameter.region(end, text.length());
        }
        return end == text.length() && found.size() == 3 ? Optional.of(found) : Optional.empty();
    }
}
