// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the top-level properties of an XMP packet (ISO 16684-1, clause 7: RDF serialisation).
 *
 * <p>A property's simple value, its {@code rdf:resource} or {@code rdf:value}, and each item of an array become one field; the fields of
 * structures do not, because they speak of something else (an ingredient, a region, an earlier version).
 *
 * <p>Done with the JDK's pull parser rather than xmpcore: xmpcore builds a tree and recurses over it, which a packet
 * of nested elements turns into a stack overflow. A document type declaration ends the reading, so that entities
 * exist neither inside nor outside the file.
 */
final class Xmp {
    private static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    /** No XMP written by a tool is deeper than about 20. */
    private static final int MAX_DEPTH = 100;

    /** Namespaces that declarations live in, with the prefix their specification gives them. */
    private static final Map<String, String> PREFIXES = Map.of(
            "http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt",
            "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", "Iptc4xmpCore",
            "http://ns.adobe.com/xap/1.0/", "xmp",
            "http://ns.adobe.com/tiff/1.0/", "tiff",
            "http://ns.adobe.com/exif/1.0/", "exif",
            "http://purl.org/dc/elements/1.1/", "dc",
            "http://ns.adobe.com/photoshop/1.0/", "photoshop",
            "http://www.tc260.org.cn/ns/AIGC/1.0/", "TC260",
            "http://ns.adobe.com/xmp/note/", "xmpNote");

    private final MetadataCollector collector;
    private final StringBuilder text = new StringBuilder();
    private int depth;
    /** Depth of the open {@code rdf:RDF}; 0 outside. */
    private int rdf;
    /** Key of the open property; empty outside, or where its namespace is not of interest. */
    private String property = "";
    /** Depth of the outermost open element of a structure; 0 outside. */
    private int structure;

    private Xmp(MetadataCollector collector) {
        this.collector = collector;
    }

    static void read(byte[] bytes, int from, int length, MetadataCollector collector) {
        if (collector.reserve(length, "XMP packet")) {
            read(new String(bytes, from, length, charset(bytes, from, length)), collector);
        }
    }

    static void read(String packet, MetadataCollector collector) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(clean(packet)));
            new Xmp(collector).read(reader);
        } catch (XMLStreamException e) {
            collector.problem("XMP is damaged: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("no cause given"));
        }
    }

    /** Packets are UTF-8 in every image container, yet the specification of XMP allows UTF-16 with a mark. */
    private static Charset charset(byte[] b, int from, int length) {
        if (length > 1 && (b[from] & 0xff) == 0xfe && (b[from + 1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        boolean little = length > 1 && (b[from] & 0xff) == 0xff && (b[from + 1] & 0xff) == 0xfe;
        return little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    /** Drops the byte order mark, and makes spaces of the control characters that some writers leave in. */
    private static String clean(String packet) {
        StringBuilder b = new StringBuilder(packet);
        for (int i = 0; i < b.length(); i++) {
            char c = b.charAt(i);
            if ((c < ' ' && c != '\n' && c != '\r' && c != '\t') || c == 0xfffe || c == 0xffff) {
                b.setCharAt(i, ' ');
            }
        }
        String cleaned = b.toString();
        int begin = cleaned.indexOf('<');
        return begin <= 0 ? cleaned : cleaned.substring(begin);
    }

    private void read(XMLStreamReader reader) throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> {
                    collector.problem("XMP holds a document type declaration, which XMP forbids: it was not read");
                    return;
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH) {
                        collector.problem("XMP is nested deeper than " + MAX_DEPTH + ": the rest was not read");
                        return;
                    }
                    start(reader);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!property.isEmpty() && structure == 0) {
                        text.append(reader.getText());
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {
                    // Comments and processing instructions hold no properties
                }
            }
        }
    }

    private void start(XMLStreamReader reader) {
        if (rdf == 0) {
            if (RDF.equals(reader.getNamespaceURI()) && reader.getLocalName().equals("RDF")) {
                rdf = depth;
            }
        } else if (depth == rdf + 1) {
            for (int i = 0; i < reader.getAttributeCount(); i++) {
                String key = key(reader.getAttributeNamespace(i), reader.getAttributeLocalName(i));
                add(key, reader.getAttributeValue(i));
            }
        } else if (structure == 0) {
            inside(reader);
        }
    }

    private void inside(XMLStreamReader reader) {
        if (depth == rdf + 2) {
            property = key(reader.getNamespaceURI(), reader.getLocalName());
        } else if (!RDF.equals(reader.getNamespaceURI())) {
            structure = depth;
        }
        text.setLength(0);
        if (structure == 0) {
            // A URI value (7.5), and a qualified value in its short form (7.8, 7.9.2.2)
            add(property, reader.getAttributeValue(RDF, "resource"));
            add(property, reader.getAttributeValue(RDF, "value"));
        }
    }

    private void end() {
        if (structure == 0) {
            add(property, text.toString());
            text.setLength(0);
        } else if (structure == depth) {
            structure = 0;
        }
        if (depth == rdf + 2) {
            property = "";
        } else if (depth == rdf) {
            rdf = 0;
        }
        depth--;
    }

    private void add(String key, @Nullable String value) {
        if (!key.isEmpty() && value != null && !value.isBlank()) {
            collector.add(key, value, "XMP");
        }
    }

    /** Empty for a namespace that holds no declarations. */
    private static String key(String namespace, String name) {
        String prefix = namespace == null ? null : PREFIXES.get(namespace);
        return prefix == null ? "" : "xmp/" + prefix + ":" + name;
    }
}
