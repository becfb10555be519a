// SPDX-License-Identifier: Apache-2.0
package org.fauxto.eval.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fauxto.eval.Baseline;
import org.fauxto.eval.Evaluation;
import org.fauxto.eval.GroupResult;
import org.fauxto.eval.PathFigures;
import org.fauxto.eval.Stability;
import org.fauxto.eval.metric.Confusion;
import org.fauxto.eval.metric.Interval;
import org.fauxto.verdict.Outcome;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An evaluation for machines; what is not defined is null. */
public final class EvaluationJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private EvaluationJson() {}

    /** One indented JSON object, ending with a line feed. */
    public static String write(Evaluation e) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("headline", e.headline());
        json.put("notes", e.notes());
        json.put("scorer", e.scorer());
        json.put("data", e.data());
        json.put("threshold", e.settings().threshold());
        json.put("human_threshold", e.settings().rule().humanThreshold());
        json.put("ai_threshold", e.settings().rule().aiThreshold());
        json.put("bootstrap_replicates", e.settings().replicates());
        json.put("bootstrap_seed", e.settings().seed());
        json.put("human_sources", e.humanSources());
        json.put("ai_sources", e.aiSources());
        json.put("deliveries", e.paths().stream().map(EvaluationJson::path).toList());
        json.put("groups", e.groups().stream().map(EvaluationJson::group).toList());
        json.put("stability", stability(e.stability()));
        json.put(
                "nuisance_baselines",
                e.baselines().stream().map(EvaluationJson::baseline).toList());
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
    }

    private static Map<String, @Nullable Object> path(PathFigures p) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("path_name", p.delivery());
        Map<String, Object> figures = new LinkedHashMap<>();
        p.figures().forEach((metric, estimate) -> {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("value", number(estimate.value()));
            one.put("interval", interval(estimate.interval()));
            figures.put(metric.id(), one);
        });
        json.put("figures", figures);
        Confusion c = p.calls();
        json.put(
                "confusion",
                new TreeMap<>(Map.of(
                        "tp",
                        c.truePositives(),
                        "fp",
                        c.falsePositives(),
                        "tn",
                        c.trueNegatives(),
                        "fn",
                        c.falseNegatives())));
        json.put("verdicts_human", outcomes(p.verdicts().human()));
        json.put("verdicts_ai", outcomes(p.verdicts().ai()));
        json.put("verdict_coverage", number(p.verdicts().coverage()));
        json.put("verdict_accuracy", number(p.verdicts().accuracy()));
        return json;
    }

    private static Map<String, @Nullable Object> group(GroupResult g) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("path_name", g.delivery());
        json.put("group", g.group());
        json.put("name", g.name());
        json.put("label", g.label() < 0 ? null : g.label());
        json.put("n", g.n());
        json.put("auc", number(g.auc()));
        json.put("called_ai", number(g.calledAi()));
        json.put("called_ai_interval", interval(g.calledAiInterval()));
        json.put("mean_probability", number(g.meanProbability()));
        return json;
    }

    private static Map<String, @Nullable Object> stability(Stability s) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("deliveries", s.deliveries());
        json.put("human", s.count(0));
        json.put("human_flips", s.flips(0));
        json.put("human_changes", s.changes(0));
        json.put("ai", s.count(1));
        json.put("ai_flips", s.flips(1));
        json.put("ai_changes", s.changes(1));
        json.put("median_width", number(s.medianWidth()));
        return json;
    }

    private static Map<String, @Nullable Object> baseline(Baseline b) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("rule", b.rule());
        json.put("auc", number(b.auc()));
        json.put("balanced_accuracy", number(b.balancedAccuracy()));
        return json;
    }

    private static Map<String, Integer> outcomes(Map<Outcome, Integer> counts) {
        Map<String, Integer> json = new LinkedHashMap<>();
        for (Outcome o : Outcome.values()) {
            json.put(o.id(), counts.getOrDefault(o, 0));
        }
        return json;
    }

    private static @Nullable List<Object> interval(Interval i) {
        return Double.isNaN(i.low()) ? null : new ArrayList<>(List.of(i.low(), i.high()));
    }

    private static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }
}
