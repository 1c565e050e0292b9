package dev.mainstay.scanner.bad;

import dev.mainstay.architecture.Breaks;
import lombok.Data;

/** Sample. */
@Breaks("NO_LOMBOK")
@Data
class Generated {}
