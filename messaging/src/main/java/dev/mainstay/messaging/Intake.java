package dev.mainstay.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;

@ApplicationScoped
public class Intake {
    public void receive(EventTaker taker, ConsumerRecords<String, byte[]> batch) {
        throw new UnsupportedOperationException("follows");
    }
}
