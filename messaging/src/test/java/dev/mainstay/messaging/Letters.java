package dev.mainstay.messaging;

import dev.mainstay.messaging.event.NewEvent;
import dev.mainstay.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** A service's side of the tests: sends letters through the outbox and keeps what it takes, once each. */
@ApplicationScoped
class Letters {
    static final String TYPE = "letter.written";

    /** Runs whose bugs are fixed. */
    private final Set<String> fixed = ConcurrentHashMap.newKeySet();

    private final DataSource dataSource;
    private final Outbox outbox;

    Letters(DataSource dataSource, Outbox outbox) {
        this.dataSource = dataSource;
        this.outbox = outbox;
    }

    @Transactional
    void send(List<Letter> letters) {
        outbox.appendAll(letters.stream()
                .map(letter -> new NewEvent("letters.v1", letter.sender(), TYPE, letter))
                .toList());
    }

    void fix(String run) {
        fixed.add(run);
    }

    @Transactional
    void sendAndFail(Letter letter) {
        send(List.of(letter));
        throw new IllegalStateException("rolls back");
    }

    @Transactional
    void keep(Map<String, Letter> lettersById) {
        lettersById.forEach(this::keep);
    }

    private void keep(String eventId, Letter letter) {
        if (letter.mood().equals("bug") && !fixed.contains(letter.run())) {
            throw new IllegalStateException("cannot take letter " + letter.number());
        }
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into letter (run, sender, number, event_id)"
                                + " values (?, ?, ?, ?) on conflict (event_id) do nothing")) {
            insert.setString(1, letter.run());
            insert.setString(2, letter.sender());
            insert.setInt(3, letter.number());
            insert.setString(4, eventId);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The numbers kept, in the order of taking, by sender. */
    Map<String, List<Integer>> kept(String run) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select sender, number from letter where run = ? order by position")) {
            select.setString(1, run);
            Map<String, List<Integer>> kept = new LinkedHashMap<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    kept.computeIfAbsent(row.getString(1), sender -> new ArrayList<>())
                            .add(row.getInt(2));
                }
            }
            return kept;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    int count(String run) {
        return kept(run).values().stream().mapToInt(List::size).sum();
    }

    static List<Letter> fine(String run, String sender, int from, int to) {
        return java.util.stream.IntStream.rangeClosed(from, to)
                .mapToObj(number -> Letter.fine(run, sender, number))
                .collect(Collectors.toList());
    }
}
