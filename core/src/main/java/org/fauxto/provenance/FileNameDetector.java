// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance;

import java.util.List;
import java.util.Map;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.evidence.Weight;
import org.fauxto.image.HeaderReader;

/** Notes a name that says another format than the content: common on the web, harmless, worth knowing. */
public final class FileNameDetector implements Detector {
    private static final DetectorId ID = new DetectorId("file-name", "1");

    @Override
    public DetectorId id() {
        return ID;
    }

    @Override
    public List<Evidence> examine(Subject subject) {
        return HeaderReader.misnamed(subject.file(), subject.header())
                .map(sentence -> List.of(new Evidence(
                        ID,
                        Direction.NEUTRAL,
                        Weight.NONE,
                        0,
                        sentence,
                        Map.of("content_format", subject.header().format().id()))))
                .orElse(List.of());
    }
}
