package dev.mainstay.messaging.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AheadTest {
    private final List<Integer> made = new CopyOnWriteArrayList<>();
    private final List<Integer> used = new ArrayList<>();

    @AfterEach
    void noInterruptIsLeft() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void theNextPartIsMadeWhileTheOneBeforeItIsUsed() {
        CountDownLatch secondIsMade = new CountDownLatch(2);

        ahead(
                        part -> {
                            made.add(part);
                            secondIsMade.countDown();
                            return part;
                        },
                        part -> {
                            await(secondIsMade);
                            assertThat(made).as("made when %d is used", part).hasSizeLessThanOrEqualTo(part + 1);
                            used.add(part);
                        })
                .each(List.of(1, 2, 3));

        assertThat(used).containsExactly(1, 2, 3);
        assertThat(made).containsExactly(1, 2, 3);
    }

    @Test
    void anOnlyPartNeedsNoOtherThread() {
        List<Thread> threads = new ArrayList<>();

        ahead(
                        part -> {
                            threads.add(Thread.currentThread());
                            return part;
                        },
                        used::add)
                .each(List.of(1));

        assertThat(threads).containsExactly(Thread.currentThread());
        assertThat(used).containsExactly(1);
    }

    @Test
    void whatMayNotBeMadeEarlyIsMadeWhenTheOneBeforeItIsUsed() {
        List<String> steps = new CopyOnWriteArrayList<>();

        new Ahead<Integer, Integer>(
                        part -> part != 2,
                        part -> {
                            steps.add("make " + part);
                            return part;
                        },
                        part -> steps.add("use " + part))
                .each(List.of(1, 2));

        assertThat(steps).containsExactly("make 1", "use 1", "make 2", "use 2");
    }

    @Test
    void nothingToDoIsNothing() {
        ahead(this::make, used::add).each(List.of());

        assertThat(made).isEmpty();
        assertThat(used).isEmpty();
    }

    @Test
    void nothingIsUsedAfterAFailureOfUse() {
        assertThatThrownBy(() -> ahead(this::make, part -> {
                            used.add(part);
                            throw new IllegalStateException("cannot use " + part);
                        })
                        .each(List.of(1, 2, 3)))
                .hasMessage("cannot use 1");

        assertThat(used).containsExactly(1);
        assertThat(made).doesNotContain(3);
    }

    @Test
    void aFailureOfMakeComesInItsTurn() {
        assertThatThrownBy(() -> ahead(
                                part -> {
                                    if (part == 2) {
                                        throw new IllegalStateException("cannot make " + part);
                                    }
                                    return part;
                                },
                                used::add)
                        .each(List.of(1, 2, 3)))
                .hasMessage("cannot make 2");

        assertThat(used).containsExactly(1);
    }

    @Test
    void anInterruptEndsIt() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            assertThatThrownBy(() -> ahead(
                                    part -> {
                                        if (part == 2) {
                                            await(never);
                                        }
                                        return part;
                                    },
                                    part -> Thread.currentThread().interrupt())
                            .each(List.of(1, 2)))
                    .isInstanceOf(ServiceStoppingException.class);

            assertThat(Thread.interrupted()).isTrue();
        } finally {
            never.countDown();
        }
    }

    private static Ahead<Integer, Integer> ahead(Function<Integer, Integer> make, Consumer<Integer> use) {
        return new Ahead<>(part -> true, make, use);
    }

    private int make(int part) {
        made.add(part);
        return part;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
