// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.Locale;
import java.util.Optional;

/**
 * One entry of an actions assertion (C2PA specification 2.2, "Actions").
 *
 * @param action            what was done, for example {@code c2pa.created}
 * @param softwareAgent     software or model that did it
 * @param digitalSourceType URI of how the content came to be, for example
 *     {@code http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia}
 * @param when              date and time as written
 */
public record C2paAction(
        String action, Optional<String> softwareAgent, Optional<String> digitalSourceType, Optional<String> when) {

    /** Whether the digital source type is one of these: compares the last part of the URI, in any letter case. */
    boolean hasSource(String... names) {
        String type = digitalSourceType.orElse("").toLowerCase(Locale.ROOT);
        String last = type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1);
        for (String name : names) {
            if (last.equals(name.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }
}
