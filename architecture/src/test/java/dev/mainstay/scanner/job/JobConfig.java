package dev.mainstay.scanner.job;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "job")
public interface JobConfig {
    int retries();
}
