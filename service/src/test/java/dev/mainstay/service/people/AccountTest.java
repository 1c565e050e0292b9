package dev.mainstay.service.people;

import static dev.mainstay.people.Actor.Kind.PERSON;
import static dev.mainstay.people.Actor.Kind.PROGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccountTest {

    static List<Arguments> tokens() {
        return List.of(
                Arguments.of(
                        "Keycloak, a person",
                        Map.of("sub", "f3a1", "azp", "console", "preferred_username", "anna", "name", "Anna Ada"),
                        new Account(PERSON, "f3a1", "anna", "Anna Ada")),
                Arguments.of(
                        "Keycloak, a service account",
                        Map.of("sub", "9b2c", "azp", "nightly", "preferred_username", "service-account-nightly"),
                        new Account(PROGRAM, "9b2c", "nightly", "nightly")),
                Arguments.of(
                        "Entra ID, a person",
                        Map.of("sub", "pairwise", "oid", "0a", "azp", "c1", "preferred_username", "anna@lync.example"),
                        new Account(PERSON, "pairwise", "anna@lync.example", "anna@lync.example")),
                Arguments.of(
                        "Entra ID, an application",
                        Map.of("sub", "0b", "oid", "0b", "azp", "c2", "idtyp", "app"),
                        new Account(PROGRAM, "0b", "c2", "c2")),
                Arguments.of(
                        "AD FS, a person",
                        Map.of("sub", "s1", "appid", "c3", "upn", "anna@lync.example"),
                        new Account(PERSON, "s1", "anna@lync.example", "anna@lync.example")),
                Arguments.of(
                        "AD FS, a client without a subject",
                        Map.of("appid", "c4"),
                        new Account(PROGRAM, "c4", "c4", "c4")),
                Arguments.of(
                        "RFC 9068, a client for itself",
                        Map.of("sub", "c5", "client_id", "c5"),
                        new Account(PROGRAM, "c5", "c5", "c5")),
                Arguments.of("nothing but a subject", Map.of("sub", "x"), new Account(PERSON, "x", "x", "x")),
                Arguments.of(
                        "a name that cannot be kept is none",
                        Map.of("sub", "x", "preferred_username", "a\0b", "name", " "),
                        new Account(PERSON, "x", "x", "x")),
                Arguments.of(
                        "who calls himself a service account of another client is a person",
                        Map.of("sub", "x", "azp", "console", "preferred_username", "service-account-nightly"),
                        new Account(PERSON, "x", "service-account-nightly", "service-account-nightly")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokens")
    void aTokenNamesAnAccount(String what, Map<String, Object> claims, Account account) {
        assertThat(Account.of(claims::get)).contains(account);
    }

    @Test
    void whoIsNotNamedIsNobody() {
        assertThat(Account.of(claim -> null)).isEmpty();
        assertThat(Account.of(Map.<String, Object>of("sub", 12)::get)).isEmpty();
        assertThat(Account.of(Map.<String, Object>of("sub", "a\uD800")::get)).isEmpty();
        assertThat(Account.of(Map.<String, Object>of("sub", "x".repeat(256))::get))
                .isEmpty();
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        Optional<Account> account = Account.of(Map.<String, Object>of("sub", "x", "upn", "x".repeat(199) + "😀")::get);

        assertThat(account).map(Account::name).contains("x".repeat(199));
    }
}
