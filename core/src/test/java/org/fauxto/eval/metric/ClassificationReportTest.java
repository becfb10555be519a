// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Against scikit-learn 1.2.1; reports by tools/golden/classification_report.py. */
class ClassificationReportTest {
    static Stream<JsonNode> cases() throws IOException {
        try (InputStream in =
                ClassificationReportTest.class.getResourceAsStream("/metrics/classification-reports.json")) {
            return new JsonMapper().readTree(in).get("cases").values().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsScikitLearn(JsonNode golden) {
        ClassificationReport report = ClassificationReport.of(new Confusion(
                golden.get("tp").intValue(),
                golden.get("fp").intValue(),
                golden.get("tn").intValue(),
                golden.get("fn").intValue()));
        JsonNode expected = golden.get("report");
        equal(report.human(), expected.get("human"));
        equal(report.ai(), expected.get("AI"));
        equal(report.macro(), expected.get("macro avg"));
        equal(report.weighted(), expected.get("weighted avg"));
        assertThat(report.accuracy()).isCloseTo(expected.get("accuracy").doubleValue(), within(1e-12));
        if (!golden.get("text").isNull()) {
            assertThat(report.text()).isEqualTo(golden.get("text").stringValue());
        }
    }

    private static void equal(ClassificationReport.Row row, JsonNode expected) {
        assertThat(row.precision()).isCloseTo(expected.get("precision").doubleValue(), within(1e-12));
        assertThat(row.recall()).isCloseTo(expected.get("recall").doubleValue(), within(1e-12));
        assertThat(row.f1()).isCloseTo(expected.get("f1-score").doubleValue(), within(1e-12));
        assertThat(row.support()).isEqualTo(expected.get("support").intValue());
    }
}
