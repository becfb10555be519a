// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

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
import org.fauxto.verdict.Fusion;

/** The pixel network's evidence: the calibrated mean of its crops' logits, with their spread as uncertainty. */
public final class PixelDetector implements Detector {
    private final PixelModel model;
    private final DetectorId id;

    /** Uses, but does not close, {@code model}. */
    public PixelDetector(PixelModel model) {
        this.model = model;
        this.id = new DetectorId("pixel-network", model.id().version());
    }

    @Override
    public DetectorId id() {
        return id;
    }

    @Override
    public List<Evidence> examine(Subject subject) {
        return subject.pixels().map(this::judge).map(List::of).orElseGet(() -> List.of(notDecoded(subject)));
    }

    private Evidence judge(Pixels pixels) {
        PixelScore score = model.score(pixels);
        double calibrated = model.card().calibrate(score.logit());
        double spread = score.spread() / model.card().temperature();
        double probability = 1 / (1 + Math.exp(-calibrated));
        Map<String, String> details = new LinkedHashMap<>();
        details.put("crops", Integer.toString(score.crops().size()));
        details.put("crop_size", Integer.toString(model.card().cropSize()));
        details.put("logit", number(calibrated));
        details.put(Fusion.SPREAD, number(spread));
        String lean = probability >= 0.5 ? "AI-made" : "human-made";
        String explanation = String.format(
                Locale.ROOT,
                "Fauxto's network compared %s with pictures it learned from; it looks more like"
                        + " %s ones (probability of AI from pixels: %.0f%%).",
                seen(score),
                lean,
                100 * probability);
        return new Evidence(
                id,
                probability >= 0.5 ? Direction.AI : Direction.HUMAN,
                Weight.MEASURED,
                probability,
                explanation,
                details);
    }

    private String seen(PixelScore score) {
        if (model.card().view() == ModelCard.View.WHOLE) {
            return "the picture as a whole";
        }
        int nearest = score.crops().stream()
                .mapToInt(PixelScore.CropScore::longSide)
                .max()
                .orElseThrow();
        long near = score.crops().stream()
                .filter(crop -> crop.longSide() == nearest)
                .count();
        long afar = score.crops().size() - near;
        return "the fine texture of " + areas(near) + (afar == 0 ? "" : ", and " + areas(afar) + " from afar,");
    }

    private static String areas(long number) {
        return number == 1 ? "one area" : number + " areas";
    }

    private Evidence notDecoded(Subject subject) {
        String format = subject.header().format().id().toUpperCase(Locale.ROOT);
        return new Evidence(
                id,
                Direction.ABSTAIN,
                Weight.NONE,
                0,
                "The pixels of this " + format + " file were not decoded: no " + format
                        + " decoder is present, so only its metadata was read.",
                Map.of());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
