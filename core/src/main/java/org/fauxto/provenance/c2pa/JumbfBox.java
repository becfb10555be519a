// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One box of the JPEG universal metadata box format (ISO/IEC 19566-5, JUMBF). */
sealed interface JumbfBox {
    /**
     * A superbox with its description.
     *
     * @param type     content type of the description box
     * @param label    label of the description box; empty where it has none
     * @param children boxes after the description box, in file order
     */
    record Super(UUID type, String label, List<JumbfBox> children) implements JumbfBox {
        public Super {
            children = List.copyOf(children);
        }

        /** Superboxes directly inside this one. */
        List<Super> superBoxes() {
            return children.stream()
                    .filter(Super.class::isInstance)
                    .map(Super.class::cast)
                    .toList();
        }

        /** The first superbox directly inside this one that has this label. */
        Optional<Super> labelled(String wanted) {
            return superBoxes().stream().filter(s -> s.label().equals(wanted)).findFirst();
        }
    }

    /**
     * A box with content; a range of the bytes read, not a copy.
     *
     * @param type   four characters such as {@code cbor} or {@code json}
     * @param offset index of the first content byte
     * @param length content bytes
     */
    record Content(String type, int offset, int length) implements JumbfBox {}
}
