package dev.mainstay.service.people;

import dev.mainstay.events.Scope;
import dev.mainstay.people.Grant;
import dev.mainstay.people.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which values of the token's claim give which roles, as the operator said. */
@ApplicationScoped
class Grants {
    /** What the local administrator has: every role, as nobody else is there. */
    static final List<Grant> ALL =
            Arrays.stream(Role.values()).map(Grant::everywhere).toList();

    private final List<Rule> rules;

    private record Rule(Set<String> values, List<Grant> grants) {}

    @Inject
    Grants(PeopleConfig config) {
        this(config.grants().values());
    }

    Grants(Collection<? extends PeopleConfig.Granted> granted) {
        rules = granted.stream().map(Grants::rule).toList();
    }

    /** Whether the operator granted anything to anybody. */
    boolean any() {
        return !rules.isEmpty();
    }

    /** Each of a token's grants once. */
    List<Grant> of(Set<String> values) {
        Set<Grant> grants = new LinkedHashSet<>();
        for (Rule rule : rules) {
            if (rule.values().stream().anyMatch(values::contains)) {
                grants.addAll(rule.grants());
            }
        }
        return List.copyOf(grants);
    }

    private static Rule rule(PeopleConfig.Granted granted) {
        Scope scope = new Scope(
                new HashSet<>(granted.sites().orElse(List.of())),
                new HashSet<>(granted.pools().orElse(List.of())),
                Set.of());
        return new Rule(
                Set.copyOf(granted.values()),
                granted.roles().stream().map(role -> new Grant(role, scope)).toList());
    }
}
