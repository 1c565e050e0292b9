package dev.mainstay.agent.job;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A version of three or four numbers, as SQL Server instances and the workload's components have. */
record Version(List<Integer> parts) {

    private static final Pattern FORM = Pattern.compile("\\d{1,5}(\\.\\d{1,6}){2,3}");

    static Optional<Version> parse(String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new Version(Arrays.stream(text.split("\\.", -1))
                        .map(Integer::valueOf)
                        .toList()))
                : Optional.empty();
    }

    /** Whether it is of the same product (the first two numbers) and not before the other. */
    boolean reaches(Version other) {
        return parts.subList(0, 2).equals(other.parts.subList(0, 2)) && Arrays.compare(numbers(), other.numbers()) >= 0;
    }

    private int[] numbers() {
        int[] numbers = new int[4];
        for (int i = 0; i < parts.size(); i++) {
            numbers[i] = parts.get(i);
        }
        return numbers;
    }

    @Override
    public String toString() {
        return String.join(".", parts.stream().map(String::valueOf).toList());
    }
}
