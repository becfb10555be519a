// SPDX-License-Identifier: Apache-2.0
package org.fauxto.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.evidence.Weight;
import org.fauxto.image.Pixels;

/**
 * Turns away pictures that the pixel network was not made for: tiny ones, flat graphics, screenshots, charts, icons, line
 * art, nearly uniform pictures. The answer is {@link Direction#ABSTAIN} for those and nothing for all others.
 *
 * <p>Time is bounded: only the middle of the picture is measured, see {@link ContentStatistics}.
 */
public final class ContentGate implements Detector {
    private static final DetectorId ID = new DetectorId("content-gate", "1");

    private static final String NOT_MADE_FOR_IT =
            "Fauxto's network was made for photographs and art and cannot judge it.";

    private final ContentGateConfig config;

    public ContentGate(ContentGateConfig config) {
        this.config = config;
    }

    @Override
    public DetectorId id() {
        return ID;
    }

    @Override
    public List<Evidence> examine(Subject subject) {
        return subject.pixels().flatMap(this::judge).stream().toList();
    }

    private Optional<Evidence> judge(Pixels pixels) {
        if (Math.min(pixels.width(), pixels.height()) < config.minSide()) {
            return Optional.of(tiny(pixels));
        }
        ContentStatistics measured = ContentStatistics.of(pixels);
        if (measured.equal() > config.flatEqual()) {
            return Optional.of(graphic(
                    "flat",
                    measured.equal(),
                    "Most of this picture is flat colour, as in a screenshot or chart: " + NOT_MADE_FOR_IT,
                    measured));
        }
        if (measured.dominant() > config.fewColoursDominant() && measured.nearEqual() > config.fewColoursNearEqual()) {
            return Optional.of(graphic(
                    "few-colours",
                    measured.dominant(),
                    "A few colours cover most of this picture, as in a page of text, a drawing or a plain background: "
                            + NOT_MADE_FOR_IT,
                    measured));
        }
        return Optional.empty();
    }

    private Evidence tiny(Pixels pixels) {
        return new Evidence(
                ID,
                Direction.ABSTAIN,
                Weight.NONE,
                1,
                "This picture is too small (" + pixels.width() + " x " + pixels.height()
                        + " pixels) to judge by its pixels.",
                Map.of("reason", "tiny"));
    }

    private static Evidence graphic(String reason, double score, String explanation, ContentStatistics measured) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("reason", reason);
        details.put("equal_neighbours", share(measured.equal()));
        details.put("near_equal_neighbours", share(measured.nearEqual()));
        details.put("dominant_colours", share(measured.dominant()));
        return new Evidence(ID, Direction.ABSTAIN, Weight.NONE, score, explanation, details);
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
