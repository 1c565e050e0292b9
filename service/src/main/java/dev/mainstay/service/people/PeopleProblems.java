package dev.mainstay.service.people;

import dev.mainstay.http.HttpProblems;
import dev.mainstay.http.ProblemException;
import dev.mainstay.people.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What is told to whoever is not signed in, or may not do what is asked. */
final class PeopleProblems {
    private static final String BEARER = "Bearer";

    private PeopleProblems() {}

    static ProblemException notSignedIn() {
        return HttpProblems.NOT_SIGNED_IN
                .because("Send a token of the identity provider with the request: Authorization: Bearer …")
                .challenge(BEARER);
    }

    /** As RFC 6750 §3.1 has it. */
    static ProblemException refused(String detail) {
        return HttpProblems.TOKEN_REFUSED.because(detail).challenge(BEARER + " error=\"invalid_token\"");
    }

    static ProblemException roleMissing(Role[] needed, List<Role> held) {
        List<String> roles = Arrays.stream(needed).map(Role::word).toList();
        String has =
                held.isEmpty() ? "no role here" : held.stream().map(Role::word).collect(Collectors.joining(", "));
        return HttpProblems.ROLE_MISSING
                .because("This needs the role " + String.join(" or ", roles) + "; whoever asks has " + has + ".")
                .with("roles", roles);
    }
}
