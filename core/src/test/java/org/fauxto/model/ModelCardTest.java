// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fauxto.model.ModelCard.View;
import org.junit.jupiter.api.Test;

class ModelCardTest {
    private static final String NINE = """
            {"name":"n","version":"1","crop_size":224,"crops_per_image":1,"decoder":"d","temperature":2.0,"bias":0.5,
            "trained_on":"t","licence":"Apache-2.0","later":"said" %s}""";

    @Test
    void aFileThatNamesNoViewSeesCrops() {
        ModelCard card = ModelCard.parse(NINE.formatted(""));
        assertThat(card.view()).isEqualTo(View.CROPS);
        assertThat(card.resizeSide()).isZero();
    }

    @Test
    void aWholeViewNamesItsResizeSide() {
        ModelCard card = ModelCard.parse(NINE.formatted(",\"view\":\"whole\",\"resize_side\":256"));
        assertThat(card.view()).isEqualTo(View.WHOLE);
        assertThat(card.resizeSide()).isEqualTo(256);
    }

    @Test
    void aFileMayNameLooksFromAfar() {
        assertThat(ModelCard.parse(NINE.formatted("")).shrunk()).isEmpty();
        ModelCard card = ModelCard.parse(NINE.formatted(",\"shrunk\":[{\"long_side\":512,\"crops\":4}]"));
        assertThat(card.shrunk()).containsExactly(new ShrunkLook(512, 4));
    }

    @Test
    void impossibleLooksAreRefused() {
        assertThatThrownBy(() -> ModelCard.parse(NINE.formatted(",\"shrunk\":[{\"long_side\":8,\"crops\":4}]")))
                .hasMessageContaining("16 pixels or more");
        assertThatThrownBy(() -> ModelCard.parse(NINE.formatted(
                        ",\"view\":\"whole\",\"resize_side\":256,\"shrunk\":[{\"long_side\":512,\"crops\":4}]")))
                .hasMessageContaining("no shrunk looks");
    }

    @Test
    void impossibleViewsAreRefused() {
        assertThatThrownBy(() -> ModelCard.parse(NINE.formatted(",\"view\":\"whole\"")))
                .hasMessageContaining("resize_side >= crop_size");
        assertThatThrownBy(() -> ModelCard.parse(NINE.formatted(",\"resize_side\":256")))
                .hasMessageContaining("resize_side >= crop_size");
        assertThatThrownBy(() -> ModelCard.parse(NINE.formatted(",\"view\":\"half\"")))
                .hasMessageContaining("half");
    }
}
