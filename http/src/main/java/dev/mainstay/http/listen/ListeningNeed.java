package dev.mainstay.http.listen;

import java.util.List;
import org.eclipse.microprofile.config.Config;

/** Need of a service that others than this machine can reach. Each bean of it is asked before the first socket is opened. */
public interface ListeningNeed {

    /** What is not said yet, each in a few words with its settings; nothing when all is. */
    List<String> missing(Config config);
}
