// SPDX-License-Identifier: Apache-2.0
package org.fauxto.report;

import java.util.ArrayList;
import java.util.List;

/** Text measured in terminal columns, and made safe to print there. */
final class TextWidth {
    private static final String ELLIPSIS = "\u2026";

    private TextWidth() {}

    /** Control and format characters, which could move the cursor or reorder the line, become {@code ?}. */
    static String printable(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean unsafe = Character.isISOControl(c)
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            safe.appendCodePoint(unsafe ? '?' : c);
        });
        return safe.toString();
    }

    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /** Columns of one code point: combining marks 0, East Asian wide characters and emoji 2 (UAX 11), all else 1. */
    private static int of(int c) {
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        boolean wide = (c >= 0x1100 && c <= 0x115f)
                || (c >= 0x2e80 && c <= 0xa4cf)
                || (c >= 0xac00 && c <= 0xd7a3)
                || (c >= 0xf900 && c <= 0xfaff)
                || (c >= 0xfe30 && c <= 0xfe6f)
                || (c >= 0xff00 && c <= 0xff60)
                || (c >= 0xffe0 && c <= 0xffe6)
                || (c >= 0x1f300 && c <= 0x1faff)
                || (c >= 0x20000 && c <= 0x3fffd);
        return wide ? 2 : 1;
    }

    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The text's end, where a path tells most, led by an ellipsis if anything was cut. */
    static String tail(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        int start = text.length();
        int used = 1;
        while (start > 0) {
            int before = text.offsetByCodePoints(start, -1);
            used += of(text.codePointAt(before));
            if (used > columns) {
                break;
            }
            start = before;
        }
        return ELLIPSIS + text.substring(start);
    }

    /** The text in lines of at most the given columns, broken at spaces where there are any. */
    static List<String> wrapped(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() > 0 && of(line.toString()) + 1 + of(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() > 0) {
                line.append(' ');
            }
            line.append(word);
            while (of(line.toString()) > columns) {
                int cut = fitting(line, columns);
                lines.add(line.substring(0, cut));
                line.delete(0, cut);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static int fitting(CharSequence text, int columns) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int c = Character.codePointAt(text, end);
            used += of(c);
            if (used > columns && end > 0) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }
}
