package dev.mainstay.agent.windows.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mainstay.agent.platform.Inventory.Component;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Microsoft Lync Server 2010, Core Components       | 4.0.7577.0    | LYNC_SERVER_2010
            Microsoft Lync Server 2013, Core Components       | 5.0.8308.1198 | LYNC_SERVER_2013
            Skype for Business Server 2015, Core Components   | 6.0.9319.881  | SKYPE_FOR_BUSINESS_2015
            Skype for Business Server 2019, Core Components   | 7.0.2046.553  | SKYPE_FOR_BUSINESS_2019
            Skype for Business Server Subscription Edition, Core Components | 7.0.2046.820 | SKYPE_FOR_BUSINESS_2019
            """)
    void theVersionOfTheCoreComponentsTells(String name, String version, Product product) {
        assertThat(Product.of(List.of(new Component("Other", "5.0.8308.0"), new Component(name, version))))
                .contains(product);
    }

    @Test
    void anUnknownVersionIsNoProduct() {
        assertThat(Product.of(
                        List.of(new Component("Office Communications Server 2007 R2, Core Components", "3.5.6907.0"))))
                .isEmpty();
        assertThat(Product.of(List.of())).isEmpty();
    }
}
