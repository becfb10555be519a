// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles made to run a program, to fill the memory or to take for ever; every character is a byte. */
@Timeout(20)
class HostilePickleTest {
    /** A float storage of 4 numbers with the key 0, ready for a tensor. */
    private static final String STORAGE =
            "(" + text("storage") + "ctorch\nFloatStorage\n" + text("0") + text("cpu") + "K\4tQ";

    private static final String REBUILD = "ctorch._utils\n_rebuild_tensor_v2\n";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "os, system",
        "posix, system",
        "builtins, eval",
        "__builtin__, exec",
        "subprocess, Popen",
        "torch.hub, load",
        "torch._utils, _rebuild_device_tensor_from_numpy",
        "torch, load",
        "torch.storage, _load_from_bytes",
        "numpy.core.multiarray, _reconstruct",
        "collections, OrderedDict.__init__",
        "ultralytics.nn.tasks, ClassificationModel"
    })
    void noOtherNameIsCalled(String module, String name) {
        refused("c" + module + "\n" + name + "\n" + text("touch /tmp/x") + "\u0085R.", module + "." + name);
    }

    /** Other ways to a class: INST, OBJ, STACK_GLOBAL, NEWOBJ, NEWOBJ_EX, EXT1, the persistent identifiers of text pickles. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(ios\nsystem\n.",
                "(cos\nsystem\no.",
                "\u008c\2os\u008c\6system\u0093.",
                "ccollections\nOrderedDict\n)\u0081.",
                "\u0092.",
                "\u0082\1.",
                "Pstorage\n.",
                "S'x'\n.",
                "I1\n."
            })
    void noOtherWayLeadsToAClass(String pickle) {
        refused(pickle, "is refused");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            K\\5  | K\\0 | (K\\2t | (K\\1t | storage of 4
            K\\4  | K\\0 | (J\\377\\377\\377\\177J\\377\\377\\377\\177t | (K\\0K\\0t | storage of 4
            K\\4  | K\\0 | (J\\377\\377\\377\\377t | (K\\1t | storage of 4
            K\\4  | K\\0 | (K\\2t | (J\\376\\377\\377\\377t | storage of 4
            K\\4  | K\\0 | (K\\2t | (K\\1K\\1t | dimensions
            """)
    void tensorsLieWithinTheirStorage(String offset, String unused, String shape, String strides, String message) {
        assertThat(unused).isNotEmpty();
        String arguments = "(" + STORAGE + escaped(offset) + escaped(shape) + escaped(strides) + "\u0089N";
        refused("}" + text("w") + REBUILD + arguments + "tRs.", message);
    }

    @Test
    void theSameTensorInBoundsIsRead() throws IOException {
        String tensor = REBUILD + "(" + STORAGE + "K\1(K\2t(K\2t\u0089NtR";
        Path file = new TorchZip("\u0080\2}" + text("w") + tensor + "s.")
                .with("data/0", new byte[16])
                .write(folder.resolve("good.pth"), false);
        try (TensorFile opened = TensorFile.open(file)) {
            assertThat(opened.read("w").values()).containsExactly(0, 0);
        }
    }

    @Test
    void aStorageThatClaimsMoreThanItHasIsNamed() throws IOException {
        Path file = new TorchZip("\u0080\2}" + text("w") + REBUILD + "(" + STORAGE + "K\0(K\2t(K\1t\u0089NtRs.")
                .with("data/0", new byte[4])
                .write(folder.resolve("short.pth"), false);
        try (TensorFile opened = TensorFile.open(file)) {
            assertThatThrownBy(() -> opened.read("w"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("should have 16 bytes, has 4");
        }
    }

    @Test
    void depthIsLimited() {
        refused("(".repeat(2_000) + ".", "nested deeper");
        refused("]".repeat(200_000) + "a".repeat(199_999) + ".", "nested deeper");
    }

    /** Each list holds the one before twice: 2^40 lists when walked, 40 when not. */
    @Test
    void sharedStructureIsNotWalked() {
        StringBuilder bomb = new StringBuilder("]q\0");
        for (int i = 0; i < 40; i++) {
            bomb.append("](h")
                    .append((char) i)
                    .append('h')
                    .append((char) i)
                    .append("eq")
                    .append((char) (i + 1));
        }
        refused(bomb + ".", "no named tensors");
        refused("]q\0h\0a.", "no named tensors");
        refused("}]Ns.", "neither text nor a number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "K",
                "R.",
                "h\5.",
                "t.",
                "(t\u0086.",
                "}Ks.",
                "X\377\377\377\377a.",
                "X\377\377\377\177a.",
                "T\377\377\377\377.",
                "\u008a\377\1.",
                "ctorch\nFloatStorage",
                "K\1K\2R.",
                "NQ.",
                ")Q.",
                "N}b.",
                "K\1)a.",
                ")K\1a.",
                "(K\1.",
                "K\1"
            })
    void nonsenseIsNoProgramError(String pickle) {
        refused(pickle, "is refused");
    }

    @Test
    void aCompressedArchiveIsNoTorchFile() throws IOException {
        Path file = new TorchZip("\u0080\2}.").write(folder.resolve("bomb.pth"), true);
        assertThatThrownBy(() -> TensorFile.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("compressed");
    }

    private void refused(String pickle, String message) {
        assertThatThrownBy(() ->
                        TensorFile.open(new TorchZip("\u0080\2" + pickle).write(folder.resolve("hostile.pth"), false)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("hostile.pth")
                .hasMessageContaining(message);
    }

    /** BINUNICODE. */
    private static String text(String text) {
        return "X" + (char) text.length() + "\0\0\0" + text;
    }

    /** Backslash and up to three octal digits for a byte. */
    private static String escaped(String text) {
        StringBuilder bytes = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            int end = i + 1;
            while (text.charAt(i) == '\\'
                    && end < text.length()
                    && end < i + 4
                    && Character.isDigit(text.charAt(end))) {
                end++;
            }
            bytes.append(end > i + 1 ? (char) Integer.parseInt(text.substring(i + 1, end), 8) : text.charAt(i));
            i = end - 1;
        }
        return bytes.toString();
    }
}
