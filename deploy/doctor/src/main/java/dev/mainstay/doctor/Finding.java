package dev.mainstay.doctor;

import java.util.List;

/**
 * One thing that was looked at.
 *
 * @param code its text in the bundle {@code findings}; with {@code .mend} behind, what to do, unless it is {@link Standing#OK}
 * @param details what is put into the text, in order
 */
record Finding(Standing standing, Area area, String code, List<String> details) {

    static Finding ok(Area area, String code, Object... details) {
        return of(Standing.OK, area, code, details);
    }

    static Finding warning(Area area, String code, Object... details) {
        return of(Standing.WARNING, area, code, details);
    }

    static Finding wrong(Area area, String code, Object... details) {
        return of(Standing.WRONG, area, code, details);
    }

    private static Finding of(Standing standing, Area area, String code, Object... details) {
        return new Finding(
                standing,
                area,
                code,
                List.of(details).stream().map(String::valueOf).toList());
    }
}
