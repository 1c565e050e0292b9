package dev.mainstay.scanner.enrolment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How agents are enrolled. */
@ConfigMapping(prefix = "mainstay.enrolment")
public interface EnrolmentConfig {

    /** How long an enrolment token can be used. */
    @WithDefault("24h")
    Duration tokenLifetime();
}
