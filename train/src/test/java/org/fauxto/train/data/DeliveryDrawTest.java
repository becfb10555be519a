// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.zip.CRC32;
import org.fauxto.dataset.Cleaning;
import org.fauxto.dataset.Sample;
import org.fauxto.image.transform.Encoding;
import org.fauxto.image.transform.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryDrawTest {
    private static final int SIZE = 128;
    private static final DeliveryDraw DRAW = new DeliveryDraw(CropAugment.DEFAULT, SIZE);

    /** Sizes from smaller than a crop to a camera's. */
    @ParameterizedTest
    @CsvSource({"60,90", "128,128", "131,200", "160,170", "256,256", "500,375", "1024,1024", "4032,3024", "20,4000"})
    void windowsStayInTheirRegionAndNeverKeepTheScale(int width, int height) {
        Region region = new Region(11, 7, width, height);
        for (Delivery d : draws(region)) {
            assertThat(d.x()).isBetween(11, 11 + width - d.window());
            assertThat(d.y()).isBetween(7, 7 + height - d.window());
            double ratio = (double) d.window() / SIZE;
            assertThat(Math.max(ratio, 1 / ratio)).isGreaterThanOrEqualTo(DeliveryDraw.LEAST_CHANGE);
            assertThat(d.first()).isPresent();
        }
    }

    @Test
    void sharesAreTheConfiguredOnes() {
        List<Delivery> draws = draws(new Region(0, 0, 1024, 768));

        assertThat(share(draws, d -> d.second().isPresent())).isBetween(0.27, 0.33);
        assertThat(share(draws, d -> d.history().isPresent())).isBetween(0.47, 0.53);
        assertThat(share(draws, d -> d.first().orElseThrow().codec() == Encoding.Codec.WEBP))
                .isBetween(0.22, 0.28);
        assertThat(share(draws, d -> d.first().orElseThrow().phaseX() == 5)).isBetween(0.05, 0.075);
        assertThat(share(draws, d -> d.maskShare() > 0)).isBetween(0.08, 0.12);
        assertThat(share(draws, d -> d.first().orElseThrow().quality() < 30)).isZero();
        assertThat(share(draws, d -> d.quarterTurns() == 3)).isBetween(0.22, 0.28);
    }

    @Test
    void strongShrinkingIsNotTheMarkOfLargePictures() {
        double large = share(draws(new Region(0, 0, 1024, 1024)), d -> d.window() > 1.4 * SIZE);
        double small = share(draws(new Region(0, 0, 500, 400)), d -> d.window() > 1.4 * SIZE);

        assertThat(small).isGreaterThan(0.4);
        assertThat(large).isLessThan(0.9);
    }

    @Test
    void validationHasTheSameDeliveriesWithoutAugmentation() {
        Region region = new Region(0, 0, 700, 500);
        List<Delivery> val = LongStream.range(0, 500)
                .mapToObj(i -> DRAW.validation(List.of(region), 3, i))
                .toList();

        assertThat(val).allSatisfy(d -> {
            assertThat(d.maskShare() + d.blurSigma() + d.noiseSigma() + d.quarterTurns())
                    .isZero();
            assertThat(d.tone()).isEqualTo(Delivery.Tone.NONE);
            assertThat(d.first()).isPresent();
        });
    }

    @Test
    void cropsComeFromEveryCellOfAGrid() {
        List<Region> cells = Cleaning.regions(
                Fixtures.flat(400, 300, 9, 9, 9),
                new Sample("g.webp", java.nio.file.Path.of("g.webp"), 1, "x", "x", java.util.Set.of("grid2x2")));
        DeliveryDraw draw = new DeliveryDraw(CropAugment.DEFAULT, 64);

        assertThat(cells).hasSize(4);
        for (Region cell : cells) {
            assertThat(LongStream.range(0, 40).mapToObj(i -> draw.training(cells, 1, 0, i)))
                    .anyMatch(d -> inside(d, cell));
        }
        assertThat(LongStream.range(0, 200).mapToObj(i -> draw.training(cells, 1, 0, i)))
                .allMatch(d -> cells.stream().anyMatch(cell -> inside(d, cell)));
    }

    /** Of the first release; another value means that runs of old configurations see other crops. */
    @Test
    void aSeedDrawsWhatItAlwaysDrew() {
        CRC32 crc = new CRC32();
        for (Region region : List.of(new Region(0, 0, 1024, 768), new Region(11, 7, 131, 200))) {
            draws(region).forEach(d -> crc.update(bytes(d)));
            crc.update(bytes(DRAW.validation(List.of(region), 3, 17)));
        }

        assertThat(crc.getValue()).isEqualTo(2698830241L);
    }

    private static byte[] bytes(Delivery d) {
        ByteBuffer all = ByteBuffer.allocate(512).putInt(d.x()).putInt(d.y()).putInt(d.window());
        all.put(name(d.interpolator()));
        for (Optional<Encoding> e : List.of(d.history(), d.first(), d.second())) {
            e.ifPresent(x -> all.put(name(x.codec()))
                    .putInt(x.quality())
                    .put(name(x.chroma()))
                    .putInt(x.phaseX())
                    .putInt(x.phaseY()));
        }
        all.putDouble(d.blurSigma()).putDouble(d.noiseSigma()).putDouble(d.maskShare());
        Delivery.Tone tone = d.tone();
        all.putDouble(tone.brightness()).putDouble(tone.contrast()).putDouble(tone.saturation());
        return all.putInt(d.quarterTurns())
                .putInt(d.mirror() ? 1 : 0)
                .putLong(d.noiseSeed())
                .array();
    }

    private static byte[] name(Enum<?> value) {
        return value.name().getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean inside(Delivery d, Region r) {
        return d.x() >= r.x()
                && d.y() >= r.y()
                && d.x() + d.window() <= r.x() + r.width()
                && d.y() + d.window() <= r.y() + r.height();
    }

    private static List<Delivery> draws(Region region) {
        return LongStream.range(0, 4000)
                .mapToObj(i -> DRAW.training(List.of(region), 3, i % 5, i))
                .toList();
    }

    private static double share(List<Delivery> draws, java.util.function.Predicate<Delivery> which) {
        return draws.stream().filter(which).count() / (double) draws.size();
    }
}
