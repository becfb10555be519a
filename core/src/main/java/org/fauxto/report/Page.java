// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/**
 * A self-contained page of tables, charts and pictures: no script, nothing loaded, links to local files only.
 *
 * @param title    shown as heading
 * @param lead     the one sentence to remember
 * @param warning  whether the lead is bad news
 * @param notes    what a reader must know, one sentence each
 * @param sections in order
 */
public record Page(String title, String lead, boolean warning, List<String> notes, List<Section> sections) {

    /**
     * One part of the page.
     *
     * @param text   may be empty
     * @param charts SVG, written as it is
     * @param tables may be empty
     * @param cards  may be empty
     */
    public record Section(String title, String text, List<String> charts, List<Table> tables, List<Card> cards) {
        /** A section of tables. */
        public static Section of(String title, String text, Table... tables) {
            return new Section(title, text, List.of(), List.of(tables), List.of());
        }
    }

    /**
     * A table; the first column names the row, the others are numbers.
     *
     * @param rows as long as the header
     */
    public record Table(List<String> header, List<List<String>> rows) {}

    /**
     * A picture with a caption.
     *
     * @param thumbnail base64 of a JPEG; empty for none
     * @param link      URL of the file; empty for none
     */
    public record Card(String thumbnail, String link, String name, String caption) {}

    /**
     * Writes the page.
     *
     * @param out left open
     */
    public void write(Writer out) throws IOException {
        TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.fauxto.report.template")
                .render("page.jte", this, new WriterOutput(out));
        out.flush();
    }
}
