// SPDX-License-Identifier: Apache-2.0
package org.fauxto.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.evidence.Weight;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageFormat;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.Pixels;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What every {@link Detector} must keep; extend it and say which detector. */
public abstract class DetectorContract {
    /** The detector under test; the same instance may be returned each time. */
    protected abstract Detector detector();

    @Test
    void isTotal() {
        subjects().forEach(subject -> {
            List<Evidence> evidence = detector().examine(subject);
            assertThat(evidence).as(subject.header().toString()).doesNotContainNull();
            evidence.forEach(e -> assertThat(e.detector().name()).isNotBlank());
        });
    }

    @Test
    void isDeterministicInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            for (Subject subject : subjects().toList()) {
                Locale.setDefault(Locale.ROOT);
                List<Evidence> first = detector().examine(subject);
                Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
                assertThat(detector().examine(subject)).isEqualTo(first);
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void isThreadSafe() throws Exception {
        List<Subject> subjects = subjects().toList();
        List<List<Evidence>> expected =
                subjects.stream().map(detector()::examine).toList();
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            List<Callable<List<List<Evidence>>>> tasks = IntStream.range(0, 4)
                    .<Callable<List<List<Evidence>>>>mapToObj(i ->
                            () -> subjects.stream().map(detector()::examine).toList())
                    .toList();
            for (Future<List<List<Evidence>>> task : pool.invokeAll(tasks)) {
                assertThat(task.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void isBoundedOnAHugePicture() {
        Subject huge = picture("huge", 6000, 4000, noise(6000, 4000, 3));
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(detector().examine(huge)).doesNotContainNull());
    }

    @Test
    void accusesNoPlainPicture() {
        assertThat(subjects().flatMap(s -> detector().examine(s).stream()))
                .noneMatch(e -> e.direction() == Direction.AI && e.weight() == Weight.DECISIVE);
    }

    private static Stream<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        subjects.add(picture("one pixel", 1, 1, new byte[] {10, 20, 30}));
        subjects.add(picture("one row", 300, 1, noise(300, 1, 1)));
        subjects.add(picture("one column", 1, 300, noise(1, 300, 1)));
        subjects.add(picture("black", 256, 256, new byte[256 * 256 * 3]));
        subjects.add(picture("white", 300, 257, filled(300 * 257 * 3, (byte) 255)));
        subjects.add(picture("gray noise", 320, 240, grayNoise(320, 240)));
        subjects.add(picture("noise", 333, 517, noise(333, 517, 2)));
        for (ImageFormat format : ImageFormat.values()) {
            subjects.add(new Subject(
                    file("no " + format + " at all", "this is not an image".getBytes(StandardCharsets.US_ASCII)),
                    new ImageHeader(format, 64, 64),
                    Optional.empty()));
        }
        return subjects.stream();
    }

    private static Subject picture(String name, int width, int height, byte[] rgb) {
        return new Subject(
                file(name, new byte[0]),
                new ImageHeader(ImageFormat.PNG, width, height),
                Optional.of(new Pixels(width, height, rgb)));
    }

    private static ImageFile file(String name, byte[] bytes) {
        return new ImageFile(name, bytes, "00");
    }

    private static byte[] noise(int width, int height, long seed) {
        byte[] rgb = new byte[width * height * 3];
        new Random(seed).nextBytes(rgb);
        return rgb;
    }

    private static byte[] grayNoise(int width, int height) {
        byte[] rgb = noise(width, height, 5);
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i + 1] = rgb[i];
            rgb[i + 2] = rgb[i];
        }
        return rgb;
    }

    private static byte[] filled(int length, byte value) {
        byte[] bytes = new byte[length];
        java.util.Arrays.fill(bytes, value);
        return bytes;
    }
}
