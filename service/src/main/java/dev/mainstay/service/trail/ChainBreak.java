package dev.mainstay.service.trail;

/**
 * Where a trail is not whole.
 *
 * @param number of the entry
 */
record ChainBreak(ChainFault fault, long number) {}
