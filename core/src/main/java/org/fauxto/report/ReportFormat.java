// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

/** The forms a scan's rows can take. */
public enum ReportFormat {
    /** Aligned text for people. */
    TABLE,
    /** One JSON object a line. */
    JSONL,
    /** The scalars, for spreadsheets. */
    CSV,
    /** One self-contained page. */
    HTML
}
