package dev.mainstay.catalogue.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Exports of made-up servers. */
final class Patched {

    private Patched() {}

    /** What systeminfo prints on a server with these updates. */
    static Path export(Path file, String product, String version, String kbs) throws IOException {
        StringBuilder text = new StringBuilder("""

                Host Name:                 PATCHED
                OS Name:                   Microsoft %s Standard
                OS Version:                %s N/A Build %s
                OS Configuration:          Member Server
                Product ID:                00454-60000-00001-AA000
                System Type:               x64-based PC
                Domain:                    example.test
                Hotfix(s):                 %d Hotfix(s) Installed.
                """.formatted(
                        product, version, version.substring(version.lastIndexOf('.') + 1), kbs.split(" ", -1).length));
        int number = 1;
        for (String kb : kbs.split(" ", -1)) {
            text.append("                           [%02d]: %s%n".formatted(number++, kb));
        }
        text.append("Network Card(s):           1 NIC(s) Installed.\n");
        return Files.writeString(file, text);
    }
}
