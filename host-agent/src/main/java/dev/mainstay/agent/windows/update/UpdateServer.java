package dev.mainstay.agent.windows.update;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom the Windows Update Agent asks for updates: ServerSelection, a service id, or a file for an offline scan.
 *
 * @param selection ServerSelection: 0 default, 1 managed server, 2 Windows Update, 3 others
 * @param serviceId with selection 3 and no file
 * @param scanPackage path of a {@code wsusscn2.cab}: searches only, there is nothing to download from it
 */
record UpdateServer(
        int selection, @Nullable String serviceId, @Nullable String scanPackage) {

    static final UpdateServer DEFAULT = new UpdateServer(0, null, null);
    /** The id under which Microsoft Update is registered with the Windows Update Agent. */
    private static final String MICROSOFT_UPDATE = "7971f918-a847-4430-9279-4a52d1efe18d";

    private static final int OTHERS = 3;

    /**
     * Reads the settings {@code update.server} and {@code update.scan-package}.
     *
     * @throws IllegalArgumentException when the value is none of those that agent.properties.sample names
     */
    static UpdateServer of(Map<String, String> settings) {
        String server = settings.getOrDefault("update.server", "default");
        return switch (server.toLowerCase(Locale.ROOT)) {
            case "default" -> DEFAULT;
            case "managed" -> new UpdateServer(1, null, null);
            case "windows-update" -> new UpdateServer(2, null, null);
            case "microsoft-update" -> new UpdateServer(OTHERS, MICROSOFT_UPDATE, null);
            case "offline" -> {
                String file = settings.get("update.scan-package");
                if (file == null || file.isBlank()) {
                    throw new IllegalArgumentException(
                            "platform.update.server=offline needs platform.update.scan-package, the path of wsusscn2.cab");
                }
                yield new UpdateServer(OTHERS, null, file);
            }
            default -> service(server);
        };
    }

    private static UpdateServer service(String id) {
        try {
            return new UpdateServer(OTHERS, UUID.fromString(id).toString(), null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("platform.update.server is none of default, managed, windows-update,"
                    + " microsoft-update, offline, nor the GUID of a service: " + id);
        }
    }
}
