package dev.mainstay.http.signature;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The text that is signed (RFC 9421 §2.5): one line per covered component, then the signature's parameters.
 *
 * @param components what is covered, in the order of the signature's input
 * @param parameters the value of {@code @signature-params}: the inner list and its parameters as sent
 */
public record SignatureBase(List<Component> components, String parameters) {

    /**
     * One covered component.
     *
     * @param name {@code @method} or another derived component, or the name of a field in lower case
     * @param value its canonical value (RFC 9421 §2.1 and §2.2), one line
     */
    public record Component(String name, String value) {
        public Component {
            if (name.indexOf('\n') >= 0 || value.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("A component is one line, or it could pretend to be two");
            }
        }
    }

    public SignatureBase {
        components = List.copyOf(components);
    }

    /** The lines joined by a line feed, without one at the end. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Component component : components) {
            text.append('"')
                    .append(component.name())
                    .append("\": ")
                    .append(component.value())
                    .append('\n');
        }
        return text.append("\"@signature-params\": ").append(parameters).toString();
    }

    /** The octets that are signed. Header and request line reach us one octet per character. */
    public byte[] bytes() {
        return text().getBytes(StandardCharsets.ISO_8859_1);
    }
}
