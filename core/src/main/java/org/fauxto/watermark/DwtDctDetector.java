// SPDX-License-Identifier: Apache-2.0
package org.fauxto.watermark;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.evidence.Weight;
import org.fauxto.image.Pixels;

/**
 * Looks for the invisible watermark of Stable Diffusion, SDXL and FLUX; see {@link DwtDct} for how it is read.
 *
 * <p>Positive evidence only: most pictures of these generators were never marked, and a mark does not outlive a resize, a
 * crop or strong JPEG compression, so its absence says nothing and no evidence is returned.
 */
public final class DwtDctDetector implements Detector {
    private static final DetectorId ID = new DetectorId("watermark-dwtdct", "1");

    /**
     * Guard beside the bit match: on a nearly flat picture almost all blocks vote alike and a handful of others would
     * write all the bits. Unchanged marked pictures have 0.09 and more, see results/README.md.
     */
    static final double MIN_CONTRAST = 0.02;

    @Override
    public DetectorId id() {
        return ID;
    }

    @Override
    public List<Evidence> examine(Subject subject) {
        return subject.pixels().stream()
                .flatMap(pixels -> DwtDct.read(pixels).stream()
                        .filter(WatermarkMatch::accepted)
                        .max(Comparator.comparingDouble(WatermarkMatch::share))
                        .map(match -> evidence(match, pixels))
                        .stream())
                .toList();
    }

    private static Evidence evidence(WatermarkMatch match, Pixels pixels) {
        WatermarkMessage message = match.message();
        Map<String, String> details = new LinkedHashMap<>();
        details.put("message", message.id());
        details.put("matching_bits", Integer.toString(match.matching()));
        details.put("message_bits", Integer.toString(message.length()));
        details.put("vote_contrast", String.format(Locale.ROOT, "%.3f", match.contrast()));
        details.put("chroma", match.flavour().id());
        details.put("blocks", Long.toString((long) (pixels.width() / 8) * (pixels.height() / 8)));
        return new Evidence(
                ID,
                Direction.AI,
                Weight.DECISIVE,
                match.share(),
                String.format(
                        Locale.ROOT,
                        "The pixels carry the invisible watermark that %s writes into its pictures: %d of %d bits match.",
                        message.generator(),
                        match.matching(),
                        message.length()),
                details);
    }
}
