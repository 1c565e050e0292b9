package dev.mainstay.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DoctorTest {
    private static final ServiceSettings SERVICE =
            ServiceSettings.read("report", List.of(), Path.of("credentials"), Map.of());

    @Test
    void oneThatNeverAnswersIsToldAndTheOthersAreHeard() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Check silent = check(Area.BROKER, service -> {
            never.await();
            return List.of();
        });
        Check well = check(Area.KEYS, service -> List.of(Finding.ok(Area.KEYS, "keys.match")));

        assertThat(new Doctor(List.of(well, silent), Duration.ofMillis(200)).look(SERVICE))
                .extracting(Finding::code)
                .containsExactly("check.late", "keys.match");
    }

    @Test
    void oneThatBreaksSaysWhy() throws InterruptedException {
        Check broken = check(Area.DISK, service -> {
            throw new IllegalStateException("no such disk\nsecond line");
        });

        assertThat(new Doctor(List.of(broken), Duration.ofSeconds(5)).look(SERVICE))
                .containsExactly(Finding.wrong(Area.DISK, "check.broken", "no such disk"));
    }

    private interface Look {
        List<Finding> at(ServiceSettings service) throws Exception;
    }

    private static Check check(Area area, Look look) {
        return new Check() {
            @Override
            public Area area() {
                return area;
            }

            @Override
            public List<Finding> look(ServiceSettings service) throws Exception {
                return look.at(service);
            }
        };
    }
}
