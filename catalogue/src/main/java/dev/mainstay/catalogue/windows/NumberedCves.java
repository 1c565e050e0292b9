package dev.mainstay.catalogue.windows;

import dev.mainstay.catalogue.finding.HostFinding.Exploited;
import dev.mainstay.catalogue.index.Catalogue;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** The vulnerabilities of one Windows release and of what runs on it, numbered in their order: a set of them is bits. */
final class NumberedCves {

    private final List<String> cves;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, Exploited> exploited = new TreeMap<>();

    /** Of products, by the names that documents give them. */
    NumberedCves(Catalogue catalogue, Collection<String> products) {
        TreeSet<String> all = new TreeSet<>();
        for (String product : products) {
            catalogue
                    .updatesOf(product)
                    .forEach(fact -> fact.vulnerabilities().forEach(vulnerability -> all.add(vulnerability.cve())));
        }
        cves = List.copyOf(all);
        for (int number = 0; number < cves.size(); number++) {
            int place = number;
            numbers.put(cves.get(place), place);
            catalogue
                    .exploited(cves.get(place))
                    .ifPresent(fact -> exploited.put(place, new Exploited(fact.cve(), fact.due())));
        }
    }

    int number(String cve) {
        return Objects.requireNonNull(numbers.get(cve), cve);
    }

    /** Sorted. */
    List<String> names(BitSet some) {
        return some.stream().mapToObj(cves::get).toList();
    }

    /** Those that are known to be exploited, sorted. */
    List<Exploited> exploited(BitSet some) {
        return exploited.entrySet().stream()
                .filter(known -> some.get(known.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }
}
