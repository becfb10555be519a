// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.fauxto.image.container.Bytes;

/**
 * Reads JUMBF boxes (ISO/IEC 19566-5). What breaks the format is told in {@code damage}; the boxes before it are kept.
 */
final class JumbfReader {
    /** A C2PA store nests five deep: store, manifest, assertion store, assertion, content. */
    static final int MAX_DEPTH = 16;
    /** Room for hundreds of manifests. */
    static final int MAX_BOXES = 20_000;

    /** Toggle of the description box that says that a label follows. */
    private static final int LABEL_PRESENT = 2;

    private static final int DESCRIPTION_HEAD = 17;

    private final byte[] bytes;
    private final List<String> damage;
    private int count;

    private JumbfReader(byte[] bytes, List<String> damage) {
        this.bytes = bytes;
        this.damage = damage;
    }

    /**
     * Reads the boxes that lie side by side in a range.
     *
     * @param damage receives a sentence part for everything that is wrong
     */
    static List<JumbfBox> read(byte[] bytes, int from, int to, List<String> damage) {
        return new JumbfReader(bytes, damage).boxes(from, to, 0);
    }

    private List<JumbfBox> boxes(int from, int to, int depth) {
        List<JumbfBox> boxes = new ArrayList<>();
        int at = from;
        while (to - at >= 8) {
            if (++count > MAX_BOXES) {
                damage.add("more than " + MAX_BOXES + " boxes");
                return boxes;
            }
            Header header = header(at, to);
            if (header.length() < header.size()) {
                damage.add("a box shorter than its own header");
                return boxes;
            }
            long end = at + header.length();
            if (end > to) {
                damage.add("a box of " + header.length() + " bytes where " + (to - at) + " are left");
                end = to;
            }
            box(at + header.size(), (int) end, header.type(), depth).ifPresent(boxes::add);
            at = (int) end;
        }
        if (at < to) {
            damage.add((to - at) + " bytes after the last box");
        }
        return boxes;
    }

    private record Header(String type, long length, int size) {}

    /** LBox, TBox and XLBox of clause A.1; a length of 0 means up to the end. */
    private Header header(int at, int to) {
        long length = Bytes.u32Big(bytes, at);
        String type = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
        if (length == 1) {
            // Clamped, so that sums with it cannot overflow
            long extended = to - at >= 16 ? Bytes.longBig(bytes, at + 8) : 0;
            return new Header(type, Math.min(extended, 1L << 40), 16);
        }
        return new Header(type, length == 0 ? to - at : length, 8);
    }

    private Optional<JumbfBox> box(int from, int to, String type, int depth) {
        if (!type.equals("jumb")) {
            return Optional.of(new JumbfBox.Content(type, from, to - from));
        }
        if (depth == MAX_DEPTH) {
            damage.add("boxes nested deeper than " + MAX_DEPTH);
            return Optional.empty();
        }
        if (to - from < 8 + DESCRIPTION_HEAD || !Bytes.matches(bytes, from + 4, "jumd")) {
            damage.add("a superbox without description");
            return Optional.empty();
        }
        long length = Bytes.u32Big(bytes, from);
        if (length < 8 + DESCRIPTION_HEAD || length > to - from) {
            damage.add("a description of impossible length");
            return Optional.empty();
        }
        int end = from + (int) length;
        UUID uuid = new UUID(Bytes.longBig(bytes, from + 8), Bytes.longBig(bytes, from + 16));
        String label = label(from + 24, end);
        return Optional.of(new JumbfBox.Super(uuid, label, boxes(end, to, depth + 1)));
    }

    /** Toggles, then the label up to a zero byte; ID, hash and private boxes after it are of no use here. */
    private String label(int toggles, int end) {
        if ((bytes[toggles] & LABEL_PRESENT) == 0) {
            return "";
        }
        int from = toggles + 1;
        int to = from;
        while (to < end && bytes[to] != 0) {
            to++;
        }
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
