// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A row as one line of JSON, and back. */
public final class RowJson {
    // Keys of a later minor version are skipped, not refused.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private RowJson() {}

    /** One line, without the line's end. */
    public static String write(Row row) {
        return MAPPER.writeValueAsString(row);
    }

    /** The row of one line; empty where the line is not a row of any version. */
    public static Optional<Row> read(String line) {
        try {
            Row row = MAPPER.readValue(line, Row.class);
            return row != null && complete(row) ? Optional.of(row) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    // Jackson fills absent components with null whatever their type says.
    @SuppressWarnings("NullAway")
    private static boolean complete(Row row) {
        return row.schema() != null && row.path() != null && row.verdict() != null && row.model() != null;
    }
}
