// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Gathers the fields of one file and keeps account of the bytes spent on them. */
final class MetadataCollector {
    /** Largest single value: the biggest ComfyUI workflows seen are a few MB. */
    static final int MAX_VALUE_BYTES = 8 << 20;
    /** All values of a file together, after decompression. */
    static final int MAX_TOTAL_BYTES = 32 << 20;

    static final int MAX_FIELDS = 10_000;
    private static final int MAX_PROBLEMS = 20;

    private final List<MetadataField> fields = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private int left = MAX_TOTAL_BYTES;

    /**
     * Asks for room before bytes are copied, decoded or decompressed.
     *
     * @return false, with a problem noted, where the part named {@code what} is too large
     */
    boolean reserve(long bytes, String what) {
        if (bytes > MAX_VALUE_BYTES || bytes > left) {
            problem(String.format(
                    Locale.ROOT,
                    "%s of %d bytes was not read: more than %d bytes, or more than %d in all",
                    what,
                    bytes,
                    MAX_VALUE_BYTES,
                    MAX_TOTAL_BYTES));
            return false;
        }
        left -= (int) bytes;
        return true;
    }

    /** Bytes that {@link #reserve} would still grant one part. */
    int room() {
        return Math.min(left, MAX_VALUE_BYTES);
    }

    void add(String key, String value, String place) {
        if (fields.size() < MAX_FIELDS) {
            fields.add(new MetadataField(key, value, place));
        } else {
            problem("more than " + MAX_FIELDS + " metadata fields: the rest was not read");
        }
    }

    void problem(String sentence) {
        if (problems.size() < MAX_PROBLEMS && !problems.contains(sentence)) {
            problems.add(sentence);
        }
    }

    /** The first value of a key collected so far, or an empty string. */
    String value(String key) {
        return fields.stream()
                .filter(f -> f.key().equals(key))
                .map(MetadataField::value)
                .findFirst()
                .orElse("");
    }

    Metadata metadata() {
        return new Metadata(fields, problems);
    }

    /** UTF-8 where the bytes are valid UTF-8, else Latin-1: many tools write UTF-8 where a format asks for Latin-1. */
    static String text(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        }
    }
}
