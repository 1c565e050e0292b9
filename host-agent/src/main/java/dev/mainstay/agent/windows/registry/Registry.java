package dev.mainstay.agent.windows.registry;

import java.util.List;
import java.util.Optional;

/**
 * {@code HKEY_LOCAL_MACHINE}, read as a 64-bit process sees it. Paths have no leading backslash; keys and names are
 * compared without regard to case. What is not there is empty; what is there and cannot be read is {@link
 * UnreadableRegistryException}: the two are never mixed up. Every call is local and returns at once.
 */
public interface Registry {

    boolean exists(String path) throws UnreadableRegistryException;

    /** Names of the keys directly below; empty when the key itself is not there. */
    List<String> subkeys(String path) throws UnreadableRegistryException;

    /** Names of the key's values, without the unnamed one; empty when the key is not there. */
    List<String> valueNames(String path) throws UnreadableRegistryException;

    /** One value; empty when it or its key is not there. */
    Optional<RegistryValue> value(String path, String name) throws UnreadableRegistryException;

    /** The text of a value, without surrounding blanks; empty when it is not there, is blank or is no text. */
    default Optional<String> text(String path, String name) throws UnreadableRegistryException {
        return value(path, name)
                .map(value ->
                        value instanceof RegistryValue.Text text ? text.text().strip() : "")
                .filter(text -> !text.isEmpty());
    }

    /** A REG_DWORD, unsigned; empty when the value is not there or is none. */
    default Optional<Long> number(String path, String name) throws UnreadableRegistryException {
        return value(path, name)
                .filter(RegistryValue.Numeric.class::isInstance)
                .map(value -> ((RegistryValue.Numeric) value).number());
    }
}
