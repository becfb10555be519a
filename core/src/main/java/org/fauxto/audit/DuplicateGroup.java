// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;

/**
 * Pictures that are copies of one another.
 *
 * @param exact   whether all are the same file, byte for byte
 * @param members two or more, in the data's order
 */
public record DuplicateGroup(boolean exact, List<Member> members) {
    /**
     * One copy.
     *
     * @param split empty where the data names none
     */
    public record Member(String name, int label, String split, String source) {}

    public DuplicateGroup {
        members = List.copyOf(members);
    }

    /** Whether copies of one picture carry both labels. */
    public boolean conflicting() {
        return members.stream().mapToInt(Member::label).distinct().count() > 1;
    }

    /** Whether copies of one picture lie in several splits. */
    public boolean leaking() {
        return members.stream().map(Member::split).distinct().count() > 1;
    }
}
