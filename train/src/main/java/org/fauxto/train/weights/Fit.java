// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fauxto.train.nn.TensorSpec;

/**
 * How tensors at hand compare with those a network wants.
 *
 * @param missing    wanted, not there
 * @param misshapen  there in another shape, in words
 * @param unexpected there, not wanted, and not declared as left over
 */
record Fit(List<String> missing, List<String> misshapen, List<String> unexpected) {
    private static final int MOST_LISTED = 10;

    Fit {
        missing = List.copyOf(missing);
        misshapen = List.copyOf(misshapen);
        unexpected = List.copyOf(unexpected);
    }

    /** @param leftOver what names start with that may be unexpected */
    static Fit of(Map<String, long[]> shapes, List<TensorSpec> wanted, List<String> leftOver) {
        List<String> missing = new ArrayList<>();
        List<String> misshapen = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (TensorSpec spec : wanted) {
            known.add(spec.name());
            long[] shape = shapes.get(spec.name());
            if (shape == null) {
                missing.add(spec.name());
            } else if (!Arrays.equals(shape, spec.shape())) {
                misshapen.add(
                        spec.name() + " is " + Arrays.toString(shape) + ", should be " + Arrays.toString(spec.shape()));
            }
        }
        List<String> unexpected = shapes.keySet().stream()
                .filter(name -> !known.contains(name) && leftOver.stream().noneMatch(name::startsWith))
                .toList();
        return new Fit(missing, misshapen, unexpected);
    }

    boolean whole() {
        return faults() == 0;
    }

    int faults() {
        return missing.size() + misshapen.size() + unexpected.size();
    }

    /** Every fault by name, long lists cut. */
    String words() {
        return list("missing", missing) + list("misshapen", misshapen) + list("unexpected", unexpected);
    }

    private static String list(String kind, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        String more = names.size() > MOST_LISTED ? ", and " + (names.size() - MOST_LISTED) + " more" : "";
        return "\n  " + names.size() + " " + kind + ": "
                + String.join(", ", names.subList(0, Math.min(MOST_LISTED, names.size()))) + more;
    }
}
