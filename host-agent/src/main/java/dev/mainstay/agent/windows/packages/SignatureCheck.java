package dev.mainstay.agent.windows.packages;

import dev.mainstay.agent.platform.Failure;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a program is signed by its maker. */
interface SignatureCheck {

    /** Why the file is not to be trusted; empty when it is. */
    Optional<Failure> refusal(Path file);
}
