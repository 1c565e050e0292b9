package dev.mainstay.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
public class Outbox {
    public void append(NewEvent event) {
        appendAll(List.of(event));
    }

    public void appendAll(List<NewEvent> events) {
        throw new UnsupportedOperationException("follows");
    }
}
