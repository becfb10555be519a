// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the names of files and folders say about the label.
 *
 * @param humanShare share of human pictures whose name has a word that stands in no AI picture's name, 0..1
 * @param aiShare    the same for AI pictures
 * @param words      such words with the most pictures first, at most ten
 */
public record TellingNames(double humanShare, double aiShare, List<String> words) {
    /** Pictures a word must stand in: fewer could be chance. */
    private static final int LEAST = 5;

    private static final int SHOWN = 10;

    public TellingNames {
        words = List.copyOf(words);
    }

    static TellingNames of(List<PictureFacts> pictures) {
        Map<String, int[]> counts = new TreeMap<>();
        for (PictureFacts p : pictures) {
            words(p).forEach(w ->
                    counts.computeIfAbsent(w, x -> new int[2])[p.sample().label()]++);
        }
        counts.values().removeIf(n -> Math.min(n[0], n[1]) > 0 || n[0] + n[1] < LEAST);
        List<String> words = new ArrayList<>(counts.keySet());
        words.sort((a, b) -> total(counts, b) - total(counts, a));
        return new TellingNames(
                share(pictures, 0, counts.keySet()),
                share(pictures, 1, counts.keySet()),
                words.stream().limit(SHOWN).toList());
    }

    private static int total(Map<String, int[]> counts, String word) {
        return Arrays.stream(counts.getOrDefault(word, new int[2])).sum();
    }

    private static double share(List<PictureFacts> pictures, int label, Set<String> telling) {
        List<PictureFacts> ofClass =
                pictures.stream().filter(p -> p.sample().label() == label).toList();
        long told = ofClass.stream()
                .filter(p -> words(p).stream().anyMatch(telling::contains))
                .count();
        return ofClass.isEmpty() ? 0 : told / (double) ofClass.size();
    }

    /** Letters and digits between other characters, numbers left out; file extensions are the format's business. */
    private static Set<String> words(PictureFacts p) {
        String name = p.sample().name().toLowerCase(Locale.ROOT).replaceFirst("\\.[a-z]+$", "");
        return Arrays.stream(name.split("[^\\p{L}\\p{Nd}]+|(?<=\\p{L})(?=\\p{Nd}{3,})", -1))
                .filter(w -> w.length() > 1 && !w.chars().allMatch(Character::isDigit))
                .collect(Collectors.toUnmodifiableSet());
    }
}
