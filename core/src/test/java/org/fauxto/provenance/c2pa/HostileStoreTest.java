// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.image.ImageFormat;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Broken and hostile stores: always an answer, soon, and never a decisive one from broken structure. */
class HostileStoreTest {
    private static final List<String> FILES = List.of(
            "parent-ai.jpg",
            "claim-v1.jpg",
            "created-ai.png",
            "created-ai.webp",
            "created-ai.gif",
            "created-ai.tiff",
            "created-ai.avif");

    @Property(tries = 3000, seed = "20261124")
    void mutatedFilesAreAnswered(
            @ForAll @IntRange(max = 6) int file, @ForAll @IntRange(min = 1, max = 40) int changes, @ForAll long seed) {
        String name = FILES.get(file);
        byte[] bytes = Fixtures.bytes(name);
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : 0xff);
        }
        assertAnswered(bytes, Fixtures.format(name));
    }

    @Property(tries = 1000, seed = "20261124")
    void mutatedStoresAreAnswered(@ForAll @IntRange(min = 1, max = 10) int changes, @ForAll long seed) {
        byte[] store = store("parent-ai.jpg");
        Random random = new Random(seed);
        for (int i = 0; i < changes; i++) {
            store[random.nextInt(store.length)] ^= (byte) (1 << random.nextInt(8));
        }
        assertAnswered(Stores.jpeg(store, 60_000), ImageFormat.JPEG);
    }

    @Test
    void everyCutOfAStoreIsAnsweredAndNeverDecides() {
        byte[] store = store("parent-ai.jpg");
        for (int length = 0; length < store.length; length++) {
            byte[] cut = Stores.jpeg(Arrays.copyOf(store, length), 60_000);
            List<Evidence> found = Fixtures.examine(cut, ImageFormat.JPEG);
            assertThat(found).allSatisfy(e -> assertThat(e.weight()).isEqualTo(Weight.NONE));
        }
        assertThat(Fixtures.examine(Stores.jpeg(store, 60_000), ImageFormat.JPEG))
                .allSatisfy(e -> assertThat(e.weight()).isEqualTo(Weight.DECISIVE));
    }

    @Test
    void boxesNestedWithoutEndAreDamage() {
        byte[] box = Stores.superBox("c2pa", "c2pa");
        for (int i = 0; i < 200; i++) {
            box = Stores.superBox("c2pa", "c2pa", box);
        }
        assertDamage(box, "nested deeper than 16");
    }

    @Test
    void boxesWithoutNumberAreDamage() {
        assertDamage(Stores.superBox("c2pa", "c2pa", emptyBoxes()), "more than 20000 boxes");
    }

    private static byte[] emptyBoxes() {
        ByteBuffer boxes = ByteBuffer.allocate(8 * 30_000);
        while (boxes.hasRemaining()) {
            boxes.putInt(8).put("free".getBytes(StandardCharsets.US_ASCII));
        }
        return boxes.array();
    }

    @Test
    void boxOfHugeLengthIsDamage() {
        byte[] huge = ByteBuffer.allocate(24)
                .putInt(1)
                .put("free".getBytes(StandardCharsets.US_ASCII))
                .putLong(Long.MAX_VALUE)
                .array();
        assertDamage(Stores.superBox("c2pa", "c2pa", huge), "where 24 are left");

        ByteBuffer.wrap(huge).putLong(8, -1);
        assertDamage(Stores.superBox("c2pa", "c2pa", huge), "shorter than its own header");
    }

    @Test
    void manifestsThatNameEachOtherInACircleEndSoon() {
        List<byte[]> manifests = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            String next = "{\"relationship\":\"parentOf\",\"c2pa_manifest\":{\"url\":\"self#jumbf=/c2pa/m"
                    + (i + 1) % 2000 + "\"}}";
            manifests.add(Stores.superBox(
                    "c2ma",
                    "m" + i,
                    Stores.superBox("c2as", "c2pa.assertions", Stores.json("cbor", "c2pa.ingredient", next)),
                    Stores.json(
                            "c2cl",
                            "c2pa.claim",
                            "{\"assertions\":[{\"url\":\"self#jumbf=c2pa.assertions/c2pa.ingredient\"}]}")));
        }
        byte[] jpeg = Stores.jpeg(Stores.superBox("c2pa", "c2pa", manifests.toArray(new byte[0][])), 60_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> assertAnswered(jpeg, ImageFormat.JPEG));
    }

    @Test
    void manyTagsThatPointToOneLargeStoreEndSoon() {
        byte[] store = Stores.superBox("xxxx", "x", emptyBoxes());
        int tags = 60_000;
        int data = 8 + 2 + 12 * tags;
        ByteBuffer tiff = ByteBuffer.allocate(data + store.length).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II*\0".getBytes(StandardCharsets.US_ASCII)).putInt(8).putShort((short) tags);
        for (int i = 0; i < tags; i++) {
            tiff.putShort((short) 0xCD41)
                    .putShort((short) 7)
                    .putInt(store.length)
                    .putInt(data);
        }
        tiff.put(store);

        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertAnswered(tiff.array(), ImageFormat.TIFF));
    }

    @Test
    void nestedJsonIsAProblemOfItsAssertionOnly() {
        byte[] actions = Stores.json("json", "c2pa.actions", "[".repeat(100_000));
        byte[] store = Stores.store(List.of("self#jumbf=c2pa.assertions/c2pa.actions"), actions);

        assertThat(C2paReader.read(Stores.jpeg(store, 60_000), ImageFormat.JPEG)
                        .orElseThrow()
                        .active()
                        .orElseThrow()
                        .problems())
                .contains("assertion c2pa.actions is malformed JSON");
    }

    private static byte[] store(String jpeg) {
        return StoreBytes.find(Fixtures.bytes(jpeg), ImageFormat.JPEG).get(0).bytes();
    }

    private static void assertDamage(byte[] box, String words) {
        byte[] jpeg = Stores.jpeg(box, 60_000);
        C2paStore store = C2paReader.read(jpeg, ImageFormat.JPEG).orElseThrow();
        assertThat(String.join("; ", store.damage())).contains(words);
        assertAnswered(jpeg, ImageFormat.JPEG);
    }

    private static void assertAnswered(byte[] file, ImageFormat format) {
        for (Evidence e : Fixtures.examine(file, format)) {
            assertThat(e.explanation()).contains("not verified").hasSizeLessThan(600);
            if (e.details().containsKey("damage")) {
                assertThat(e.weight()).isEqualTo(Weight.NONE);
            }
        }
    }
}
