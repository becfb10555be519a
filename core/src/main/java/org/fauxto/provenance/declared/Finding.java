// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Weight;
import org.fauxto.provenance.metadata.MetadataField;

/** Puts a finding in a field into the words and details that all declarations share. */
final class Finding {
    private static final int MAX_SHOWN = 300;
    private static final String CAUTION =
            "Whoever wrote the file says so; such a mark can be removed, copied or forged, and is not verified.";

    private Finding() {}

    static Evidence of(
            DetectorId detector, Direction direction, Weight weight, MetadataField field, String explanation) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("found_in", field.place() + ", " + field.name());
        details.put("value", shown(field.value(), MAX_SHOWN));
        details.put("caution", CAUTION);
        return new Evidence(detector, direction, weight, 1, explanation, details);
    }

    /** Without control and formatting characters (a right-to-left override could disguise the rest), and cut. */
    static String shown(String value, int most) {
        StringBuilder b = new StringBuilder();
        int from = 0;
        while (from < value.length() && b.length() < most) {
            int c = value.codePointAt(from);
            from += Character.charCount(c);
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> b.append(' ');
                case Character.FORMAT, Character.SURROGATE -> {
                    // Invisible or half a character
                }
                default -> b.appendCodePoint(c);
            }
        }
        return from < value.length() ? b.toString().strip() + "…" : b.toString().strip();
    }
}
