// SPDX-License-Identifier: Apache-2.0
package org.fauxto.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.fauxto.image.Pixels;
import org.junit.jupiter.api.Test;

class ShrunkLookTest {
    private final ShrunkLook look = new ShrunkLook(512, 4);

    @Test
    void bringsTheLongSideDownAndKeepsTheProportion() {
        Pixels seen = look.of(picture(600, 1024));
        assertThat(seen.height()).isEqualTo(512);
        assertThat(seen.width()).isEqualTo(300);
        assertThat(look.of(picture(5000, 2)).height()).isEqualTo(1);
    }

    @Test
    void leavesASmallerPictureAlone() {
        Pixels small = picture(512, 300);
        assertThat(look.shrinks(small)).isFalse();
        assertThat(look.of(small)).isSameAs(small);
        assertThat(look.shrinks(picture(513, 300))).isTrue();
    }

    private static Pixels picture(int width, int height) {
        return new Pixels(width, height, new byte[3 * width * height]);
    }
}
