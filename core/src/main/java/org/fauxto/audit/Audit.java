// SPDX-License-Identifier: Apache-2.0
package org.fauxto.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.fauxto.audit.AuditReport.SourceCount;
import org.fauxto.dataset.Manifest;
import org.fauxto.dataset.Sample;

/**
 * Audits labelled pictures before anything is trained on them.
 *
 * <p>Deterministic: the same files give the same report, whatever the number of threads.
 */
public final class Audit {
    /** Fewest readable pictures of a class; with fewer, no rule could be told from chance. */
    public static final int LEAST_PER_CLASS = 20;

    private static final List<NuisanceVariable> PLOTTED = List.of(
            NuisanceVariable.LONG_SIDE,
            NuisanceVariable.ASPECT,
            NuisanceVariable.FORMAT,
            NuisanceVariable.JPEG_QUALITY,
            NuisanceVariable.SUBSAMPLING,
            NuisanceVariable.EXIF,
            NuisanceVariable.MULTIPLE_OF_64,
            NuisanceVariable.BYTES_PER_PIXEL);

    private Audit() {}

    /**
     * Reads every picture and judges the whole.
     *
     * @param data    at least one; of several, each is a split named by its file, unless its rows name one
     * @param threads at least 1
     * @param step    called after each picture, by the calling thread
     * @throws AuditException if a class has fewer than {@value #LEAST_PER_CLASS} readable pictures
     */
    public static AuditReport run(List<Manifest> data, int threads, Runnable step) throws AuditException {
        FactsReader.Result read = new FactsReader().read(requests(data), threads, step);
        List<PictureFacts> pictures = read.pictures();
        int ai = (int) pictures.stream().filter(p -> p.sample().label() == 1).count();
        int human = pictures.size() - ai;
        if (Math.min(human, ai) < LEAST_PER_CLASS) {
            throw new AuditException("an audit needs at least " + LEAST_PER_CLASS
                    + " readable pictures of each class; there are " + human + " human-made and " + ai
                    + " AI-made, and "
                    + read.unreadable().size() + " unreadable"
                    + read.unreadable().stream()
                            .findFirst()
                            .map(u -> ", for example " + u.name() + ": " + u.cause())
                            .orElse(""));
        }
        List<DuplicateGroup> duplicates = DuplicateFinder.find(pictures);
        Map<String, String> groups = groupOfName(duplicates);
        Separability separability = Separability.of(
                pictures, p -> groups.getOrDefault(p.split() + " " + p.sample().name(), p.sha256()));
        Declarations declarations = declarations(pictures);
        TellingNames names = TellingNames.of(pictures);
        Observations observations = Observations.of(pictures);
        return new AuditReport(
                data.stream()
                        .map(m -> new AuditReport.Data(
                                m.name(), m.sha256(), m.samples().size()))
                        .toList(),
                human,
                ai,
                read.unreadable(),
                sources(pictures),
                Judgement.of(
                        separability,
                        duplicates,
                        declarations,
                        names,
                        human,
                        ai,
                        read.unreadable().size()),
                separability,
                duplicates,
                declarations,
                names,
                PLOTTED.stream().map(v -> Distribution.of(observations, v)).toList());
    }

    static List<FactsReader.Request> requests(List<Manifest> data) {
        List<FactsReader.Request> requests = new ArrayList<>();
        boolean alike = data.stream().map(Audit::fileName).distinct().count() < data.size();
        for (Manifest manifest : data) {
            String file = data.size() == 1 ? "" : alike ? manifest.name() : fileName(manifest);
            for (Sample sample : manifest.samples()) {
                requests.add(new FactsReader.Request(sample, sample.split().isEmpty() ? file : sample.split()));
            }
        }
        return requests;
    }

    private static String fileName(Manifest manifest) {
        return String.valueOf(Path.of(manifest.name()).getFileName());
    }

    private static Map<String, String> groupOfName(List<DuplicateGroup> duplicates) {
        Map<String, String> groups = new HashMap<>();
        for (DuplicateGroup group : duplicates) {
            String key = "group of " + group.members().get(0).name();
            group.members().forEach(m -> groups.put(m.split() + " " + m.name(), key));
        }
        return groups;
    }

    private static List<SourceCount> sources(List<PictureFacts> pictures) {
        Map<String, int[]> counts = new TreeMap<>();
        for (PictureFacts p : pictures) {
            counts.computeIfAbsent(p.sample().source(), s -> new int[2])[
                    p.sample().label()]++;
        }
        return counts.entrySet().stream()
                .map(e -> new SourceCount(e.getKey(), e.getValue()[0], e.getValue()[1]))
                .toList();
    }

    private static Declarations declarations(List<PictureFacts> pictures) {
        List<PictureFacts> declaring =
                pictures.stream().filter(p -> !p.declares().isEmpty()).toList();
        List<String> doubtful = declaring.stream()
                .filter(p -> p.sample().label() == 0)
                .map(p -> p.sample().name())
                .toList();
        Map<String, Integer> sentences = new TreeMap<>();
        declaring.stream()
                .flatMap(p -> Stream.of(p.declares().get(0)))
                .forEach(s -> sentences.merge(s, 1, Integer::sum));
        List<String> examples = sentences.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Integer> e) -> -e.getValue()))
                .limit(5)
                .map(Map.Entry::getKey)
                .toList();
        return new Declarations(
                doubtful.size(),
                declaring.size() - doubtful.size(),
                examples,
                doubtful.stream().limit(100).toList());
    }
}
