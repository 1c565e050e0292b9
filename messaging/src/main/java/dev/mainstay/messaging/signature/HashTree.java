package dev.mainstay.messaging.signature;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * A Merkle tree of SHA-256: one signature of its root covers all leaves, and each leaf shows by its path that it is one of them.
 * Leaves and inner nodes are hashed apart (RFC 6962, section 2.1); a node without a partner goes up as it is.
 */
public final class HashTree {
    /** Path of a leaf in a tree of two million leaves. */
    private static final int LONGEST_PATH = 21;

    private static final int STEP = 33;
    private static final byte NODE = 1;
    private static final byte PARTNER_IS_LEFT = 0;
    private static final byte PARTNER_IS_RIGHT = 1;

    private final List<List<byte[]>> levels = new ArrayList<>();

    /**
     * The tree over leaves.
     *
     * @param leaves hashes of 32 bytes, one or more
     */
    public HashTree(List<byte[]> leaves) {
        List<byte[]> level = leaves;
        levels.add(level);
        while (level.size() > 1) {
            List<byte[]> next = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                next.add(node(level.get(i), level.get(i + 1)));
            }
            if (level.size() % 2 == 1) {
                next.add(level.getLast());
            }
            levels.add(next);
            level = next;
        }
    }

    public byte[] root() {
        return levels.getLast().getFirst().clone();
    }

    /** What leads from a leaf to the root: of each step on which side the partner is, and its hash. Empty for an only leaf. */
    public byte[] path(int leaf) {
        ByteBuffer path = ByteBuffer.allocate(levels.size() * STEP);
        int at = leaf;
        for (List<byte[]> level : levels) {
            int partner = at ^ 1;
            if (level.size() > 1 && partner < level.size()) {
                path.put(partner < at ? PARTNER_IS_LEFT : PARTNER_IS_RIGHT).put(level.get(partner));
            }
            at /= 2;
        }
        byte[] whole = new byte[path.position()];
        path.flip().get(whole);
        return whole;
    }

    /**
     * The root to which a path leads from a leaf.
     *
     * @throws IllegalArgumentException if that is no path
     */
    public static byte[] root(byte[] leaf, byte[] path) {
        if (path.length % STEP != 0 || path.length > LONGEST_PATH * STEP) {
            throw new IllegalArgumentException("No path of a hash tree has " + path.length + " bytes");
        }
        byte[] at = leaf;
        ByteBuffer steps = ByteBuffer.wrap(path);
        byte[] partner = new byte[STEP - 1];
        while (steps.hasRemaining()) {
            boolean left = steps.get() == PARTNER_IS_LEFT;
            steps.get(partner);
            at = left ? node(partner, at) : node(at, partner);
        }
        return at;
    }

    private static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    /** A new SHA-256. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
