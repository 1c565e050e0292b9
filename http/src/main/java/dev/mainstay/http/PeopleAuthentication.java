package dev.mainstay.http;

/**
 * Mark that people are authenticated. While no bean of this type exists, the start-up guard keeps the service on a
 * loopback address. Only the code that really authenticates people may provide it.
 */
public interface PeopleAuthentication {}
