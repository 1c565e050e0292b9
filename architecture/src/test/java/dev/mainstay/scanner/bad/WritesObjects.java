package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.io.IOException;
import java.io.ObjectOutputStream;

/** Sample. */
@Breaks("NO_OBJECT_SERIALIZATION")
class WritesObjects {
    void write(ObjectOutputStream out) throws IOException {
        out.writeObject("a");
    }
}
