package dev.mainstay.catalogue.host.facts;

import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.host.file.ExportedFile;
import dev.mainstay.catalogue.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one file tells of one host. Absent is what the file does not speak of; an empty list says there is none.
 *
 * @param host its name; absent when not told
 * @param hotfixes updates listed as installed
 * @param pendingRestart whether Windows waits for a restart to finish installing
 * @param unread what the file should have told and does not
 * @param identity what tells the machine from another one of the same name
 */
public record ExportFacts(
        ExportedFile file,
        @Nullable String host,
        WindowsFacts windows,
        @Nullable HotfixList hotfixes,
        @Nullable List<SqlInstanceFacts> sqlInstances,
        @Nullable List<ComponentFacts> components,
        @Nullable Integer dotNetRelease,
        @Nullable Integer internetExplorer,
        @Nullable Boolean pendingRestart,
        List<Text> unread,
        Identity identity) {

    public ExportFacts {
        unread = List.copyOf(unread);
    }

    public static ExportFacts ofHotfixes(ExportedFile file, @Nullable String host, HotfixList hotfixes) {
        return ofSystem(file, host, WindowsFacts.NOTHING, hotfixes);
    }

    public static ExportFacts ofSystem(
            ExportedFile file, @Nullable String host, WindowsFacts windows, @Nullable HotfixList hotfixes) {
        return ofSystem(file, host, windows, hotfixes, List.of());
    }

    public static ExportFacts ofSystem(
            ExportedFile file,
            @Nullable String host,
            WindowsFacts windows,
            @Nullable HotfixList hotfixes,
            List<Text> unread) {
        return new ExportFacts(file, host, windows, hotfixes, null, null, null, null, null, unread, Identity.NOTHING);
    }

    /** The same, with what tells its machine from others. */
    public ExportFacts of(Identity machine) {
        return new ExportFacts(
                file,
                host,
                windows,
                hotfixes,
                sqlInstances,
                components,
                dotNetRelease,
                internetExplorer,
                pendingRestart,
                unread,
                machine);
    }

    /** The same of a host whose name another part of the file tells. */
    public ExportFacts ofHost(@Nullable String name) {
        return new ExportFacts(
                file,
                name,
                windows,
                hotfixes,
                sqlInstances,
                components,
                dotNetRelease,
                internetExplorer,
                pendingRestart,
                unread,
                identity);
    }
}
