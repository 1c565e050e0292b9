package dev.mainstay.edge.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserPoliciesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    |                 |             |   | true
            HEAD   |                 |             |   | true
            OPTIONS|                 |             |   | true
            POST   |                 |             |   | false
            POST   |                 |             | 1 | false
            POST   | https://a.test  |             |   | false
            POST   |                 | same-origin |   | false
            POST   | https://a.test  |             | 1 | true
            POST   |                 | same-origin | 1 | true
            PUT    | https://a.test  | same-origin | 1 | true
            PUT    | https://a.test  | same-origin |   | false
            DELETE |                 |             | 1 | false
            PATCH  |                 |             |   | false
            TRACE  |                 |             |   | false
            """)
    void whatChangesSomethingIsProvenToComeFromAPageOfOurs(
            String method, @Nullable String origin, @Nullable String site, @Nullable String proof, boolean may) {
        assertThat(ProofPolicy.mayGoOn(method, origin, site, proof)).isEqualTo(may);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            same-origin | true
            none        | false
            same-site   | false
            cross-site  | false
                        | false
            """)
    void oneSignsOutByALinkOfOurs(@Nullable String site, boolean followed) {
        assertThat(ProofPolicy.followedHere(site)).isEqualTo(followed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /                                              | /
            /#host=0198a000-0000-7000-8000-000000000001    | /#host=0198a000-0000-7000-8000-000000000001
                                                           | /
            ''                                             | /
            //evil.example                                 | /
            //evil.example/#host=1                         | /
            /\\evil.example                                | /
            https://evil.example/                          | /
            javascript:alert(1)                            | /
            /sign-out                                      | /
            /#host=1%0d%0aSet-Cookie:x                     | /
            /#a b                                          | /
            #host=1                                        | /
            """)
    void oneComesBackToThePageAndNowhereElse(@Nullable String wanted, String place) {
        assertThat(ReturnPolicy.place(wanted)).isEqualTo(place);
    }
}
