// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.c2pa;

import java.util.List;
import java.util.Optional;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.DetectorId;
import org.fauxto.evidence.Direction;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.evidence.Weight;

/**
 * Evidence from Content Credentials (C2PA): at most one piece per picture.
 *
 * <p>A statement that a trained model made the picture, a part of it, or what it was edited from is decisive for AI. A
 * statement that a camera took it is weak evidence for a human, because the signature is not checked and anybody can
 * write such a manifest. Anything else, and any store with damage, points nowhere.
 */
public final class C2paDetector implements Detector {
    private static final DetectorId ID = new DetectorId("c2pa", "1");

    @Override
    public DetectorId id() {
        return ID;
    }

    @Override
    public List<Evidence> examine(Subject subject) {
        return C2paReader.read(subject.file().bytes(), subject.header().format())
                .map(store -> List.of(evidence(store)))
                .orElse(List.of());
    }

    private static Evidence evidence(C2paStore store) {
        Optional<Statement> statement = Statement.strongest(store);
        Direction direction = Direction.NEUTRAL;
        Weight weight = Weight.NONE;
        // Where the structure is damaged the last manifest read may belong to an ingredient, not to this picture
        if (store.damage().isEmpty() && statement.isPresent()) {
            boolean ai = statement.get().kind().saysAi();
            direction = ai ? Direction.AI : Direction.HUMAN;
            weight = ai ? Weight.DECISIVE : Weight.WEAK;
        }
        return new Evidence(
                ID,
                direction,
                weight,
                direction == Direction.NEUTRAL ? 0 : 1,
                Explanation.sentence(store, statement),
                Explanation.details(store, statement));
    }
}
