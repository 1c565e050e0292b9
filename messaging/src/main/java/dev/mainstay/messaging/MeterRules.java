package dev.mainstay.messaging;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Rules for all meters: which are there, and help texts without what needs an escape. Micrometer has some with quotation marks, which it
 * writes escaped, and Prometheus' own check reads that as an error.
 */
class MeterRules {

    @Produces
    @Singleton
    MeterFilter plain() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                @Nullable String help = id.getDescription();
                return help == null || !needsEscape(help)
                        ? id
                        : new Meter.Id(
                                id.getName(),
                                Tags.of(id.getTagsAsIterable()),
                                id.getBaseUnit(),
                                plain(help),
                                id.getType());
            }
        };
    }

    /**
     * The Kafka clients' own meters, some thousand lines, are left out unless somebody asks for them: what is watched of events is the
     * outbox and the intake.
     */
    @Produces
    @Singleton
    MeterFilter kafka(@ConfigProperty(name = "mainstay.meters.kafka") boolean wanted) {
        return wanted ? new MeterFilter() {} : MeterFilter.denyNameStartsWith("kafka.");
    }

    private static boolean needsEscape(String help) {
        return help.chars().anyMatch(c -> c == '"' || c == '\\' || c == '\n');
    }

    private static String plain(String help) {
        return help.replace("\"", "").replace('\\', '/').replace('\n', ' ');
    }
}
