// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Turns what a user named into files, each once, in a stable order: arguments as given, within a folder by name.
 *
 * <p>A file named by the user is always taken. Of a folder, files are taken that have a picture's extension, or none and
 * a picture's first bytes; hidden ones are not. Links are followed; every real folder is visited once. Nothing
 * is dropped in silence that a user would miss: a folder that cannot be read and a link that leads back to where it came
 * from are reported as {@link Found.Unusable}.
 *
 * <p>Memory: the names of the folders on the way, and some bytes for every file seen. For one use by one thread.
 */
public final class FileFinder {
    /** Takes what is found. */
    public interface Receiver {
        /** Takes one; false stops the search. */
        boolean accept(Found found) throws IOException;
    }

    private final boolean recursive;
    private final Receiver receiver;
    private final PathSet seen = new PathSet();
    private final Deque<Path> ancestors = new ArrayDeque<>();
    private boolean stopped;

    /** @param recursive whether folders within folders are entered */
    public FileFinder(boolean recursive, Receiver receiver) {
        this.recursive = recursive;
        this.receiver = receiver;
    }

    /**
     * Finds what an argument of the command line names: a path, or a pattern where no such path exists.
     *
     * @return false once the receiver has stopped the search
     */
    public boolean argument(String text) throws IOException {
        if (!Glob.isPattern(text) || exists(text)) {
            return path(text);
        }
        List<Path> matches = Glob.expand(text);
        if (matches.isEmpty()) {
            return tell(new Found.Unusable(text, "No file matches this pattern."));
        }
        for (Path match : matches) {
            named(match);
        }
        return !stopped;
    }

    /**
     * Finds what one path names; nothing in it is a pattern.
     *
     * @return false once the receiver has stopped the search
     */
    public boolean path(String text) throws IOException {
        try {
            for (Path path : PathName.parse(text)) {
                named(path);
            }
        } catch (InvalidPathException e) {
            tell(new Found.Unusable(text, "This is not a possible file name: " + e.getReason() + "."));
        }
        return !stopped;
    }

    private static boolean exists(String text) {
        try {
            return Files.exists(Path.of(text), LinkOption.NOFOLLOW_LINKS);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private void named(Path path) throws IOException {
        if (stopped) {
            return;
        }
        if (Files.isDirectory(path)) {
            folder(path);
        } else {
            Path parent = path.toAbsolutePath().getParent();
            file(path, parent == null ? path : real(parent));
        }
    }

    /** A link to a file is a file of its own; the same name reached by two ways is not. */
    private void file(Path path, Path realFolder) throws IOException {
        String name = PathName.of(path);
        if (!seen.add(PathName.of(realFolder.resolve(path.getFileName())))) {
            return;
        }
        boolean special = Files.exists(path) && !Files.isRegularFile(path);
        // Opening a pipe or a device could wait for ever.
        tell(
                special
                        ? new Found.Unusable(name, "This is a pipe, socket or device, not a file.")
                        : new Found.File(path, name));
    }

    /** @return whether anything was found in it */
    private boolean folder(Path folder) throws IOException {
        Path real = real(folder);
        String name = PathName.of(folder);
        if (ancestors.contains(real)) {
            return tell(new Found.Unusable(
                    name,
                    "This link leads back to its own parent folder " + real
                            + " (a symlink loop); it was not followed."));
        }
        if (!seen.add(PathName.of(real))) {
            return true;
        }
        List<Path> entries;
        try {
            entries = entries(folder);
        } catch (AccessDeniedException e) {
            return tell(new Found.Unusable(name, "This folder may not be read: permission denied."));
        } catch (IOException e) {
            return tell(new Found.Unusable(name, "This folder cannot be read: " + e.getMessage() + "."));
        }
        ancestors.push(real);
        boolean any = false;
        for (Path entry : entries) {
            any |= !stopped && entry(entry, real);
        }
        ancestors.pop();
        return any;
    }

    /** @return whether it is a picture, holds one, or was told as unusable */
    private boolean entry(Path entry, Path realFolder) throws IOException {
        if (Files.isDirectory(entry)) {
            return subfolder(entry);
        }
        boolean loop = Files.isSymbolicLink(entry) && isLoop(entry);
        if (!loop && !PictureNames.isPicture(entry)) {
            return false;
        }
        if (loop) {
            return tell(new Found.Unusable(
                    PathName.of(entry),
                    "This link leads back to itself (a symlink loop); there is no file behind it."));
        }
        file(entry, realFolder);
        return true;
    }

    private boolean subfolder(Path entry) throws IOException {
        boolean named = PictureNames.hasPictureExtension(entry);
        if (recursive && folder(entry)) {
            return true;
        }
        return named
                && tell(new Found.Unusable(
                        PathName.of(entry),
                        recursive
                                ? "This is a folder named like a picture, and holds no picture."
                                : "This is a folder named like a picture; it was not entered (--no-recursive)."));
    }

    private static boolean isLoop(Path link) {
        if (Files.exists(link)) {
            return false;
        }
        try {
            Path target = link.resolveSibling(Files.readSymbolicLink(link));
            // A broken link ends where nothing is; a loop never ends.
            for (int hops = 0; hops < 40 && Files.isSymbolicLink(target); hops++) {
                target = target.resolveSibling(Files.readSymbolicLink(target));
            }
            return Files.isSymbolicLink(target);
        } catch (IOException e) {
            return false;
        }
    }

    private static List<Path> entries(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                if (!String.valueOf(entry.getFileName()).startsWith(".")) {
                    entries.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        entries.sort(null);
        return entries;
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private boolean tell(Found found) throws IOException {
        if (!stopped) {
            stopped = !receiver.accept(found);
        }
        return true;
    }
}
