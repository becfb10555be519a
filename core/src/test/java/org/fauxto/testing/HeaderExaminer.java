// SPDX-License-Identifier: Apache-2.0
package org.fauxto.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageLimits;
import org.fauxto.image.ImageReader;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.scan.Examiner;
import org.fauxto.verdict.Examination;
import org.fauxto.verdict.ModelId;
import org.fauxto.verdict.Outcome;
import org.fauxto.verdict.Timings;
import org.fauxto.verdict.Verdict;

/**
 * Reads files for real and draws a verdict from their SHA-256, so that tests of scanning and reporting neither wait for
 * nor depend on a trained network.
 */
public record HeaderExaminer(ImageLimits limits, boolean keepPixels) implements Examiner {
    public static final ModelId MODEL = new ModelId("sha-oracle", "1", "0a".repeat(32));

    @Override
    public Examination examine(Path path) {
        try {
            ImageFile file = ImageReader.read(path, limits);
            return examined(path, file, HeaderReader.read(file, limits));
        } catch (ImageException e) {
            return new Examination.Failed(
                    path.toString(),
                    Optional.empty(),
                    Optional.empty(),
                    e.problem(),
                    String.valueOf(e.getMessage()),
                    MODEL,
                    Timings.ZERO);
        }
    }

    private Examination examined(Path path, ImageFile file, ImageHeader header) throws ImageException {
        int draw = Integer.parseInt(file.sha256().substring(0, 2), 16);
        Evidence evidence = new Evidence(
                new DetectorId("sha-oracle", "1"),
                draw > 127 ? Direction.AI : Direction.HUMAN,
                Weight.MEASURED,
                draw / 255.0,
                "The oracle has spoken.",
                Map.of("draw", Integer.toString(draw)));
        Outcome outcome = draw > 170 ? Outcome.AI : draw > 85 ? Outcome.INCONCLUSIVE : Outcome.HUMAN;
        return new Examination.Examined(
                path.toString(),
                file.sha256(),
                header,
                new Verdict(outcome, draw / 255.0, List.of("The oracle has spoken.", "It says no more.")),
                List.of(evidence),
                MODEL,
                Timings.ZERO,
                keepPixels ? Optional.of(PixelDecoder.decode(file, header)) : Optional.empty());
    }
}
