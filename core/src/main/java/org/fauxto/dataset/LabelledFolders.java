// SPDX-License-Identifier: Apache-2.0
package org.fauxto.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fauxto.image.ImageFormat;

/**
 * Reads {@code DIR/class/...} or {@code DIR/split/class/...}: the class folder labels every picture below it.
 *
 * <p>Names are taken without regard to case. What lies between the class folder and the file is the source, so that
 * {@code ai/midjourney/7.png} is AI-made, from {@code midjourney}. Files are taken by the extension of a picture format.
 */
final class LabelledFolders {
    /** Folder names for label 0. */
    static final Set<String> HUMAN = Set.of("0", "human", "humans", "human-made", "real", "nature", "natural", "photo");

    /** Folder names for label 1. */
    static final Set<String> AI =
            Set.of("1", "ai", "ai-made", "ai-generated", "fake", "generated", "synthetic", "artificial");

    /** Folder names of a split, which may stand above the class folders. */
    static final Set<String> SPLITS = Set.of("train", "training", "val", "valid", "validation", "dev", "test");

    private final Path root;
    private final List<Sample> samples = new ArrayList<>();

    private LabelledFolders(Path root) {
        this.root = root;
    }

    /**
     * All samples below a folder, unsorted.
     *
     * @throws ManifestException if no class folder is found, or one holds no picture
     * @throws IOException if a folder cannot be listed
     */
    static List<Sample> read(Path root) throws IOException {
        LabelledFolders folders = new LabelledFolders(root);
        boolean any = folders.classes(root, "");
        for (Path split : folders(root)) {
            if (SPLITS.contains(lowerCase(split))) {
                any |= folders.classes(split, lowerCase(split));
            }
        }
        if (!any) {
            throw new ManifestException(
                    root + ": no folder is named for a class; human-made pictures belong into one of " + sorted(HUMAN)
                            + ", AI-made into one of " + sorted(AI) + ", or give a CSV with the columns path,label");
        }
        return folders.samples;
    }

    private boolean classes(Path parent, String split) throws IOException {
        boolean any = false;
        for (Path folder : folders(parent)) {
            Optional<Integer> label = label(lowerCase(folder));
            if (label.isPresent()) {
                any = true;
                pictures(folder, label.get(), split);
            }
        }
        return any;
    }

    private void pictures(Path folder, int label, String split) throws IOException {
        int before = samples.size();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(LabelledFolders::isPicture).forEach(file -> samples.add(sample(folder, file, label, split)));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (samples.size() == before) {
            throw new ManifestException(folder + ": holds no pictures; put some there or remove the folder");
        }
    }

    static boolean isPicture(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".") && ImageFormat.ofFileName(name).isPresent() && Files.isRegularFile(file);
    }

    private Sample sample(Path folder, Path file, int label, String split) {
        Path between = folder.relativize(file).getParent();
        String source = between == null ? Sample.UNKNOWN : slashed(between);
        return new Sample(slashed(root.relativize(file)), file, label, source, Sample.UNKNOWN, split, Set.of(), "");
    }

    private static Optional<Integer> label(String name) {
        if (HUMAN.contains(name)) {
            return Optional.of(0);
        }
        return AI.contains(name) ? Optional.of(1) : Optional.empty();
    }

    private static List<Path> folders(Path parent) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, Files::isDirectory)) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        found.sort(null);
        return found;
    }

    private static String lowerCase(Path folder) {
        return String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT);
    }

    static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
