// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/**
 * Expands a pattern that the shell did not (quoted, or on a system whose shell does not expand): {@code *}, {@code ?},
 * {@code [a-z]} and {@code {a,b}} within one name, {@code **} for any number of folders. As in a shell, a leading dot
 * must be written.
 */
final class Glob {
    private final List<Path> matches = new ArrayList<>();

    private Glob() {}

    static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
    }

    /** Every path the pattern matches, sorted; empty where there is none or the pattern is malformed. */
    static List<Path> expand(String pattern) {
        Glob glob = new Glob();
        String[] parts = pattern.split("/+", -1);
        boolean absolute = pattern.startsWith("/");
        try {
            glob.expand(Path.of(absolute ? "/" : ""), parts, absolute ? 1 : 0);
        } catch (PatternSyntaxException e) {
            return List.of();
        }
        return glob.matches.stream().distinct().sorted().toList();
    }

    private void expand(Path base, String[] parts, int at) {
        if (at == parts.length) {
            matches.add(base);
        } else if (parts[at].isEmpty()) {
            expand(base, parts, at + 1);
        } else if (parts[at].equals("**")) {
            expand(base, parts, at + 1);
            for (Path entry : entries(base)) {
                if (!hidden(entry) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    expand(entry, parts, at);
                }
            }
        } else if (isPattern(parts[at])) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + parts[at]);
            boolean last = at == parts.length - 1;
            for (Path entry : entries(base)) {
                if (matcher.matches(entry.getFileName())
                        && (!hidden(entry) || parts[at].startsWith("."))
                        && (last || Files.isDirectory(entry))) {
                    expand(entry, parts, at + 1);
                }
            }
        } else if (Files.exists(base.resolve(parts[at]), LinkOption.NOFOLLOW_LINKS)) {
            expand(base.resolve(parts[at]), parts, at + 1);
        }
    }

    private static boolean hidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }

    private static List<Path> entries(Path folder) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException e) {
            // As in a shell: what cannot be listed does not match.
            return List.of();
        }
        return entries;
    }
}
