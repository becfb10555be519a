// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.image.ImageFormat;
import org.fauxto.testing.DetectorContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class C2paDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new C2paDetector();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "created-ai.jpg     | AI      | DECISIVE | a generative AI model made this picture (Pretend Model 3)",
                "created-ai.png     | AI      | DECISIVE | a generative AI model made this picture (Pretend Model 3)",
                "created-ai.webp    | AI      | DECISIVE | a generative AI model made this picture (Pretend Model 3)",
                "created-ai.gif     | AI      | DECISIVE | a generative AI model made this picture (Pretend Model 3)",
                "created-ai.tiff    | AI      | DECISIVE | a generative AI model made this picture (Pretend Model 3)",
                "created-ai.avif    | AI      | DECISIVE | a generative AI model made this picture (Pretend Model 3)",
                "claim-v1.jpg       | AI      | DECISIVE | a generative AI model made this picture (Pretend Model 1)",
                "composite.jpg      | AI      | DECISIVE | generative AI made or changed parts of this picture (Pretend Fill)",
                "parent-ai.jpg      | AI      | DECISIVE | derives from one that a generative AI model made (Pretend Model 3)",
                "component-ai.jpg   | AI      | DECISIVE | was placed into this one (Pretend Model 3)",
                "capture.jpg        | HUMAN   | WEAK     | a camera took this picture (Pretend Camera)",
                "parent-capture.jpg | HUMAN   | WEAK     | derives from one that a camera took (Pretend Camera)",
                "no-statement.png   | NEUTRAL | NONE     | say nothing about AI",
                "algorithmic.png    | NEUTRAL | NONE     | say nothing about AI",
            })
    void pointsWhereTheManifestPoints(String file, Direction direction, Weight weight, String words) {
        Evidence e = Fixtures.evidence(file);

        assertThat(e.direction()).isEqualTo(direction);
        assertThat(e.weight()).isEqualTo(weight);
        assertThat(e.explanation())
                .contains(words)
                .contains("not verified")
                .contains("signed in the name of \"Pretend ");
        assertThat(e.details()).doesNotContainKeys("problems", "damage", "notes", "missing_assertions");
    }

    @Test
    void detailsTellTheExpertWhatWasRead() {
        assertThat(Fixtures.evidence("composite.jpg").details())
                .containsEntry("signature", "not verified")
                .containsEntry("signer", "Pretend Studio (test only); Test signer")
                .containsEntry("issuer", "Fauxto Test Authority (trusted by nobody)")
                .containsEntry("algorithm", "ES256")
                .containsEntry("title", "Retouched.jpg")
                .containsEntry(
                        "actions", "c2pa.created (Pretend Editor); c2pa.edited (Pretend Fill, 2026-11-01T10:00:00Z)")
                .containsEntry(
                        "digital_source_type",
                        "http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia")
                .containsEntry("ingredients", "0")
                .containsEntry("container", "JPEG APP11 segments");
    }

    @Test
    void namesWhoSignedTheStatementAndNotOnlyWhoSignedLast() {
        Evidence e = Fixtures.evidence("parent-ai.jpg");

        assertThat(e.explanation()).contains("\"Pretend Imagery (test only)\"");
        assertThat(e.details())
                .containsEntry("signer", "Pretend Studio (test only); Test signer")
                .containsEntry("declared_by", "Pretend Imagery (test only)")
                .containsEntry("ingredients", "1")
                .containsEntry("manifests", "2");
    }

    @Test
    void damagedStorePointsNowhereAndTellsWhatIsLeft() {
        byte[] file = Fixtures.bytes("parent-ai.jpg");
        StoreBytes store = StoreBytes.find(file, ImageFormat.JPEG).get(0);
        // The cut leaves the AI-made ingredient's manifest whole and ends inside the active one
        byte[] cut = Stores.jpeg(Arrays.copyOf(store.bytes(), store.bytes().length - 100), 60_000);

        Evidence e = Fixtures.examine(cut, ImageFormat.JPEG).get(0);

        assertThat(e.direction()).isEqualTo(Direction.NEUTRAL);
        assertThat(e.explanation()).contains("damaged").contains("not verified");
        assertThat(e.details().get("damage")).contains("bytes");
    }

    @Test
    void pictureWithoutManifestGivesNothing() {
        assertThat(Fixtures.examine(Stores.jpeg(new byte[0], 60_000), ImageFormat.JPEG))
                .isEmpty();
    }

    @Test
    void textFromTheFileCannotForgeLinesOrTurnThemAround() {
        assertThat(Explanation.clean("A\u202eB\u0000\nC  D\ud800", 80)).isEqualTo("AB C D");
        assertThat(Explanation.clean("x".repeat(500), 80)).hasSize(80).endsWith("...");
    }
}
