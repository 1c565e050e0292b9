package dev.mainstay.agent.platform;

import java.util.Optional;

/** What a call came to: a value, or the reason why there is none. */
public sealed interface Answer<T> {

    /** The call did what it was asked to. */
    record Known<T>(T value) implements Answer<T> {}

    /** No, or nobody can say. */
    record Failed<T>(Failure failure) implements Answer<T> {}

    static <T> Answer<T> of(T value) {
        return new Known<>(value);
    }

    static <T> Answer<T> failed(Failure failure) {
        return new Failed<>(failure);
    }

    default Optional<T> known() {
        return this instanceof Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }

    default Optional<Failure> whyNot() {
        return this instanceof Failed<T> failed ? Optional.of(failed.failure()) : Optional.empty();
    }
}
