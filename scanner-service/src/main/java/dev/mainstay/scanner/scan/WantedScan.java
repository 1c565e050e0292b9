package dev.mainstay.scanner.scan;

import java.util.UUID;

/** A scan that a host is to make now, and why. The scan that names the request answers it. */
record WantedScan(UUID requestId, String reason) {}
