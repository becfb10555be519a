// SPDX-License-Identifier: Apache-2.0
package org.fauxto.evidence;

import java.util.List;

/**
 * Looks at one picture for one kind of evidence.
 *
 * <p>Contract, checked for every implementation by {@code DetectorContract} in the test jar:
 * <ul>
 *   <li>deterministic: the same bytes give the same evidence, in the same order, in every locale;
 *   <li>thread-safe: one instance serves all threads;
 *   <li>total: gray, tiny (1x1), huge and metadata-only pictures are answered, hostile metadata is
 *       answered with what could be read, never with an exception;
 *   <li>bounded: time and memory grow at most linearly with the file and its pixels.
 * </ul>
 */
public interface Detector {
    /** Name and version written with every piece of evidence. */
    DetectorId id();

    /**
     * Examines one picture.
     *
     * @return what was found, the most telling first; empty where nothing was
     */
    List<Evidence> examine(Subject subject);
}
