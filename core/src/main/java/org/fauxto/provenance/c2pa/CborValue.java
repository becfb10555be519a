// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** One data item of CBOR (RFC 8949, section 3), or of JSON, which has a subset of its kinds. */
sealed interface CborValue {
    /** Major types 0 and 1. */
    record Int(BigInteger value) implements CborValue {}

    /** Major type 2; the list of chunks of an indefinite-length string is joined. */
    @SuppressWarnings("ArrayRecordComponent") // read once, never compared
    record Bytes(byte[] value) implements CborValue {}

    /** Major type 3; malformed UTF-8 is replaced. */
    record Text(String value) implements CborValue {}

    /** Major type 4. */
    record Items(List<CborValue> values) implements CborValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** Major type 5, in file order, duplicate keys kept. */
    record Dict(List<Entry> entries) implements CborValue {
        public Dict {
            entries = List.copyOf(entries);
        }
    }

    /** One key and value of a {@link Dict}. */
    record Entry(CborValue key, CborValue value) {}

    /** Major type 6. */
    record Tag(BigInteger number, CborValue content) implements CborValue {}

    /** Floating-point numbers of major type 7. */
    record Real(double value) implements CborValue {}

    /** The other values of major type 7; 20 is false, 21 true, 22 null, 23 undefined. */
    record Simple(int value) implements CborValue {}

    /** The value without the tags around it. */
    default CborValue untagged() {
        CborValue v = this;
        while (v instanceof Tag t) {
            v = t.content();
        }
        return v;
    }

    /** The value of the first entry with this key; empty where there is none or this is no map. */
    default Optional<CborValue> get(CborValue key) {
        if (untagged() instanceof Dict d) {
            return d.entries().stream()
                    .filter(e -> e.key().equals(key))
                    .map(e -> e.value().untagged())
                    .findFirst();
        }
        return Optional.empty();
    }

    /** {@link #get(CborValue)} for a text key. */
    default Optional<CborValue> get(String key) {
        return get(new Text(key));
    }

    /** The text at this key; empty where there is none or it is no text. */
    default Optional<String> text(String key) {
        return get(key).flatMap(CborValue::asText);
    }

    /** The text of this value; empty where it is of another kind. */
    default Optional<String> asText() {
        return untagged() instanceof Text t ? Optional.of(t.value()) : Optional.empty();
    }

    /** The elements of an array; a value of any other kind counts as its own only element. */
    default List<CborValue> elements() {
        return untagged() instanceof Items a ? a.values() : List.of(this);
    }

    /** The elements of the array at this key; none where the key is absent. */
    default List<CborValue> elements(String key) {
        return get(key).map(CborValue::elements).orElse(List.of());
    }
}
