// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import org.fauxto.audit.AuditReport;
import org.fauxto.audit.ShallowTree;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An audit as JSON, schema {@value #SCHEMA}; docs/audit.md explains the keys. */
public final class AuditJson {
    /** Grows its number when a key changes its meaning or goes. */
    public static final String SCHEMA = "fauxto-audit/1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private AuditJson() {}

    /** The whole document, with a final line feed. */
    public static String write(AuditReport report) {
        ObjectNode found = MAPPER.valueToTree(report);
        ObjectNode verdict = (ObjectNode) found.get("verdict");
        verdict.put("kind", report.verdict().kind().id());
        verdict.put("sentence", report.verdict().sentence());
        ObjectNode tree = (ObjectNode) found.get("separability").get("tree");
        tree.set("tree", node(report.separability().tree().tree()));
        ObjectNode document = MAPPER.createObjectNode();
        document.put("schema", SCHEMA);
        document.setAll(found);
        return MAPPER.writeValueAsString(document) + "\n";
    }

    private static ObjectNode node(ShallowTree tree) {
        ObjectNode node = MAPPER.createObjectNode();
        if (tree instanceof ShallowTree.Split split) {
            node.put("question", split.condition().sentence());
            node.set("yes", node(split.yes()));
            node.set("no", node(split.no()));
        } else if (tree instanceof ShallowTree.Leaf leaf) {
            node.put("call", leaf.ai() ? "ai" : "human");
            node.put("human", leaf.humans());
            node.put("ai", leaf.ais());
        }
        return node;
    }
}
