// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileFinderTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0};

    @TempDir
    Path root;

    private List<Found> found(boolean recursive, String... arguments) throws IOException {
        List<Found> all = new ArrayList<>();
        FileFinder finder = new FileFinder(recursive, all::add);
        for (String argument : arguments) {
            finder.argument(argument);
        }
        return all;
    }

    /** Names relative to the root; what is unusable is led by an exclamation mark. */
    private List<String> names(boolean recursive, String... arguments) throws IOException {
        return found(recursive, arguments).stream()
                .map(f -> (f instanceof Found.Unusable ? "!" : "") + f.name().replace(root + "/", ""))
                .toList();
    }

    private Path file(String name, byte... content) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    @Test
    void takesPicturesOfFoldersByNameOrContentInOrder() throws IOException {
        file("b/2.JPG");
        file("b/10.jpeg");
        file("a.webp");
        file("download", PNG);
        file("notes", (byte) 'n');
        file("notes.txt", PNG);
        file(".hidden.png", PNG);
        file(".cache/x.png", PNG);

        assertThat(names(true, root.toString())).containsExactly("a.webp", "b/10.jpeg", "b/2.JPG", "download");
        assertThat(names(false, root.toString())).containsExactly("a.webp", "download");
    }

    @Test
    void examinesWhatIsNamedWhateverItIsCalledAndOnlyOnce() throws IOException {
        String notes = file("notes.txt").toString();
        file("p/x.png");

        assertThat(names(true, notes, root + "/p/../notes.txt", root + "/p", root + "/p/x.png", root + "/p/"))
                .containsExactly("notes.txt", "p/x.png");
    }

    @Test
    void keepsTheOrderOfTheArguments() throws IOException {
        String b = file("b.png").toString();
        String a = file("a.png").toString();

        assertThat(names(true, b, a)).containsExactly("b.png", "a.png");
    }

    @Test
    void leavesMissingFilesToTheExaminer() throws IOException {
        assertThat(names(true, root + "/gone.png")).containsExactly("gone.png");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void tellsLoopsOfLinksAndFollowsOthers() throws IOException {
        file("pictures/x.png");
        Files.createSymbolicLink(root.resolve("pictures/up"), root);
        Files.createSymbolicLink(root.resolve("self.png"), Path.of("self.png"));
        Files.createSymbolicLink(root.resolve("zlink"), root.resolve("pictures"));
        Files.createSymbolicLink(root.resolve("zz.png"), root.resolve("pictures/x.png"));

        assertThat(names(true, root.toString()))
                .containsExactly("!pictures/up", "pictures/x.png", "!self.png", "zz.png");
    }

    @Test
    void tellsFoldersNamedLikePictures() throws IOException {
        Files.createDirectory(root.resolve("empty.jpg"));
        file("full.jpg/in.png");

        assertThat(names(true, root.toString())).containsExactly("!empty.jpg", "full.jpg/in.png");
        assertThat(names(false, root.toString())).containsExactly("!empty.jpg", "!full.jpg");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void neverOpensAPipe() throws IOException, InterruptedException {
        Path pipe = root.resolve("pipe.png");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThat(new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                        .start()
                        .waitFor())
                .isZero();

        assertThat(names(true, root.toString(), root + "/pipe")).containsExactly("!pipe.png", "!pipe");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsNamesThatAreNotTextAgain() throws IOException, InterruptedException {
        String script = "cd '" + root + "' && : > \"$(printf 'x\\376.jpg')\" && : > \"$(printf 'x\\377.jpg')\"";
        assertThat(new ProcessBuilder("sh", "-c", script).start().waitFor()).isZero();

        List<String> names =
                found(true, root.toString()).stream().map(Found::name).toList();
        assertThat(names).hasSize(2).allMatch(name -> name.startsWith("file:///"));
        assertThat(names.get(0)).endsWith("x%FE.jpg");
        // What a shell's pattern hands over has lost the bytes: both are meant.
        assertThat(found(true, root + "/x\uFFFD.jpg")).extracting(Found::name).isEqualTo(names);
        assertThat(found(true, names.get(1)))
                .singleElement()
                .satisfies(
                        f -> assertThat(Files.exists(((Found.File) f).path())).isTrue());
    }

    @Test
    void expandsPatternsThatTheShellDidNot() throws IOException {
        file("a/1.png");
        file("a/2.jpg");
        file("a/b/3.png");
        file("a/.h/4.png");
        file("[x].png");

        assertThat(names(true, root + "/a/*.png")).containsExactly("a/1.png");
        assertThat(names(true, root + "/**/*.{png,jpg}")).containsExactly("[x].png", "a/1.png", "a/2.jpg", "a/b/3.png");
        assertThat(names(true, root + "/[x].png")).containsExactly("[x].png");
        assertThat(names(true, root + "/*.gif", root + "/[")).containsExactly("!*.gif", "![");
    }

    @Test
    void answersNamesThatCannotBe() throws IOException {
        assertThat(found(true, "a\0b", "file:///a b%"))
                .hasSize(2)
                .allSatisfy(f -> assertThat(((Found.Unusable) f).message()).contains("not a possible file name"));
    }

    @Test
    void tellsPicturesApartByTheirFirstBytes() throws IOException {
        file("jpeg", (byte) 0xff, (byte) 0xd8, (byte) 0xff);
        file("gif", "GIF89a".getBytes(StandardCharsets.US_ASCII));
        file("webp", "RIFF\0\0\0\0WEBP".getBytes(StandardCharsets.US_ASCII));
        file("wave", "RIFF\0\0\0\0WAVE".getBytes(StandardCharsets.US_ASCII));
        file("heic", "\0\0\0\30ftypheic".getBytes(StandardCharsets.US_ASCII));
        file("video", "\0\0\0\30ftypisom".getBytes(StandardCharsets.US_ASCII));

        assertThat(names(true, root.toString())).containsExactly("gif", "heic", "jpeg", "webp");
    }

    @Test
    void stopsWhenTold() throws IOException {
        file("1.png");
        file("2.png");
        List<Found> all = new ArrayList<>();
        FileFinder finder = new FileFinder(true, f -> {
            all.add(f);
            return false;
        });

        assertThat(finder.argument(root.toString())).isFalse();
        assertThat(all).hasSize(1);
    }
}
