package dev.mainstay.catalogue.host.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.catalogue.text.Text;
import dev.mainstay.catalogue.version.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a host. Empty and absent mean unknown or none, as {@code unread} tells.
 *
 * @param name as the host calls itself; absent when not told
 * @param hotfixes updates the host lists as installed
 * @param dotNetRelease the registry's {@code Release} number of .NET Framework 4.5 or later; absent when unknown or none
 * @param internetExplorer major version; absent when unknown or none
 * @param pendingRestart whether Windows waits for a restart to finish installing; absent when unknown
 * @param unread what could not be read, for a person, each beginning with the name of the part ({@code hotfixes: …}); a
 *     list that is named here is unknown where it is empty, and perhaps not whole where it is not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostFacts(
        @Nullable String name,
        @Nullable Windows windows,
        List<Hotfix> hotfixes,
        List<SqlInstanceFacts> sqlInstances,
        List<ComponentFacts> components,
        @Nullable Integer dotNetRelease,
        @Nullable Integer internetExplorer,
        @Nullable Boolean pendingRestart,
        List<Text> unread) {

    public HostFacts {
        hotfixes = List.copyOf(hotfixes);
        sqlInstances = List.copyOf(sqlInstances);
        components = List.copyOf(components);
        unread = List.copyOf(unread);
    }

    /**
     * Whether a part is unread or not read to its end.
     *
     * @param part {@code hotfixes}, {@code sqlInstances} …
     */
    public boolean lacks(String part) {
        return unread.stream().anyMatch(text -> text.in(Locale.ROOT).startsWith(part));
    }

    /** The same under another name. */
    public HostFacts named(String other) {
        return new HostFacts(
                other,
                windows,
                hotfixes,
                sqlInstances,
                components,
                dotNetRelease,
                internetExplorer,
                pendingRestart,
                unread);
    }

    /** The same for whoever reads a language. */
    public HostFactsView in(Locale language) {
        return new HostFactsView(
                name,
                windows,
                hotfixes,
                sqlInstances,
                components,
                dotNetRelease,
                internetExplorer,
                pendingRestart,
                unread.stream().map(text -> text.in(language)).toList());
    }

    /**
     * The operating system.
     *
     * @param caption as told, in the host's language; absent when not told
     * @param version major and minor ({@code 6.3}, {@code 10.0})
     * @param build {@code 9600}, {@code 17763} …
     * @param ubr update build revision; absent when unknown
     * @param servicePack number, 0 for none
     * @param architecture {@code x64}, {@code x86}, {@code arm64} …
     * @param server whether it is a server edition; absent when unknown
     * @param serverCore whether it is a Server Core installation; absent when unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Windows(
            @Nullable String caption,
            String version,
            int build,
            @Nullable Integer ubr,
            int servicePack,
            @Nullable String architecture,
            @Nullable Boolean server,
            @Nullable Boolean serverCore) {

        /** What a host tells; a revision that no version can have is not told. */
        public Windows {
            ubr = ubr == null || Version.isPart(ubr) ? ubr : null;
        }

        /**
         * What its builds begin with: {@code 10.0.17763}.
         *
         * @throws IllegalArgumentException where version and build are no number of a version
         */
        public Version line() {
            return Version.ofRelease(version, build).orElseThrow(() -> new IllegalArgumentException(version));
        }

        /** Its build in full, {@code 10.0.17763.8511}; three parts where the revision is unknown. */
        public Version number() {
            return ubr == null ? line() : line().withRevision(ubr);
        }
    }

    /**
     * An installed update.
     *
     * @param kb {@code KB} and digits
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Hotfix(String kb, @Nullable LocalDate installedOn) {}

    /**
     * A SQL Server instance.
     *
     * @param name upper case; {@code MSSQLSERVER} is the default instance
     * @param version four parts, normalised (minor without the service pack); absent when unknown
     * @param running whether its service runs; absent when unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SqlInstanceFacts(
            String name,
            @Nullable String version,
            @Nullable String edition,
            @Nullable Boolean running) {}

    /**
     * An installed program, as {@code Uninstall} in the registry names it.
     *
     * @param version {@code 5.0.8308.1182}; absent when unknown
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ComponentFacts(String name, @Nullable String version) {}
}
