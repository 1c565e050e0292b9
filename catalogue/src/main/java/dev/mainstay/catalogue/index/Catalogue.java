package dev.mainstay.catalogue.index;

import dev.mainstay.catalogue.fact.AffectedFact;
import dev.mainstay.catalogue.fact.ExploitedFact;
import dev.mainstay.catalogue.fact.Fact;
import dev.mainstay.catalogue.fact.FixedBuildOverride;
import dev.mainstay.catalogue.fact.LifecycleFact;
import dev.mainstay.catalogue.fact.MentionFact;
import dev.mainstay.catalogue.fact.MonthlyRollupFact;
import dev.mainstay.catalogue.fact.RevisionsFact;
import dev.mainstay.catalogue.fact.ServicingStackFact;
import dev.mainstay.catalogue.fact.SqlBuildFact;
import dev.mainstay.catalogue.fact.SqlLineFact;
import dev.mainstay.catalogue.fact.SqlSupportOverride;
import dev.mainstay.catalogue.fact.SupersedenceOverride;
import dev.mainstay.catalogue.fact.UpdateFact;
import dev.mainstay.catalogue.fact.WindowsBuildFact;
import dev.mainstay.catalogue.fact.WorkloadBuildFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Facts of many documents, indexed, immutable. Two documents may say the same thing, or contradict each other. */
public final class Catalogue {

    private final Map<String, List<UpdateFact>> updatesByProduct = new LinkedHashMap<>();
    private final Map<String, List<UpdateFact>> updatesByKb = new LinkedHashMap<>();
    private final Map<String, ExploitedFact> exploited = new LinkedHashMap<>();
    private final Map<String, List<SqlBuildFact>> sqlBuilds = new LinkedHashMap<>();
    private final Map<String, List<LifecycleFact>> lifecycle = new LinkedHashMap<>();
    private final Map<String, List<WindowsBuildFact>> windowsBuilds = new LinkedHashMap<>();
    /** By the names that tables of builds give to releases of Windows. */
    private final Map<String, List<WindowsBuildFact>> buildsByRelease = new LinkedHashMap<>();

    private final Map<String, List<ServicingStackFact>> servicingStacks = new LinkedHashMap<>();
    private final Map<String, List<MonthlyRollupFact>> monthlyRollups = new LinkedHashMap<>();
    private final Map<String, List<AffectedFact>> affected = new LinkedHashMap<>();
    private final Map<String, List<MentionFact>> mentions = new LinkedHashMap<>();
    private final List<RevisionsFact> revisions = new ArrayList<>();
    private final Map<String, List<WorkloadBuildFact>> workloadBuilds = new LinkedHashMap<>();
    private final List<SupersedenceOverride> overrides = new ArrayList<>();
    private final List<FixedBuildOverride> fixedBuildOverrides = new ArrayList<>();
    private final List<SqlSupportOverride> sqlSupportOverrides = new ArrayList<>();
    private final List<SqlLineFact> sqlLines = new ArrayList<>();
    private final int size;

    private Catalogue(Iterable<? extends Fact> facts) {
        int count = 0;
        for (Fact fact : facts) {
            add(fact);
            count++;
        }
        size = count;
    }

    public static Catalogue of(Iterable<? extends Fact> facts) {
        return new Catalogue(facts);
    }

    private void add(Fact fact) {
        switch (fact) {
            case UpdateFact update -> {
                list(updatesByProduct, update.product()).add(update);
                list(updatesByKb, update.kb()).add(update);
            }
            case ExploitedFact known -> exploited.putIfAbsent(known.cve(), known);
            case SqlBuildFact build -> list(sqlBuilds, build.product()).add(build);
            case LifecycleFact cycle -> list(lifecycle, cycle.product()).add(cycle);
            case WindowsBuildFact build -> {
                list(windowsBuilds, build.kb()).add(build);
                build.products()
                        .forEach(release -> list(buildsByRelease, release).add(build));
            }
            case ServicingStackFact stack ->
                list(servicingStacks, stack.product()).add(stack);
            case MonthlyRollupFact rollup ->
                list(monthlyRollups, rollup.product()).add(rollup);
            case AffectedFact known -> list(affected, known.product()).add(known);
            case MentionFact mention -> list(mentions, mention.cve()).add(mention);
            case RevisionsFact document -> revisions.add(document);
            case WorkloadBuildFact build ->
                list(workloadBuilds, build.product()).add(build);
            case SupersedenceOverride override -> overrides.add(override);
            case FixedBuildOverride override -> fixedBuildOverrides.add(override);
            case SqlSupportOverride override -> sqlSupportOverrides.add(override);
            case SqlLineFact line -> sqlLines.add(line);
        }
    }

    private static <T> List<T> list(Map<String, List<T>> index, String key) {
        return index.computeIfAbsent(key, absent -> new ArrayList<>());
    }

    /** How many facts. */
    public int size() {
        return size;
    }

    /** Names of products with updates. */
    public Set<String> products() {
        return Collections.unmodifiableSet(updatesByProduct.keySet());
    }

    public List<UpdateFact> updatesOf(String product) {
        return get(updatesByProduct, product);
    }

    /** What all documents say of one KB, written {@code KB} and digits. */
    public List<UpdateFact> updatesByKb(String kb) {
        return get(updatesByKb, kb);
    }

    public Optional<ExploitedFact> exploited(String cve) {
        return Optional.ofNullable(exploited.get(cve));
    }

    /** Of one version: {@code 2012}, {@code 2008R2} … */
    public List<SqlBuildFact> sqlBuilds(String product) {
        return get(sqlBuilds, product);
    }

    public Collection<List<SqlBuildFact>> sqlBuilds() {
        return Collections.unmodifiableCollection(sqlBuilds.values());
    }

    /** Of one product: {@code windows-server}, {@code mssqlserver} … */
    public List<LifecycleFact> lifecycle(String product) {
        return get(lifecycle, product);
    }

    public Collection<List<LifecycleFact>> lifecycle() {
        return Collections.unmodifiableCollection(lifecycle.values());
    }

    public Collection<List<WorkloadBuildFact>> workloadBuilds() {
        return Collections.unmodifiableCollection(workloadBuilds.values());
    }

    /** The builds that one KB, written {@code KB} and digits, brings Windows to. */
    public List<WindowsBuildFact> windowsBuilds(String kb) {
        return get(windowsBuilds, kb);
    }

    /** Of one release of Windows as tables of builds call it: {@code Windows Server 2019}, {@code Windows 10 1809} … */
    public List<WindowsBuildFact> buildsOfRelease(String release) {
        return get(buildsByRelease, release);
    }

    /** Of one release of Windows: {@code Windows Server 2016} … */
    public List<ServicingStackFact> servicingStacks(String release) {
        return get(servicingStacks, release);
    }

    /** Of one release of Windows before 10: {@code Windows Server 2012 R2} … */
    public List<MonthlyRollupFact> monthlyRollups(String release) {
        return get(monthlyRollups, release);
    }

    /** By what a product, as documents call it, is affected without an update that the same document names. */
    public List<AffectedFact> affected(String product) {
        return get(affected, product);
    }

    /** Articles that notes name beside a vulnerability. */
    public List<MentionFact> mentions(String cve) {
        return get(mentions, cve);
    }

    /** Of each document that tells them. */
    public List<RevisionsFact> revisions() {
        return Collections.unmodifiableList(revisions);
    }

    public List<SupersedenceOverride> overrides() {
        return Collections.unmodifiableList(overrides);
    }

    public List<FixedBuildOverride> fixedBuildOverrides() {
        return Collections.unmodifiableList(fixedBuildOverrides);
    }

    public List<SqlSupportOverride> sqlSupportOverrides() {
        return Collections.unmodifiableList(sqlSupportOverrides);
    }

    public List<SqlLineFact> sqlLines() {
        return Collections.unmodifiableList(sqlLines);
    }

    /** Every fact, by kind. */
    public List<Fact> facts() {
        List<Fact> all = new ArrayList<>(size);
        updatesByProduct.values().forEach(all::addAll);
        all.addAll(exploited.values());
        sqlBuilds.values().forEach(all::addAll);
        lifecycle.values().forEach(all::addAll);
        windowsBuilds.values().forEach(all::addAll);
        servicingStacks.values().forEach(all::addAll);
        monthlyRollups.values().forEach(all::addAll);
        affected.values().forEach(all::addAll);
        mentions.values().forEach(all::addAll);
        all.addAll(revisions);
        workloadBuilds.values().forEach(all::addAll);
        all.addAll(overrides);
        all.addAll(fixedBuildOverrides);
        all.addAll(sqlSupportOverrides);
        all.addAll(sqlLines);
        return all;
    }

    private static <T> List<T> get(Map<String, List<T>> index, String key) {
        return Collections.unmodifiableList(index.getOrDefault(key, List.of()));
    }
}
