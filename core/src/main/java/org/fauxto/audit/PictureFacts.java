// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;
import java.util.Optional;
import org.fauxto.dataset.Sample;

/**
 * What the audit keeps of one readable picture.
 *
 * @param sample      the manifest's row
 * @param split       part of the data it belongs to; empty where nothing says so
 * @param sha256      of the file
 * @param variables   measured
 * @param fingerprint of the pixels; empty where none can be decoded
 * @param declares    sentences in which the file itself decisively declares a generative origin; mostly empty
 */
record PictureFacts(
        Sample sample,
        String split,
        String sha256,
        NuisanceVariables variables,
        Optional<Fingerprint> fingerprint,
        List<String> declares) {
    PictureFacts {
        declares = List.copyOf(declares);
    }
}
