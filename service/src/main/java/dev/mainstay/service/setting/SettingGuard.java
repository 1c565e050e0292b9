package dev.mainstay.service.setting;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Guard that does not let a service start with a setting {@code mainstay.*} that nothing reads, such as a slip of the pen: what
 * was meant would silently not hold. Known are the names of all mappings and those in the files that came with the program.
 *
 * <p>Environment variables are not looked at. Others put names into an environment (Kubernetes one for each port of a
 * Service called mainstay-…), and none of them can be told from a slip.
 */
@Singleton
class SettingGuard {
    private static final String OURS = "mainstay.";
    private static final List<String> SHIPPED =
            List.of("application.properties", "META-INF/microprofile-config.properties");
    private static final int BEFORE_EVERYTHING_ELSE = 1;

    private final Config config;
    private final BeanManager beans;

    SettingGuard(Config config, BeanManager beans) {
        this.config = config;
        this.beans = beans;
    }

    void check(@Observes @Priority(BEFORE_EVERYTHING_ELSE) StartupEvent start) {
        Set<String> known = shipped();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            for (Type type : bean.getTypes()) {
                if (type instanceof Class<?> mapping && isOurs(mapping)) {
                    known.addAll(ConfigMappings.getProperties(ConfigClass.configClass(mapping))
                            .keySet());
                }
            }
        }
        refusal(config.unwrap(SmallRyeConfig.class), new SettingNames(known)).ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
    }

    /** Why the service must not start, in one line for the operator; empty when it may. */
    static Optional<String> refusal(SmallRyeConfig config, SettingNames names) {
        Set<String> unknown = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            if (!(source instanceof EnvConfigSource)) {
                source.getPropertyNames().stream()
                        .filter(name -> name.startsWith(OURS) && !names.knows(name))
                        .forEach(name ->
                                unknown.add(name + " (" + place(source.getName()) + ") is no setting of this service"
                                        + names.nearest(name)
                                                .map(nearest -> ": did you mean " + nearest + "?")
                                                .orElse("")));
            }
        }
        return unknown.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", unknown));
    }

    /** Of {@code PropertiesConfigSource[source=file:/etc/…]} what people know. */
    private static String place(String source) {
        int begin = source.indexOf("[source=");
        return begin >= 0 && source.endsWith("]")
                ? source.substring(begin + "[source=".length(), source.length() - 1)
                : source;
    }

    private static boolean isOurs(Class<?> type) {
        ConfigMapping mapping = type.getAnnotation(ConfigMapping.class);
        return mapping != null && mapping.prefix().startsWith(OURS);
    }

    private static Set<String> shipped() {
        Set<String> names = new TreeSet<>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            for (String file : SHIPPED) {
                for (URL url : Collections.list(loader.getResources(file))) {
                    Properties properties = new Properties();
                    try (InputStream in = url.openStream()) {
                        properties.load(in);
                    }
                    names.addAll(properties.stringPropertyNames());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The settings that came with the program cannot be read", e);
        }
        return names.stream().filter(name -> name.contains(OURS)).collect(Collectors.toCollection(TreeSet::new));
    }
}
