package dev.mainstay.service.database;

import io.quarkus.credentials.CredentialsProvider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Password of the database in a file, read for every new connection: whoever changes it need not start the service anew.
 * {@code quarkus.datasource.credentials-provider} is the file's path; the user is {@code quarkus.datasource.username} as ever.
 */
@Singleton
final class PasswordFile implements CredentialsProvider {

    /** @param file whose first and only line is the password */
    @Override
    public Map<String, String> getCredentials(String file) {
        try {
            String password = Files.readString(Path.of(file)).strip();
            if (password.isEmpty()) {
                throw new IOException("it is empty");
            }
            return Map.of(PASSWORD_PROPERTY_NAME, password);
        } catch (IOException e) {
            throw new UncheckedIOException("The database's password cannot be read from " + file, e);
        }
    }
}
