// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

import java.util.List;
import java.util.Optional;

/**
 * What a walk over a container found.
 *
 * @param blocks  the blocks in file order
 * @param damaged whether the walk stopped early: a length points outside the file, a marker is missing, the file ends
 *     before its structure does, or there are more than {@link Containers#MAX_BLOCKS} blocks
 */
public record ContainerBlocks(List<Block> blocks, boolean damaged) {
    public ContainerBlocks {
        blocks = List.copyOf(blocks);
    }

    /** The blocks of one type, in file order. */
    public List<Block> ofType(String type) {
        return blocks.stream().filter(b -> b.type().equals(type)).toList();
    }

    /** The first block of one type. */
    public Optional<Block> first(String type) {
        return blocks.stream().filter(b -> b.type().equals(type)).findFirst();
    }
}
