package dev.mainstay.scanner.job;

import io.smallrye.config.ConfigMapping;

@ConfigMapping(prefix = "job")
interface JobConfig {
    int retries();
}
