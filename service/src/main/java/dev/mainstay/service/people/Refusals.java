package dev.mainstay.service.people;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Refused tokens by address: as many as the burst at once, and one more each time that one is forgotten (the generic cell rate
 * algorithm, ITU-T I.371 appendix I). What is kept of an address is one instant, of at most so many addresses.
 */
final class Refusals {
    private static final int NETWORK_BYTES = 8;

    private final Duration every;
    private final Duration tolerance;

    /** Until when an address is thought of, the one refused longest ago first. */
    private final Map<String, Instant> until;

    /**
     * Nothing refused so far.
     *
     * @param burst at least 1
     * @param every longer than nothing
     * @param addresses how many are thought of, at least 1
     */
    Refusals(int burst, Duration every, int addresses) {
        this.every = every;
        this.tolerance = every.multipliedBy(burst - 1L);
        this.until = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
                return size() > addresses;
            }
        };
    }

    /** How long the address has to wait until it is listened to; empty when it is. */
    synchronized Optional<Duration> wait(String address, Instant now) {
        Instant end = until.get(prefix(address));
        if (end == null) {
            return Optional.empty();
        }
        Duration ahead = Duration.between(now, end).minus(tolerance);
        return ahead.isPositive() ? Optional.of(ahead) : Optional.empty();
    }

    synchronized void count(String address, Instant now) {
        String key = prefix(address);
        Instant end = until.remove(key);
        until.put(key, (end == null || end.isBefore(now) ? now : end).plus(every));
    }

    /** Whoever has one IPv6 address has the network's 2⁶⁴ (RFC 4291 §2.5.1), so its first four groups count. */
    private static String prefix(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress(); // a literal: no resolver is asked
            return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
