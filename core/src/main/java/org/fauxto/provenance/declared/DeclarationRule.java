// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.declared;

import java.util.List;
import org.fauxto.evidence.Evidence;
import org.fauxto.provenance.metadata.Metadata;

/** Judges one kind of declaration; total, deterministic and without state, like the detector that asks it. */
interface DeclarationRule {
    /** Evidence for every declaration of this kind; empty where there is none. */
    List<Evidence> judge(Metadata metadata);
}
