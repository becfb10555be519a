// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.util.List;
import java.util.Locale;

/**
 * The audit in one word, with reasons.
 *
 * @param kind    in one word
 * @param reasons why it is not usable; empty where it is
 * @param notes   worth knowing, changing nothing
 */
public record AuditVerdict(Kind kind, List<Reason> reasons, List<String> notes) {
    /** From best to worst. */
    public enum Kind {
        /** No rule of the audit was broken. */
        USABLE,
        /** A model may learn something else than what it should. */
        BIASED,
        /** Pictures of one split have copies in another: scores on it are worth nothing. */
        LEAKING;

        /** As reports write it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One rule of the audit that was broken.
     *
     * @param rule     {@code size}, {@code shape}, {@code coding}, {@code file-size}, {@code metadata},
     *                 {@code combination}, {@code declaration}, {@code conflict} or {@code leak}
     * @param headline a few words: what a model may learn
     * @param sentence what was found, with figures
     */
    public record Reason(String rule, String headline, String sentence) {}

    public AuditVerdict {
        reasons = List.copyOf(reasons);
        notes = List.copyOf(notes);
    }

    /** The verdict in one line. */
    public String sentence() {
        return switch (kind) {
            case USABLE -> "usable";
            case BIASED -> "biased: a model may learn " + headlines();
            case LEAKING -> "leaking: " + headlines();
        };
    }

    private String headlines() {
        return String.join(", ", reasons.stream().map(Reason::headline).toList());
    }
}
