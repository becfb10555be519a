// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import java.io.IOException;

/** Takes rows one at a time, in the order they are to appear; used by one thread. */
public interface RowSink {
    /**
     * Writes one row whole and hands it to the operating system before it returns, so that a process killed afterwards
     * has not lost it.
     *
     * @throws IOException if the row could not be written
     */
    void write(Row row) throws IOException;
}
