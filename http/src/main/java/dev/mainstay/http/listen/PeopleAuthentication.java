package dev.mainstay.http.listen;

/**
 * Authentication of people. While no bean of this type exists, a service stays on a loopback address. Only the code that really
 * authenticates people may provide it.
 */
public interface PeopleAuthentication extends ListeningNeed {}
