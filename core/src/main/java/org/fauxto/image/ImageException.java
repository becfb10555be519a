// SPDX-License-Identifier: Apache-2.0
package org.fauxto.image;

import java.io.IOException;

/** A file that cannot be examined, with the cause in one word for machines and one sentence for people. */
public final class ImageException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Why a file could not be examined; the lower-case name is part of the row schema. */
    public enum Problem {
        /** The file does not exist, is not a regular file, or may not be read. */
        UNREADABLE,
        /** The file has no bytes. */
        EMPTY,
        /** The leading bytes belong to no format Fauxto knows. */
        UNKNOWN_FORMAT,
        /** The file ends before its picture does. */
        TRUNCATED,
        /** The file contradicts its own format. */
        DAMAGED,
        /** The header promises more pixels, or the file has more bytes, than the limits allow. */
        TOO_LARGE
    }

    private final Problem problem;
    private final String sentence;

    public ImageException(Problem problem, String sentence) {
        super(sentence);
        this.problem = problem;
        this.sentence = sentence;
    }

    public ImageException(Problem problem, String sentence, Throwable cause) {
        super(sentence, cause);
        this.problem = problem;
        this.sentence = sentence;
    }

    public Problem problem() {
        return problem;
    }

    /** What is wrong, for people; also {@link #getMessage()}. */
    public String sentence() {
        return sentence;
    }
}
