// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data.step;

import static org.assertj.core.api.Assertions.assertThat;

import org.fauxto.image.Pixels;
import org.fauxto.image.transform.PixelOps;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Pixel by pixel against torchvision 0.14.1: tools/golden/colours.py. */
class TorchvisionTest {
    private static final Pixels DRAWN = drawn();

    @ParameterizedTest
    @CsvFileSource(resources = "/augment/torchvision.csv", numLinesToSkip = 1)
    void changesPixelsAsTorchvisionDoes(String operation, double amount, int x, int y, int r, int g, int b) {
        Pixels out = changed(operation, amount);
        int tolerance = operation.equals("rotate") ? 3 : 1; // OpenCV interpolates in steps of 1/32 pixel

        assertThat(out.at(x, y, 0)).isBetween(r - tolerance, r + tolerance);
        assertThat(out.at(x, y, 1)).isBetween(g - tolerance, g + tolerance);
        assertThat(out.at(x, y, 2)).isBetween(b - tolerance, b + tolerance);
    }

    private static Pixels changed(String operation, double amount) {
        return switch (operation) {
            case "brightness" -> Colours.brightness(DRAWN, amount);
            case "contrast" -> Colours.contrast(DRAWN, amount);
            case "saturation" -> Colours.saturation(DRAWN, amount);
            case "hue" -> Colours.hue(DRAWN, amount);
            case "grayscale" -> Colours.grayscale(DRAWN);
            case "blur" -> new Blur(1, new Range(amount, amount)).apply(DRAWN, 64, Samples.generator(1));
            case "rotate" -> PixelOps.rotate(DRAWN, amount);
            default -> throw new IllegalArgumentException(operation);
        };
    }

    private static Pixels drawn() {
        byte[] rgb = new byte[3 * 96 * 64];
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 96; x++) {
                int at = 3 * (y * 96 + x);
                rgb[at] = (byte) Math.abs((5 * x + 3 * y) % 510 - 255);
                rgb[at + 1] = (byte) Math.abs((2 * x + 9 * y + 100) % 510 - 255);
                rgb[at + 2] = (byte) Math.abs((11 * x - 7 * y + 700) % 510 - 255);
            }
        }
        return new Pixels(96, 64, rgb);
    }
}
