// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the content of a superbox, CBOR or JSON, into one kind of tree. */
final class AssertionData {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(CborReader.MAX_DEPTH)
                            .build())
                    .build())
            .build();

    private AssertionData() {}

    /**
     * Reads the first CBOR or JSON box directly inside a superbox.
     *
     * @throws UnreadableException where there is none, or its content breaks its format or a limit
     */
    static CborValue read(byte[] bytes, JumbfBox.Super box) throws UnreadableException {
        for (JumbfBox child : box.children()) {
            if (child instanceof JumbfBox.Content c) {
                if (c.type().equals("cbor")) {
                    return CborReader.read(bytes, c.offset(), c.offset() + c.length());
                }
                if (c.type().equals("json")) {
                    return json(bytes, c);
                }
            }
        }
        throw new UnreadableException("neither CBOR nor JSON");
    }

    private static CborValue json(byte[] bytes, JumbfBox.Content content) throws UnreadableException {
        try {
            return convert(JSON.readTree(bytes, content.offset(), content.length()));
        } catch (JacksonException e) {
            throw new UnreadableException("malformed JSON", e);
        }
    }

    private static CborValue convert(JsonNode node) {
        if (node.isObject()) {
            List<CborValue.Entry> entries = new ArrayList<>();
            node.properties()
                    .forEach(p ->
                            entries.add(new CborValue.Entry(new CborValue.Text(p.getKey()), convert(p.getValue()))));
            return new CborValue.Dict(entries);
        }
        if (node.isArray()) {
            List<CborValue> values = new ArrayList<>();
            node.forEach(n -> values.add(convert(n)));
            return new CborValue.Items(values);
        }
        if (node.isString()) {
            return new CborValue.Text(node.stringValue());
        }
        if (node.isInt() || node.isLong()) {
            return new CborValue.Int(BigInteger.valueOf(node.longValue()));
        }
        if (node.isNumber()) {
            return new CborValue.Real(node.doubleValue());
        }
        return new CborValue.Simple(node.isBoolean() ? node.booleanValue() ? 21 : 20 : 22);
    }
}
