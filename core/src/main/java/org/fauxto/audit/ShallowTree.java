// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * A classification tree on delivery variables: CART (Breiman, Friedman, Olshen and Stone, 1984) with the Gini index, both
 * classes weighing the same, at most {@value #MAX_DEPTH} questions deep.
 */
public sealed interface ShallowTree {
    /** Most questions from root to leaf. */
    int MAX_DEPTH = 3;

    /** Whether it calls a picture AI-made. */
    boolean callsAi(ToDoubleFunction<NuisanceVariable> picture);

    /**
     * An answer.
     *
     * @param ai     the call
     * @param humans human pictures that ended here in training
     * @param ais    AI pictures that ended here in training
     */
    record Leaf(boolean ai, int humans, int ais) implements ShallowTree {
        @Override
        public boolean callsAi(ToDoubleFunction<NuisanceVariable> picture) {
            return ai;
        }
    }

    /** A question and what follows. */
    record Split(Condition condition, ShallowTree yes, ShallowTree no) implements ShallowTree {
        @Override
        public boolean callsAi(ToDoubleFunction<NuisanceVariable> picture) {
            return (condition.test(picture.applyAsDouble(condition.variable())) ? yes : no).callsAi(picture);
        }
    }

    /** The variables it asks about, each once, in their own order. */
    default List<NuisanceVariable> variables() {
        TreeSet<NuisanceVariable> found = new TreeSet<>();
        if (this instanceof Split split) {
            found.add(split.condition().variable());
            found.addAll(split.yes().variables());
            found.addAll(split.no().variables());
        }
        return List.copyOf(found);
    }
}
