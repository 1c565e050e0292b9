package dev.mainstay.catalogue.host.facts;

import dev.mainstay.catalogue.version.Version;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one file tells of the operating system; each part may be absent. The parts are those of {@link HostFacts.Windows}. */
public record WindowsFacts(
        @Nullable String caption,
        @Nullable String version,
        @Nullable Integer build,
        @Nullable Integer ubr,
        @Nullable Integer servicePack,
        @Nullable String architecture,
        @Nullable Boolean server,
        @Nullable Boolean serverCore) {

    public static final WindowsFacts NOTHING = new WindowsFacts(null, null, null, null, null, null, null, null);

    public static WindowsFacts ofServer(@Nullable Boolean server) {
        return new WindowsFacts(null, null, null, null, null, null, server, null);
    }

    /** This, and what {@code other} knows beyond it. */
    public WindowsFacts and(WindowsFacts other) {
        return new WindowsFacts(
                either(caption, other.caption),
                either(version, other.version),
                either(build, other.build),
                either(ubr, other.ubr),
                either(servicePack, other.servicePack),
                either(architecture, other.architecture),
                either(server, other.server),
                either(serverCore, other.serverCore));
    }

    /** Absent without a version and a build that can be one. */
    public HostFacts.@Nullable Windows windows() {
        if (version == null
                || build == null
                || Version.ofRelease(version, build).isEmpty()) {
            return null;
        }
        int pack = servicePack == null ? 0 : servicePack;
        return new HostFacts.Windows(caption, version, build, ubr, pack, architecture, server, serverCore);
    }

    /** {@code Server} is part of the name of every server edition, in every language. */
    public static @Nullable Boolean isServer(@Nullable String caption) {
        if (caption == null || !(caption.contains("Windows") || caption.contains("Server"))) {
            return null;
        }
        return caption.contains("Server");
    }

    /** {@code x64} from {@code x64-based PC}, {@code AMD64}, {@code amd64fre} …; absent where there is none in it. */
    public static @Nullable String architecture(@Nullable String told) {
        String lower = told == null ? "" : told.toLowerCase(Locale.ROOT);
        if (lower.contains("arm64")) {
            return "arm64";
        }
        if (lower.contains("x64") || lower.contains("amd64")) {
            return "x64";
        }
        if (lower.contains("ia64") || lower.contains("itanium")) {
            return "ia64";
        }
        return lower.contains("x86") ? "x86" : null;
    }

    private static <T> @Nullable T either(@Nullable T first, @Nullable T second) {
        return first != null ? first : second;
    }
}
