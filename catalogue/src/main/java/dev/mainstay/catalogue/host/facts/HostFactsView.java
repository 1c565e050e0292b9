package dev.mainstay.catalogue.host.facts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Hotfix;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.Windows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link HostFacts} in one language. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HostFactsView(
        @Nullable String name,
        @Nullable Windows windows,
        List<Hotfix> hotfixes,
        List<SqlInstanceFacts> sqlInstances,
        List<ComponentFacts> components,
        @Nullable Integer dotNetRelease,
        @Nullable Integer internetExplorer,
        @Nullable Boolean pendingRestart,
        List<String> unread) {

    public HostFactsView {
        hotfixes = List.copyOf(hotfixes);
        sqlInstances = List.copyOf(sqlInstances);
        components = List.copyOf(components);
        unread = List.copyOf(unread);
    }

    /** The same, with one thing more that is not known. */
    public HostFactsView alsoUnread(String what) {
        List<String> more = new ArrayList<>(unread);
        more.add(what);
        return new HostFactsView(
                name,
                windows,
                hotfixes,
                sqlInstances,
                components,
                dotNetRelease,
                internetExplorer,
                pendingRestart,
                more);
    }

    /** As {@link HostFacts#lacks}. */
    public boolean lacks(String part) {
        return unread.stream().anyMatch(text -> text.startsWith(part));
    }
}
