package dev.mainstay.embedded;

/**
 * How a service gets into its database: as a role of its own, which owns that database and nothing else.
 *
 * @param jdbcUrl without user and password
 */
public record Login(String jdbcUrl, String user, String password) {

    @Override
    public String toString() {
        return user + " at " + jdbcUrl;
    }
}
