// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the blocks of one walk, keeping every payload inside the file and their number bounded. */
final class BlockList {
    private final byte[] bytes;
    private final List<Block> blocks = new ArrayList<>();
    /** A PNG may have a hundred thousand IDAT chunks: one string serves them all. */
    private final Map<Integer, String> fourCharacters = new HashMap<>();

    BlockList(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Adds a block unless it leaves the file or there are too many; false says that the walk must stop as damaged. */
    boolean add(String type, long offset, long length) {
        if (length < 0 || offset < 0 || offset + length > bytes.length || blocks.size() >= Containers.MAX_BLOCKS) {
            return false;
        }
        return blocks.add(new Block(type, (int) offset, (int) length));
    }

    /** The four bytes at {@code at} as Latin-1 characters, so that every value has a name. */
    String fourCharacters(int at) {
        return fourCharacters.computeIfAbsent(
                Bytes.intBig(bytes, at), k -> new String(bytes, at, 4, StandardCharsets.ISO_8859_1));
    }

    ContainerBlocks whole() {
        return new ContainerBlocks(blocks, false);
    }

    ContainerBlocks damaged() {
        return new ContainerBlocks(blocks, true);
    }
}
