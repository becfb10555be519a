// SPDX-License-Identifier: Apache-2.0
package org.fauxto.testing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import org.fauxto.image.ImageException.Problem;

/** Writes a folder of files none of which can be examined; each must become one error and stop nothing. */
public final class HostileFiles {
    private static final List<String> CUT = List.of(
            "baseline.jpg",
            "progressive.jpg",
            "cmyk.jpg",
            "rgb8.png",
            "interlaced.png",
            "rgb16.png",
            "palette.png",
            "lossy.webp",
            "lossless.webp",
            "animated.webp",
            "animated.gif",
            "still.gif",
            "rgb24.bmp",
            "rle8.bmp",
            "none.tif",
            "lzw-be.tif",
            "zip.tif",
            "big.tif",
            "picture.avif",
            "picture.heic");

    private static final Set<Problem> BROKEN = Set.of(Problem.TRUNCATED, Problem.DAMAGED);

    /**
     * One file, link or folder that must be refused.
     *
     * @param path     what to examine
     * @param expected causes that are right for it
     */
    public record Hostile(Path path, Set<Problem> expected) {}

    private final Path folder;
    private final List<Hostile> made = new ArrayList<>();

    private HostileFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * Fills a folder with at least 60 hostile files.
     *
     * @return the files in the order they were made; kinds that this machine cannot make (pipes on Windows, forbidden
     *     files for root) are left out
     */
    public static List<Hostile> create(Path folder) throws IOException {
        HostileFiles files = new HostileFiles(folder);
        files.truncations();
        files.bombs();
        files.otherContents();
        files.corruptions();
        files.strangePaths();
        files.strangeNames();
        return List.copyOf(files.made);
    }

    private void add(String name, byte[] bytes, Set<Problem> expected) throws IOException {
        made.add(new Hostile(Files.write(folder.resolve(name), bytes), expected));
    }

    private void truncations() throws IOException {
        for (String name : CUT) {
            byte[] whole = TestImages.fixture(name);
            for (int percent : new int[] {15, 50, 97}) {
                add("cut" + percent + "-" + name, Arrays.copyOf(whole, whole.length * percent / 100), BROKEN);
            }
        }
    }

    private void bombs() throws IOException {
        Set<Problem> bomb = Set.of(Problem.TOO_LARGE);
        byte[] jpeg = TestImages.fixture("baseline.jpg");
        int frame = indexOf(jpeg, (byte) 0xff, (byte) 0xc0);
        add("bomb.jpg", patch(jpeg, ByteOrder.BIG_ENDIAN, frame + 5, (short) 50_000, (short) 50_000), bomb);
        byte[] png = patch(TestImages.fixture("rgb8.png"), ByteOrder.BIG_ENDIAN, 16, 50_000, 50_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        add("bomb.png", patch(png, ByteOrder.BIG_ENDIAN, 29, (int) crc.getValue()), bomb);
        add("bomb-header-only.png", Arrays.copyOf(png, 33), bomb);
        add(
                "bomb.gif",
                patch(TestImages.fixture("still.gif"), ByteOrder.LITTLE_ENDIAN, 6, (short) -1, (short) -1),
                bomb);
        byte[] bmp = TestImages.fixture("rgb24.bmp");
        add("bomb.bmp", patch(bmp, ByteOrder.LITTLE_ENDIAN, 18, 50_000, 50_000), bomb);
        add("bomb-upside-down.bmp", patch(bmp, ByteOrder.LITTLE_ENDIAN, 18, 50_000, Integer.MIN_VALUE), bomb);
        // Width - 1 and height - 1 in 24 bits each
        byte[] webp = TestImages.fixture("animated.webp");
        Arrays.fill(webp, 24, 30, (byte) 0x7f);
        add("bomb.webp", webp, bomb);
        byte[] tiff = TestImages.fixture("none.tif");
        int directory = ByteBuffer.wrap(tiff).order(ByteOrder.LITTLE_ENDIAN).getInt(4);
        add("bomb.tif", longSides(tiff, directory + 2), bomb);
        byte[] avif = TestImages.fixture("picture.avif");
        int extent = indexOf(avif, "ispe".getBytes(StandardCharsets.US_ASCII));
        add("bomb.avif", patch(avif, ByteOrder.BIG_ENDIAN, extent + 8, 50_000, 50_000), bomb);
    }

    /** Rewrites the first fields of a directory, in which tags ascend, to 50,000 x 50,000 of type LONG. */
    private static byte[] longSides(byte[] tiff, int firstField) {
        byte[] out = tiff.clone();
        ByteBuffer b = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = firstField; at < out.length - 12; at += 12) {
            int tag = b.getShort(at);
            if (tag == 256 || tag == 257) {
                b.putShort(at + 2, (short) 4).putInt(at + 8, 50_000);
            }
        }
        return out;
    }

    private void otherContents() throws IOException {
        Set<Problem> unknown = Set.of(Problem.UNKNOWN_FORMAT);
        add("page.jpg", latin1("<!DOCTYPE html>\n<html><body>404</body></html>"), unknown);
        add("document.png", latin1("%PDF-1.7\n%\u00e2\u00e3"), unknown);
        add("archive.webp", latin1("PK\3\4\24\0\0\0\10\0"), unknown);
        add("video.gif", latin1("\0\0\0\30ftypmp42\0\0\0\0mp42isom"), unknown);
        add("drawing.png", latin1("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"), unknown);
        add("notes.bmp", latin1("BMW is a car, not a bitmap. 0123456789"), unknown);
        add("pointer.jpg", latin1("version https://git-lfs.github.com/spec/v1\noid sha256:00\n"), unknown);
        add("zeros.jpg", new byte[4096], unknown);
        add("one-byte.jpg", new byte[] {(byte) 0xff}, unknown);
        add("empty.jpg", new byte[0], Set.of(Problem.EMPTY));
        add("empty.png", new byte[0], Set.of(Problem.EMPTY));
        byte[] random = new byte[3000];
        new Random(7).nextBytes(random);
        add("random.jpg", random, unknown);
        for (String name : List.of("rgb8.png", "baseline.jpg", "lossy.webp", "still.gif", "none.tif")) {
            byte[] head = Arrays.copyOf(TestImages.fixture(name), random.length);
            System.arraycopy(random, 0, head, 12, random.length - 12);
            add("random-after-signature-" + name, head, Set.of(Problem.values()));
        }
    }

    private void corruptions() throws IOException {
        byte[] png = TestImages.fixture("rgb8.png");
        png[png.length / 2] ^= 0x55;
        add("checksum.png", png, BROKEN);
        add("no-size.png", patch(TestImages.fixture("rgb8.png"), ByteOrder.BIG_ENDIAN, 16, 0, 0), BROKEN);
        add("no-size.bmp", patch(TestImages.fixture("rgb24.bmp"), ByteOrder.LITTLE_ENDIAN, 18, 0, 0), BROKEN);
        byte[] jpeg = TestImages.fixture("baseline.jpg");
        int tables = indexOf(jpeg, (byte) 0xff, (byte) 0xdb);
        Arrays.fill(jpeg, tables, tables + 4, (byte) 0x11);
        add("marker.jpg", jpeg, BROKEN);
        byte[] webp = TestImages.fixture("lossless.webp");
        Arrays.fill(webp, 30, 200, (byte) 0);
        add("body.webp", webp, BROKEN);
    }

    private void strangePaths() throws IOException {
        Set<Problem> unreadable = Set.of(Problem.UNREADABLE);
        made.add(new Hostile(Files.createDirectory(folder.resolve("folder.jpg")), unreadable));
        made.add(
                new Hostile(Files.createSymbolicLink(folder.resolve("loop-a.jpg"), Path.of("loop-b.jpg")), unreadable));
        made.add(
                new Hostile(Files.createSymbolicLink(folder.resolve("loop-b.jpg"), Path.of("loop-a.jpg")), unreadable));
        made.add(new Hostile(Files.createSymbolicLink(folder.resolve("lost.jpg"), Path.of("gone.jpg")), unreadable));
        Path pipe = folder.resolve("pipe.jpg");
        if (ran("mkfifo", pipe.toString())) {
            made.add(new Hostile(pipe, unreadable));
        }
        Path forbidden = Files.write(folder.resolve("forbidden.jpg"), TestImages.fixture("baseline.jpg"));
        Files.setPosixFilePermissions(forbidden, PosixFilePermissions.fromString("---------"));
        if (Files.isReadable(forbidden)) {
            Files.delete(forbidden);
        } else {
            made.add(new Hostile(forbidden, unreadable));
        }
    }

    private void strangeNames() throws IOException {
        byte[] half = Arrays.copyOf(TestImages.fixture("baseline.jpg"), 400);
        for (String name : List.of("quote\"comma,.jpg", "line\nbreak.jpg", " .jpg", "n".repeat(250) + ".jpg")) {
            add(name, half, BROKEN);
        }
        // The shell writes bytes that no Java string can spell: 0xff is no UTF-8
        if (ran(
                "sh",
                "-c",
                "cp -- \"$0\" \"$1/$(printf 'not-utf8-\\377.jpg')\"",
                folder.resolve(" .jpg").toString(),
                folder.toString())) {
            try (var paths = Files.newDirectoryStream(
                    folder, p -> p.getFileName().toString().startsWith("not-utf8"))) {
                paths.forEach(p -> made.add(new Hostile(p, BROKEN)));
            }
        }
    }

    private static boolean ran(String... command) throws IOException {
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
            return false;
        }
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] latin1(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] patch(byte[] bytes, ByteOrder order, int at, Number... values) {
        byte[] out = bytes.clone();
        ByteBuffer b = ByteBuffer.wrap(out).order(order).position(at);
        for (Number value : values) {
            if (value instanceof Short s) {
                b.putShort(s);
            } else {
                b.putInt(value.intValue());
            }
        }
        return out;
    }

    private static int indexOf(byte[] bytes, byte... wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new IllegalArgumentException("fixture lacks the bytes to patch");
    }
}
