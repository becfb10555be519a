// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A set of names that only grows, at about 32 to 64 bytes a name whatever its length: it keeps the first 128 bits of each
 * name's SHA-256, so that a scan of a million files can remember them all. Two names fall together with probability
 * below 1e-26 for a million names.
 */
final class PathSet {
    private final MessageDigest digest;
    private long[] slots = new long[2 * 1024];
    private int size;

    PathSet() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Adds a name; false if it was there. */
    boolean add(String name) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        // 0 marks a free slot.
        long high = Math.max(1, hash.getLong() >>> 1);
        long low = hash.getLong();
        if (!put(slots, high, low)) {
            return false;
        }
        size++;
        if (size > slots.length / 4) {
            grow();
        }
        return true;
    }

    boolean contains(String name) {
        ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = Math.max(1, hash.getLong() >>> 1);
        long low = hash.getLong();
        int at = find(slots, high, low);
        return slots[at] != 0;
    }

    int size() {
        return size;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (int i = 0; i < slots.length; i += 2) {
            if (slots[i] != 0) {
                put(larger, slots[i], slots[i + 1]);
            }
        }
        slots = larger;
    }

    private static boolean put(long[] slots, long high, long low) {
        int at = find(slots, high, low);
        if (slots[at] != 0) {
            return false;
        }
        slots[at] = high;
        slots[at + 1] = low;
        return true;
    }

    /** Index of the pair, or of the free slot where it belongs (linear probing, never more than half full). */
    private static int find(long[] slots, long high, long low) {
        int mask = slots.length / 2 - 1;
        int at = (int) low & mask;
        while (slots[2 * at] != 0 && (slots[2 * at] != high || slots[2 * at + 1] != low)) {
            at = (at + 1) & mask;
        }
        return 2 * at;
    }
}
