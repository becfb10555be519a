// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.fauxto.audit.Debias.Candidate;
import org.fauxto.audit.Debias.Written;
import org.fauxto.dataset.Sample;

/**
 * Splits pictures into {@code train} and {@code val} (about one fifth), whole sources to one side. A class that comes from
 * one source, or from unknown ones, is split by picture: the sources cannot be kept apart there.
 */
final class SourceSplit {
    private static final double VAL_SHARE = 0.2;

    private SourceSplit() {}

    static List<Written> of(List<Candidate> candidates) {
        Set<String> val = new HashSet<>(chosen(candidates, 0));
        val.addAll(chosen(candidates, 1));
        List<Written> written = new ArrayList<>();
        for (Candidate c : candidates) {
            written.add(new Written(c.file(), c.sample(), val.contains(key(c, candidates)) ? "val" : "train"));
        }
        return written;
    }

    /** Keys of one class for val: the smallest groups first, so that no large source swallows the share. */
    private static List<String> chosen(List<Candidate> candidates, int label) {
        Map<String, Integer> sizes = new TreeMap<>();
        boolean bySource = bySource(candidates, label);
        for (Candidate c : candidates) {
            if (c.sample().label() == label) {
                sizes.merge(bySource ? c.sample().source() : c.file(), 1, Integer::sum);
            }
        }
        int all = sizes.values().stream().mapToInt(n -> n).sum();
        List<String> keys = new ArrayList<>(sizes.keySet());
        keys.sort((a, b) -> sizes.getOrDefault(a, 0) - sizes.getOrDefault(b, 0));
        List<String> chosen = new ArrayList<>();
        int taken = 0;
        for (String key : keys) {
            int size = sizes.getOrDefault(key, 0);
            if (taken + size <= Math.max(1, VAL_SHARE * all) || chosen.isEmpty()) {
                chosen.add(key);
                taken += size;
            }
        }
        return chosen;
    }

    private static String key(Candidate c, List<Candidate> candidates) {
        return bySource(candidates, c.sample().label()) ? c.sample().source() : c.file();
    }

    private static boolean bySource(List<Candidate> candidates, int label) {
        return candidates.stream()
                        .filter(c -> c.sample().label() == label)
                        .map(c -> c.sample().source())
                        .filter(s -> !s.equals(Sample.UNKNOWN))
                        .distinct()
                        .limit(2)
                        .count()
                > 1;
    }
}
