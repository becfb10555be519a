// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows as aligned text: verdict, probability, picture, main reason. */
public final class TableSink implements RowSink {
    private static final int VERDICT = 12;
    private static final int PROBABILITY = 5;
    private static final int LEAST_COLUMNS = 60;

    /** Takes finished lines; it may have a progress bar to move out of the way. */
    public interface Lines {
        void line(String text) throws IOException;
    }

    private final Lines out;
    private final Layout layout;
    private boolean headed;

    /**
     * How wide and how colourful.
     *
     * @param columns of the terminal, or 0 to cut and wrap nothing
     * @param colours whether ANSI colours are understood and wanted
     */
    public record Layout(int columns, boolean colours) {
        /** For files and pipes. */
        public static final Layout PLAIN = new Layout(0, false);

        private int usable() {
            return Math.max(LEAST_COLUMNS, columns);
        }

        private int pathColumns() {
            return columns == 0 ? 40 : Math.min(48, (usable() - VERDICT - PROBABILITY - 6) * 2 / 5);
        }

        private int reasonColumns() {
            return columns == 0 ? Integer.MAX_VALUE : usable() - VERDICT - PROBABILITY - 6 - pathColumns();
        }
    }

    public TableSink(Lines out, Layout layout) {
        this.out = out;
        this.layout = layout;
    }

    @Override
    public void write(Row row) throws IOException {
        if (!headed) {
            headed = true;
            out.line(head());
        }
        String path = TextWidth.printable(row.path());
        if (layout.columns() > 0) {
            path = TextWidth.tail(path, layout.pathColumns());
        }
        List<String> reason = TextWidth.wrapped(TextWidth.printable(reason(row)), layout.reasonColumns());
        out.line(coloured(row.verdict(), TextWidth.padded(row.verdict(), VERDICT), layout.colours()) + "  "
                + percent(row.probabilityAi()) + "  "
                + TextWidth.padded(path, layout.pathColumns()) + "  " + reason.get(0));
        String indent = " ".repeat(VERDICT + PROBABILITY + 6 + layout.pathColumns());
        for (String more : reason.subList(1, reason.size())) {
            out.line(indent + more);
        }
    }

    /** The closing line, for example {@code 3 ai, 5 human, 1 inconclusive, 0 errors in 2.1 s}. */
    public static String summary(Tally tally, double seconds, boolean colours) {
        String errors = tally.errors() + (tally.errors() == 1 ? " error" : " errors");
        return coloured("ai", tally.ai() + " ai", colours) + ", "
                + coloured("human", tally.human() + " human", colours) + ", "
                + coloured("inconclusive", tally.inconclusive() + " inconclusive", colours) + ", "
                + coloured(Row.ERROR, errors, colours && tally.errors() > 0)
                + String.format(Locale.ROOT, " in %.1f s", seconds);
    }

    private String head() {
        String head = TextWidth.padded("VERDICT", VERDICT) + "  "
                + "P(AI)  "
                + TextWidth.padded("PICTURE", layout.pathColumns()) + "  MAIN REASON";
        return layout.colours() ? "\u001b[1m" + head + "\u001b[0m" : head;
    }

    private static String reason(Row row) {
        Row.Failure error = row.error();
        if (error != null) {
            return error.message();
        }
        return row.reasons().isEmpty() ? "" : row.reasons().get(0);
    }

    private static String percent(@Nullable Double probability) {
        return probability == null ? "    -" : String.format(Locale.ROOT, "%4.0f%%", probability * 100);
    }

    private static String coloured(String verdict, String text, boolean colours) {
        if (!colours) {
            return text;
        }
        String code = switch (verdict) {
            case "ai" -> "31";
            case "human" -> "32";
            case "inconclusive" -> "33";
            default -> "35";
        };
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
