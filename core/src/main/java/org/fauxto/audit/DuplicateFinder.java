// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups pictures that are the same file or were made from the same picture.
 *
 * <p>Near copies are sought by multi-index hashing (Norouzi, Punjani and Fleet, "Fast search in Hamming space", CVPR 2012):
 * of {@code d + 1} parts of two hashes that differ in at most {@code d} bits, one is equal. Groups are transitive. Mirror
 * images, strong crops and other edits are not found.
 */
final class DuplicateFinder {
    private static final int PARTS = Fingerprint.MAX_DISTANCE + 1;

    private final List<PictureFacts> pictures;
    private final int[] parent;
    private final boolean[] near;

    private DuplicateFinder(List<PictureFacts> pictures) {
        this.pictures = pictures;
        this.parent = new int[pictures.size()];
        this.near = new boolean[pictures.size()];
        Arrays.setAll(parent, k -> k);
    }

    /** The groups of two and more, by their first picture. */
    static List<DuplicateGroup> find(List<PictureFacts> pictures) {
        DuplicateFinder finder = new DuplicateFinder(pictures);
        finder.joinEqualFiles();
        for (int part = 0; part < PARTS; part++) {
            finder.joinNear(part);
        }
        return finder.groups();
    }

    private void joinEqualFiles() {
        Map<String, Integer> first = new HashMap<>();
        for (int k = 0; k < parent.length; k++) {
            Integer earlier = first.putIfAbsent(pictures.get(k).sha256(), k);
            if (earlier != null) {
                join(earlier, k);
            }
        }
    }

    private void joinNear(int part) {
        Map<Long, List<Integer>> buckets = new TreeMap<>();
        for (int k = 0; k < parent.length; k++) {
            int row = k;
            pictures.get(k).fingerprint().filter(f -> !f.flat()).ifPresent(f -> {
                // Equal files need to be looked at once
                if (root(row) == row || !samePixels(row, root(row))) {
                    buckets.computeIfAbsent(bits(f.hash(), part), b -> new ArrayList<>())
                            .add(row);
                }
            });
        }
        for (List<Integer> bucket : buckets.values()) {
            for (int a = 0; a < bucket.size(); a++) {
                for (int b = a + 1; b < bucket.size(); b++) {
                    joinIfNear(bucket.get(a), bucket.get(b));
                }
            }
        }
    }

    private boolean samePixels(int a, int b) {
        return pictures.get(a).sha256().equals(pictures.get(b).sha256());
    }

    private void joinIfNear(int a, int b) {
        if (root(a) == root(b)) {
            return;
        }
        Fingerprint one = pictures.get(a).fingerprint().orElseThrow();
        Fingerprint other = pictures.get(b).fingerprint().orElseThrow();
        if (one.matches(other)) {
            int kept = join(a, b);
            near[kept] = true;
        }
    }

    /** 64 bits in {@link #PARTS} parts of nearly equal length. */
    private static long bits(long hash, int part) {
        int from = 64 * part / PARTS;
        int to = 64 * (part + 1) / PARTS;
        return hash >>> from & ((1L << (to - from)) - 1);
    }

    private int root(int k) {
        int at = k;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    private int join(int a, int b) {
        int one = root(a);
        int other = root(b);
        int kept = Math.min(one, other);
        parent[Math.max(one, other)] = kept;
        near[kept] |= near[one] || near[other];
        return kept;
    }

    private List<DuplicateGroup> groups() {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int k = 0; k < parent.length; k++) {
            members.computeIfAbsent(root(k), r -> new ArrayList<>()).add(k);
        }
        List<DuplicateGroup> groups = new ArrayList<>();
        members.forEach((root, rows) -> {
            if (rows.size() > 1) {
                groups.add(new DuplicateGroup(
                        !near[root],
                        rows.stream().map(k -> member(pictures.get(k))).toList()));
            }
        });
        return groups;
    }

    private static DuplicateGroup.Member member(PictureFacts p) {
        return new DuplicateGroup.Member(
                p.sample().name(), p.sample().label(), p.split(), p.sample().source());
    }
}
