package dev.mainstay.agent.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void aMessageThatFitsIsPassedOnAsItIs() {
        String message = "x".repeat(2000);

        assertThat(Message.within(message)).isEqualTo(message);
    }

    @Test
    void ofOneThatIsTooLongTheMiddleIsLeftOutAndNotWhatFailedNorWhatToDo() {
        String message =
                "The patch of RTCLOCAL ended with 1603. " + "log ".repeat(2000) + "Restart the host, then try again.";

        assertThat(Message.within(message))
                .hasSize(2000)
                .startsWith("The patch of RTCLOCAL ended with 1603.")
                .contains(" […] ")
                .endsWith("Restart the host, then try again.");
    }

    @Test
    void noCharacterIsCutInHalves() {
        for (String before : new String[] {"", "x"}) {
            String cut = Message.within(before + "😀".repeat(3000));

            assertThat(cut.codePoints().filter(point -> Character.isSurrogate((char) point) && point < 0x10000))
                    .isEmpty();
            assertThat(cut).hasSizeBetween(1998, 2000);
        }
    }
}
