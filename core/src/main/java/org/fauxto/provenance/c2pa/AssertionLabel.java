// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.regex.Pattern;

/** The kinds of assertion that are read, recognised by label ("Labels" in the C2PA specification 2.2). */
enum AssertionLabel {
    ACTIONS("c2pa\\.actions"),
    INGREDIENT("c2pa\\.ingredient"),
    CREATIVE_WORK("stds\\.schema-org\\.CreativeWork");

    /** Assertion with which Black Forest Labs marks its output; its presence is the statement. */
    static final String AI_GENERATED_CONTENT = "c2pa.ai_generated_content";

    private final Pattern pattern;

    /** A label may end in a version, and in the number of the instance after two underscores. */
    AssertionLabel(String base) {
        this.pattern = Pattern.compile(base + "(\\.v[0-9]{1,3})?(__[0-9]{1,9})?");
    }

    boolean matches(String label) {
        return pattern.matcher(label).matches();
    }
}
