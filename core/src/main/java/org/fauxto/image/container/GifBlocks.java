// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

import java.nio.charset.StandardCharsets;

/** Blocks of a GIF (GIF89a specification, sections 17 to 27). */
final class GifBlocks {
    private static final int EXTENSION = 0x21;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int APPLICATION = 0xff;
    /** Length byte and the eleven bytes of identifier and authentication code. */
    private static final int APPLICATION_HEAD = 12;

    private GifBlocks() {}

    static ContainerBlocks walk(byte[] b) {
        BlockList list = new BlockList(b);
        if (b.length < 13 || !Bytes.matches(b, 0, "GIF8")) {
            return list.damaged();
        }
        int at = 13 + colourTable(Bytes.u8(b, 10));
        while (at < b.length) {
            int introducer = Bytes.u8(b, at);
            if (introducer == TRAILER) {
                return list.whole();
            }
            int next;
            if (introducer == IMAGE && b.length - at > 10) {
                int data = at + 10 + colourTable(Bytes.u8(b, at + 9)) + 1;
                next = add(list, b, "image", data);
            } else if (introducer == EXTENSION && b.length - at > 2) {
                next = extension(list, b, at);
            } else {
                break;
            }
            if (next < 0) {
                break;
            }
            at = next;
        }
        return list.damaged();
    }

    private static int colourTable(int packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << ((packed & 7) + 1);
    }

    private static int extension(BlockList list, byte[] b, int at) {
        int label = Bytes.u8(b, at + 1);
        int data = at + 2;
        if (label == APPLICATION && b.length - data > APPLICATION_HEAD && Bytes.u8(b, data) == APPLICATION_HEAD - 1) {
            String id = new String(b, data + 1, APPLICATION_HEAD - 1, StandardCharsets.ISO_8859_1);
            return add(list, b, "application " + id, data + APPLICATION_HEAD);
        }
        String type = switch (label) {
            case 0xfe -> "comment";
            case 0x01 -> "text";
            case 0xf9 -> "control";
            default -> "extension";
        };
        return add(list, b, type, data);
    }

    /** Adds the sub-blocks that begin at {@code from}; the index after their terminator, or -1 where they do not end. */
    private static int add(BlockList list, byte[] b, String type, int from) {
        int at = from;
        while (at >= 0 && at < b.length) {
            int length = Bytes.u8(b, at);
            if (length == 0) {
                return list.add(type, from, at - from) ? at + 1 : -1;
            }
            at += 1 + length;
        }
        return -1;
    }
}
