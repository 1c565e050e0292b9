package dev.mainstay.local.launcher;

import dev.mainstay.local.fleet.HostLine;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The synthetic estate that comes with Mainstay: no such organisation exists. */
public final class SampleEstate {
    private static final String FOLDER = "/estates/";

    private SampleEstate() {}

    /** As {@code Get-CsTopology -AsXml} would say it. */
    public static byte[] asXml() {
        return read("harbour.xml");
    }

    /** The same estate as a Topology Builder file. */
    public static byte[] tbxml() {
        return read("harbour.tbxml");
    }

    /** Hosts that no topology has, as CSV. */
    public static byte[] plainHosts() {
        return read("harbour.plain.csv");
    }

    /** The simulated machines behind the estate; they have no tokens yet. */
    public static List<HostLine> machines() {
        return HostLine.parse(new String(read("harbour.machines.csv"), StandardCharsets.UTF_8));
    }

    private static byte[] read(String name) {
        try (InputStream in = SampleEstate.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("The sample estate is not on the class path: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
