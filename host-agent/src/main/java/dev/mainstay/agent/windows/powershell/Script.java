package dev.mainstay.agent.windows.powershell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** The scripts there are: resources of this package. Each says in its first lines which Microsoft topic it follows. */
public enum Script {
    /** Lync Server 2013 and all stand-alone roles: no new connections, wait for the others, stop. */
    STOP_GRACEFULLY,
    START_SERVICES,
    /** Skype for Business Server Front Ends: users move, connections drain, services stop and are disabled. */
    FAIL_OVER,
    FAIL_BACK,
    POOL_READINESS,
    /** The same question from Skype for Business Server 2019 on. */
    UPGRADE_DOMAIN_INFO,
    TEST_DATABASES,
    UPDATE_DATABASES;

    /** CreateProcess takes 32,767 characters; the rest is for the program's path and its other arguments. */
    static final int MOST_ENCODED = 30_000;

    private static final String PROLOGUE = "prologue.ps1";

    /** The script behind the prologue, as {@code powershell.exe -EncodedCommand} takes it. */
    String encoded() {
        String text =
                resource(PROLOGUE) + resource(name().toLowerCase(Locale.ROOT).replace('_', '-') + ".ps1");
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_16LE));
    }

    private static String resource(String name) {
        try (InputStream in = Script.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
