package dev.mainstay.messaging.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class HeaderJsonTest {
    @Test
    void headersAreReadAsTheyWereWritten() {
        RecordHeaders headers = new RecordHeaders();
        CloudEventCodec.add(headers, "text", "été");
        CloudEventCodec.add(headers, "twice", "1");
        CloudEventCodec.add(headers, "twice", "2");
        headers.add("bytes", new byte[] {(byte) 0xff, 0x00});
        headers.add("nul", new byte[] {0x00});
        headers.add("empty", new byte[0]);
        headers.add("null", null);

        String json = HeaderJson.write(headers);

        assertThat(HeaderJson.read(json).toArray()).isEqualTo(headers.toArray());
        assertThat(json).contains("{\"name\":\"text\",\"text\":\"été\"}").contains("{\"name\":\"null\"}");
    }
}
