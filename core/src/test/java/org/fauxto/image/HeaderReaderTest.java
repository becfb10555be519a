// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.fauxto.image.ImageException.Problem;
import org.fauxto.testing.TestImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderReaderTest {
    @ParameterizedTest
    @CsvSource({
        "baseline.jpg,JPEG",
        "progressive.jpg,JPEG",
        "gray.jpg,JPEG",
        "cmyk.jpg,JPEG",
        "orient6.jpg,JPEG",
        "rgb8.png,PNG",
        "interlaced.png,PNG",
        "palette-trns.png,PNG",
        "lossy.webp,WEBP",
        "lossless.webp,WEBP",
        "lossy-alpha.webp,WEBP",
        "lossless-alpha.webp,WEBP",
        "animated.webp,WEBP",
        "orient6.webp,WEBP",
        "still.gif,GIF",
        "animated.gif,GIF",
        "rgb24.bmp,BMP",
        "palette8.bmp,BMP",
        "rle8.bmp,BMP",
        "v5-alpha.bmp,BMP",
        "os2.bmp,BMP",
        "none.tif,TIFF",
        "lzw-be.tif,TIFF",
        "big.tif,TIFF",
        "palette.tif,TIFF",
        "tiled.tif,TIFF",
        "picture.avif,AVIF",
        "picture.heic,HEIC"
    })
    void readsFormatAndSizeWhateverTheName(String name, ImageFormat format) throws ImageException {
        assertThat(header(TestImages.fixture(name))).isEqualTo(new ImageHeader(format, 48, 32));
    }

    @Test
    void heightOfATopDownBmpIsPositive() throws ImageException {
        byte[] bmp = TestImages.fixture("rgb24.bmp");
        Arrays.fill(bmp, 22, 26, (byte) 0xff);
        assertThat(header(bmp)).isEqualTo(new ImageHeader(ImageFormat.BMP, 48, 1));
    }

    @Test
    void thumbnailOfAJpegIsNotItsSize() throws ImageException {
        byte[] thumbnail = TestImages.encode(TestImages.gradient(8, 8), ImageFormat.JPEG);
        byte[] jpeg = TestImages.fixture("baseline.jpg");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        int length = thumbnail.length + 2;
        out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xe2, (byte) (length >> 8), (byte) length});
        out.writeBytes(thumbnail);
        out.write(jpeg, 2, jpeg.length - 2);
        assertThat(header(out.toByteArray())).isEqualTo(new ImageHeader(ImageFormat.JPEG, 48, 32));
        // The end marker of the thumbnail is not the end of the picture
        byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() - 2);
        assertThatThrownBy(() -> header(cut))
                .isInstanceOfSatisfying(
                        ImageException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TRUNCATED))
                .hasMessageContaining("end marker");
    }

    @ParameterizedTest
    @CsvSource({"baseline.jpg", "rgb8.png", "lossy.webp", "still.gif", "rgb24.bmp", "zip.tif"})
    void bytesAfterTheEndAreHarmless(String name) throws ImageException {
        byte[] whole = TestImages.fixture(name);
        byte[] longer = Arrays.copyOf(whole, whole.length + 100);
        assertThat(TestImages.subject(name, longer).pixels().orElseThrow().rgb())
                .isEqualTo(
                        TestImages.subject(name, whole).pixels().orElseThrow().rgb());
    }

    @Test
    void gifWithoutTrailerIsComplete() throws ImageException {
        byte[] gif = TestImages.fixture("still.gif");
        assertThat(header(Arrays.copyOf(gif, gif.length - 1)).width()).isEqualTo(48);
    }

    @Test
    void tooManyPixelsNameNumbersLimitAndOption() throws ImageException {
        ImageFile file = TestImages.file("x.png", TestImages.fixture("rgb8.png"));
        assertThat(HeaderReader.read(file, new ImageLimits(48 * 32, 10_000))).isNotNull();
        assertThatThrownBy(() -> HeaderReader.read(file, new ImageLimits(48 * 32 - 1, 10_000)))
                .isInstanceOfSatisfying(
                        ImageException.class, e -> assertThat(e.problem()).isEqualTo(Problem.TOO_LARGE))
                .hasMessageContaining("48 x 32")
                .hasMessageContaining("--max-pixels");
    }

    @ParameterizedTest
    @CsvSource({
        "<!DOCTYPE html><p>,an HTML page",
        "'  <HTML>',an HTML page",
        "%PDF-1.4,a PDF document",
        "'PK\3\4',a ZIP archive",
        "<?xml version='1.0'?><svg/>,an SVG drawing",
        "xxxxftypmp42,a video",
        "hello world and more,text",
        "GI,only 2 bytes long"
    })
    void fileThatIsNoPictureIsNamed(String content, String name) {
        assertThatThrownBy(() -> header(content.getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(
                        ImageException.class, e -> assertThat(e.problem()).isEqualTo(Problem.UNKNOWN_FORMAT))
                .hasMessageContaining("it is " + name);
    }

    @ParameterizedTest
    @CsvSource({"a.JPG,true", "a.jpeg,true", "b/c.webp,true", "a.png,false", "a.PNG,false", "a,false", "a.dat,false"})
    void misnamedPictureIsNoted(String name, boolean misnamed) throws ImageException {
        ImageFile file = TestImages.file(name, TestImages.fixture("rgb8.png"));
        ImageHeader header = HeaderReader.read(file, ImageLimits.DEFAULT);
        assertThat(HeaderReader.misnamed(file, header).isPresent()).isEqualTo(misnamed);
    }

    @Test
    void embeddedProfileIsSeen() throws ImageException {
        byte[] png = TestImages.fixture("rgb8.png");
        assertThat(ColourProfile.embedded(TestImages.file("x", png), ImageFormat.PNG))
                .isFalse();
        byte[] chunk = {0, 0, 0, 0, 'i', 'C', 'C', 'P', 0, 0, 0, 0};
        byte[] with = new byte[png.length + chunk.length];
        System.arraycopy(png, 0, with, 0, 33);
        System.arraycopy(chunk, 0, with, 33, chunk.length);
        System.arraycopy(png, 33, with, 33 + chunk.length, png.length - 33);
        assertThat(ColourProfile.embedded(TestImages.file("x", with), ImageFormat.PNG))
                .isTrue();
    }

    private static ImageHeader header(byte[] bytes) throws ImageException {
        return HeaderReader.read(TestImages.file("x", bytes), ImageLimits.DEFAULT);
    }
}
