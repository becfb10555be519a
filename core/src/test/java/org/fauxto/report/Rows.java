// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows for tests. */
final class Rows {
    static final Row.Model MODEL = new Row.Model("net", "1", "ab");

    private Rows() {}

    static Row examined(String path, String reason, Map<String, String> details, @Nullable String thumbnail) {
        Row.Finding finding = new Row.Finding("net", "1", "ai", "measured", 0.75, reason, details);
        return new Row(
                Row.SCHEMA,
                path,
                "cd",
                4,
                3,
                "png",
                "ai",
                0.75,
                List.of(reason, "And more."),
                List.of(finding),
                null,
                MODEL,
                12,
                thumbnail);
    }

    static Row failed(String path, String message) {
        return new Row(
                Row.SCHEMA,
                path,
                null,
                null,
                null,
                null,
                Row.ERROR,
                null,
                List.of(),
                List.of(),
                new Row.Failure("damaged", message),
                MODEL,
                0,
                null);
    }
}
