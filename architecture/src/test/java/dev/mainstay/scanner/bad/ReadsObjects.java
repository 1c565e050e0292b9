package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import java.io.IOException;
import java.io.ObjectInputStream;

/** Sample. */
@Breaks("NO_OBJECT_SERIALIZATION")
class ReadsObjects {
    Object read(ObjectInputStream in) throws IOException, ClassNotFoundException {
        return in.readObject();
    }
}
