// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.fauxto.image.ImageFormat;
import org.fauxto.testing.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainersTest {
    /** Types as ImageMagick's, libwebp's and exiftool's own files have them. */
    @ParameterizedTest
    @CsvSource({
        "orient6.jpg,JPEG,APP0 APP1 DQT SOF0 DHT SOS",
        "progressive.jpg,JPEG,APP0 DQT SOF2 DHT SOS",
        "orient6.png,PNG,IHDR eXIf IDAT IEND",
        "orient6.webp,WEBP,VP8X VP8L EXIF",
        "lossy.webp,WEBP,VP8 ",
        "animated.gif,GIF,control application NETSCAPE2.0 image",
        "picture.avif,AVIF,ftyp meta mdat",
        "picture.heic,HEIC,ftyp meta mdat",
        "none.tif,TIFF,0x0100 0x0101 0x0102 0x0103",
        "rgb24.bmp,BMP,''"
    })
    void listsTheBlocksOfEveryFormat(String name, ImageFormat format, String types) {
        ContainerBlocks found = Containers.blocks(TestImages.fixture(name), format);
        assertThat(found.damaged()).isFalse();
        String joined = String.join(
                " ", found.blocks().stream().map(Block::type).distinct().toList());
        assertThat(joined).startsWith(types);
    }

    @Test
    void payloadIsWhatTheContainerHolds() {
        byte[] jpeg = TestImages.fixture("orient6.jpg");
        Block exif = Containers.blocks(jpeg, ImageFormat.JPEG).first("APP1").orElseThrow();
        assertThat(new String(jpeg, exif.offset(), 4, StandardCharsets.US_ASCII))
                .isEqualTo("Exif");
        assertThat(Bytes.u16Big(jpeg, exif.offset() - 2)).isEqualTo(exif.length() + 2);
        byte[] png = TestImages.fixture("rgb8.png");
        assertThat(Containers.blocks(png, ImageFormat.PNG).first("IHDR")).contains(new Block("IHDR", 16, 13));
    }

    @Test
    void fillBytesBeforeAMarkerAreSkipped() {
        byte[] jpeg = TestImages.fixture("baseline.jpg");
        byte[] filled = new byte[jpeg.length + 3];
        Arrays.fill(filled, 2, 5, (byte) 0xff);
        System.arraycopy(jpeg, 0, filled, 0, 2);
        System.arraycopy(jpeg, 2, filled, 5, jpeg.length - 2);
        assertThat(Containers.blocks(filled, ImageFormat.JPEG).blocks())
                .hasSameSizeAs(Containers.blocks(jpeg, ImageFormat.JPEG).blocks());
    }

    @Test
    void cutFileGivesWhatWasWholeAndIsCalledDamaged() {
        byte[] png = TestImages.fixture("rgb8.png");
        ContainerBlocks found = Containers.blocks(Arrays.copyOf(png, png.length - 20), ImageFormat.PNG);
        assertThat(found.damaged()).isTrue();
        assertThat(found.first("IHDR")).isPresent();
        assertThat(found.first("IDAT")).isEmpty();
    }

    @Test
    void numberOfBlocksIsBounded() {
        byte[] boxes = new byte[8 * (Containers.MAX_BLOCKS + 5)];
        for (int at = 0; at < boxes.length; at += 8) {
            boxes[at + 3] = 8;
        }
        ContainerBlocks found = Containers.blocks(boxes, ImageFormat.AVIF);
        assertThat(found.blocks()).hasSize(Containers.MAX_BLOCKS);
        assertThat(found.damaged()).isTrue();
    }

    @Property(tries = 300)
    void anyBytesGivePayloadsInsideTheFile(@ForAll @From("headed") byte[] bytes, @ForAll ImageFormat format) {
        for (Block block : Containers.blocks(bytes, format).blocks()) {
            assertThat(block.offset()).isBetween(0, bytes.length);
            assertThat(block.length()).isBetween(0, bytes.length - block.offset());
        }
    }

    @Provide
    Arbitrary<byte[]> headed() {
        Arbitrary<String> heads = Arbitraries.of(
                "",
                "\u00ff\u00d8\u00ff\u00e1",
                "\u0089PNG\r\n\u001a\n\0\0\0",
                "RIFF\u00ff\0\0\0WEBP",
                "GIF89a",
                "II*\0\10\0\0\0",
                "MM\0+\0\10\0\0\0\0\0\0\0\20",
                "\0\0\0\10ftyp\0\0\0\1meta\0\0");
        Arbitrary<byte[]> tails = Arbitraries.bytes().array(byte[].class).ofMaxSize(400);
        return heads.flatMap(head -> tails.map(tail -> {
            byte[] h = head.getBytes(StandardCharsets.ISO_8859_1);
            byte[] all = Arrays.copyOf(h, h.length + tail.length);
            System.arraycopy(tail, 0, all, h.length, tail.length);
            return all;
        }));
    }
}
