package dev.mainstay.catalogue.host;

import dev.mainstay.catalogue.host.facts.ExportFacts;
import dev.mainstay.catalogue.host.facts.HostFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.ComponentFacts;
import dev.mainstay.catalogue.host.facts.HostFacts.SqlInstanceFacts;
import dev.mainstay.catalogue.host.facts.HotfixList;
import dev.mainstay.catalogue.host.facts.WindowsFacts;
import dev.mainstay.catalogue.host.file.Remark;
import dev.mainstay.catalogue.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Host put together from what several files tell of it, with what none of them tells. */
final class AssembledHost {

    private AssembledHost() {}

    static HostFacts of(List<ExportFacts> files) {
        WindowsFacts windows = windows(files);
        List<HotfixList> lists = all(files, ExportFacts::hotfixes);
        List<List<SqlInstanceFacts>> sql = all(files, ExportFacts::sqlInstances);
        List<List<ComponentFacts>> components = all(files, ExportFacts::components);
        Integer dotNet = first(files, ExportFacts::dotNetRelease);
        Integer browser = first(files, ExportFacts::internetExplorer);

        List<Text> unread = new ArrayList<>();
        String names =
                files.stream().map(told -> told.file().shortName()).distinct().collect(Collectors.joining(", "));
        note(unread, windows.windows() == null, Remark.WINDOWS_NOT_GIVEN, names);
        note(unread, lists.isEmpty(), Remark.HOTFIXES_NOT_GIVEN, names);
        unread.addAll(HotfixList.unread(lists));
        files.forEach(told -> unread.addAll(told.unread()));
        note(unread, windows.ubr() == null, Remark.REVISION_NOT_GIVEN);
        note(unread, sql.isEmpty(), Remark.SQL_NOT_GIVEN);
        note(unread, components.isEmpty(), Remark.COMPONENTS_NOT_GIVEN);
        note(unread, dotNet == null, Remark.DOTNET_NOT_GIVEN);
        note(unread, browser == null, Remark.BROWSER_NOT_GIVEN);

        Map<String, SqlInstanceFacts> instances = new LinkedHashMap<>();
        sql.stream()
                .flatMap(Collection::stream)
                .forEach(instance -> instances.merge(
                        instance.name(), instance, (before, now) -> before.version() == null ? now : before));
        return new HostFacts(
                first(files, ExportFacts::host),
                windows.windows(),
                HotfixList.together(lists),
                List.copyOf(instances.values()),
                components.stream().flatMap(Collection::stream).distinct().toList(),
                dotNet,
                browser,
                pendingRestart(files),
                unread);
    }

    /** One file that says so is enough. */
    private static @Nullable Boolean pendingRestart(List<ExportFacts> files) {
        List<Boolean> told = all(files, ExportFacts::pendingRestart);
        return told.isEmpty() ? null : (Boolean) told.contains(true);
    }

    private static WindowsFacts windows(List<ExportFacts> files) {
        WindowsFacts together = WindowsFacts.NOTHING;
        for (ExportFacts told : files) {
            together = together.and(told.windows());
        }
        return together;
    }

    private static void note(List<Text> unread, boolean missing, Remark remark, Object... values) {
        if (missing) {
            unread.add(remark.with(values));
        }
    }

    private static <T> List<T> all(List<ExportFacts> files, Function<ExportFacts, @Nullable T> part) {
        return files.stream()
                .map(part)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
    }

    private static <T> @Nullable T first(List<ExportFacts> files, Function<ExportFacts, @Nullable T> part) {
        return files.stream().map(part).filter(Objects::nonNull).findFirst().orElse(null);
    }
}
