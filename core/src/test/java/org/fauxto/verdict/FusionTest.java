// SPDX-License-Identifier: Apache-2.0
package org.fauxto.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FusionTest {
    private static final VerdictConfig CONFIG = new VerdictConfig(0.9, 0.3, 2.0, 0.99, 0.5);
    private final Fusion fusion = new Fusion(CONFIG);

    @ParameterizedTest
    @CsvSource({"0.95, AI", "0.90, AI", "0.89, INCONCLUSIVE", "0.5, INCONCLUSIVE", "0.31, INCONCLUSIVE", "0.30, HUMAN"})
    void pixelsAloneAreHeldAgainstBothThresholds(double probability, Outcome expected) {
        Verdict verdict = fusion.fuse(List.of(pixels(probability, 0.1)));
        assertThat(verdict.outcome()).isEqualTo(expected);
        assertThat(verdict.probabilityAi()).isCloseTo(probability, within(1e-9));
    }

    @Test
    void aStructuralDeclarationOutweighsPixelsThatSeeNothing() {
        Verdict verdict = fusion.fuse(List.of(declared(Direction.AI), pixels(0.02, 0.1)));
        assertThat(verdict.outcome()).isEqualTo(Outcome.AI);
        assertThat(verdict.probabilityAi()).isEqualTo(0.99);
        assertThat(verdict.reasons()).hasSize(2);
        assertThat(verdict.reasons().get(1)).contains("2%").contains("outweighs");
    }

    @Test
    void contradictingDeclarationsAreInconclusive() {
        Verdict verdict = fusion.fuse(List.of(declared(Direction.AI), declared(Direction.HUMAN), pixels(0.99, 0.1)));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.probabilityAi()).isEqualTo(0.5);
    }

    @Test
    void aGatedPictureIsInconclusiveHoweverSureThePixelsAre() {
        Evidence gate = evidence("content-gate", Direction.ABSTAIN, Weight.NONE, 1, Map.of());
        Verdict verdict = fusion.fuse(List.of(gate, pixels(0.999, 0.1)));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.probabilityAi()).isEqualTo(0.5);
        assertThat(verdict.reasons()).containsExactly(gate.explanation());
    }

    @Test
    void aGateDoesNotSilenceADeclaration() {
        Evidence gate = evidence("content-gate", Direction.ABSTAIN, Weight.NONE, 1, Map.of());
        assertThat(fusion.fuse(List.of(gate, declared(Direction.AI))).outcome()).isEqualTo(Outcome.AI);
    }

    @Test
    void noPixelsAndNoMarksAreInconclusive() {
        assertThat(fusion.fuse(List.of()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void cropsThatDisagreeAreInconclusive() {
        Verdict verdict = fusion.fuse(List.of(pixels(0.999, 2.01)));
        assertThat(verdict.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(verdict.reasons().get(0)).contains("contradictory");
    }

    @Test
    void weakEvidenceMovesTheLogitByTheConfiguredAmount() {
        Evidence camera = evidence("camera-exif", Direction.HUMAN, Weight.WEAK, 1, Map.of());
        Verdict verdict = fusion.fuse(List.of(camera, pixels(0.5, 0.1)));
        assertThat(verdict.probabilityAi()).isCloseTo(1 / (1 + Math.exp(0.5)), within(1e-9));
    }

    @Test
    void theOrderOfEvidenceDoesNotMatter() {
        List<Evidence> evidence = new ArrayList<>(List.of(
                evidence("camera-exif", Direction.HUMAN, Weight.WEAK, 1, Map.of()),
                evidence("declared-aigc", Direction.AI, Weight.WEAK, 1, Map.of()),
                evidence("c2pa", Direction.NEUTRAL, Weight.NONE, 0, Map.of()),
                pixels(0.7, 0.1)));
        Verdict first = fusion.fuse(evidence);
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(evidence, new Random(seed));
            Verdict again = fusion.fuse(evidence);
            assertThat(again.outcome()).isEqualTo(first.outcome());
            assertThat(again.probabilityAi()).isEqualTo(first.probabilityAi());
        }
    }

    @Test
    void certainPixelsStayFinite() {
        assertThat(fusion.fuse(List.of(pixels(1.0, 0))).probabilityAi()).isBetween(0.99, 1.0);
        assertThat(fusion.fuse(List.of(pixels(0.0, 0))).probabilityAi()).isBetween(0.0, 0.01);
    }

    @Test
    void theShippedConfigurationIsValid() {
        assertThat(VerdictConfig.shipped().aiThreshold()).isGreaterThan(0.5);
    }

    private static Evidence declared(Direction direction) {
        return evidence("declared-iptc", direction, Weight.DECISIVE, 1, Map.of());
    }

    private static Evidence pixels(double probability, double spread) {
        Direction direction = probability >= 0.5 ? Direction.AI : Direction.HUMAN;
        return evidence(
                "pixel-network",
                direction,
                Weight.MEASURED,
                probability,
                Map.of(Fusion.SPREAD, Double.toString(spread)));
    }

    private static Evidence evidence(
            String name, Direction direction, Weight weight, double score, Map<String, String> details) {
        return new Evidence(new DetectorId(name, "1"), direction, weight, score, name + " speaks.", details);
    }
}
