package dev.mainstay.http.list;

import dev.mainstay.http.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * The page of a list that a request asks for, of a list that is sorted by an instant and then by an id.
 *
 * @param cursor of the page before it; absent for the first one
 * @param limit how many items at most, 1 to 500
 */
public record PageRequest(
        @Parameter(example = "MjAyNi0xMS0yOVQxMjowMDowMFp8MDE5OGEwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAx")
        @QueryParam(Cursor.PARAMETER)
        @Nullable
        String cursor,

        @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500)
        int limit) {

    /**
     * Where the page begins; null for the first one.
     *
     * @throws ProblemException 400 when no page of such a list gave the cursor
     */
    public @Nullable Cursor after() {
        return Cursor.parse(cursor, 2);
    }
}
