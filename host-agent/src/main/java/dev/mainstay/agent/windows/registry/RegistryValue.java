package dev.mainstay.agent.windows.registry;

import java.util.List;

/** What a registry value holds. */
public sealed interface RegistryValue {

    /** REG_SZ or REG_EXPAND_SZ, not expanded. */
    record Text(String text) implements RegistryValue {}

    /** REG_DWORD or REG_QWORD; a REG_DWORD is unsigned. */
    record Numeric(long number) implements RegistryValue {}

    /** REG_MULTI_SZ, with its empty lines: PendingFileRenameOperations has such. */
    record Texts(List<String> texts) implements RegistryValue {
        public Texts {
            texts = List.copyOf(texts);
        }
    }

    /**
     * Any other type.
     *
     * @param type as {@code winnt.h} numbers it: 3 is REG_BINARY
     */
    record Other(int type) implements RegistryValue {}
}
