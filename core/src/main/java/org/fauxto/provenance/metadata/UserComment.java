// SPDX-License-Identifier: Apache-2.0
package org.fauxto.provenance.metadata;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** EXIF UserComment: eight bytes that name a character code, then text (CIPA DC-008, 4.6.6, table 9). */
final class UserComment {
    private static final int CODE = 8;

    private UserComment() {}

    /** Without a known code the whole value is text: several generators leave the code out. */
    static String text(byte[] bytes) {
        String code = new String(bytes, 0, Math.min(CODE, bytes.length), StandardCharsets.ISO_8859_1);
        String text = switch (code) {
            case "UNICODE\0" -> utf16(bytes);
            case "ASCII\0\0\0", "JIS\0\0\0\0\0", "\0\0\0\0\0\0\0\0" ->
                MetadataCollector.text(bytes, CODE, bytes.length - CODE);
            default -> MetadataCollector.text(bytes, 0, bytes.length);
        };
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /**
     * UTF-16 in the byte order of its mark, else of its zero bytes: the specification ties the order to the EXIF
     * header's, yet piexif writes big-endian into either. A text without one Latin letter is taken as big-endian.
     */
    private static String utf16(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = CODE; i + 1 < bytes.length; i += 2) {
            even += bytes[i] == 0 ? 1 : 0;
            odd += bytes[i + 1] == 0 ? 1 : 0;
        }
        boolean marked = bytes.length >= CODE + 2 && (bytes[CODE] & 0xff) == 0xff && (bytes[CODE + 1] & 0xff) == 0xfe;
        Charset charset = marked || odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        String text = new String(bytes, CODE, bytes.length - CODE, charset);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }
}
