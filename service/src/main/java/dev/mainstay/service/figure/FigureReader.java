package dev.mainstay.service.figure;

/** A bean of the service that reads figures of its tables; asked again every {@code mainstay.meters.every}. */
public interface FigureReader {

    /** The meters that show what it reads. */
    Figures figures();

    /** Reads, in a transaction of its own, with queries whose cost does not grow with what has ended. */
    Reading read();
}
