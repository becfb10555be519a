// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.global.torch;

/**
 * Tells oneDNN the sizes of the processor's caches where a hypervisor hides them.
 *
 * <p>The oneDNN inside libtorch asks AMD processors for them by CPUID leaf 0x8000001D and does not look whether there is an answer. Virtual
 * machines that hide the leaf answer with zeros, which it reads as three levels of one byte each. What it then computes is slow, often
 * wrong ({@link WholeBlocks}), and for some 1x1 convolutions, ResNet-50's among them, a division by zero that ends the process; docs/adr/0005.
 *
 * <p>There is no call and no setting for it. The record is found in libtorch's writable memory by its very content, three levels of one
 * byte, which no real processor has, and is left alone unless there is exactly one.
 */
@SuppressWarnings("try") // pointer scopes act by being open
final class HiddenCaches {
    /** Xbyak's {@code Cpu}: ten sizes in bytes, ten numbers of cores that share them, and the number of levels. */
    private static final int[] ONE_BYTE_EACH = {1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 3};

    /** What oneDNN takes where a processor does not say. */
    private static final int FIRST = 32 << 10;

    private static final int SECOND = 512 << 10;
    private static final int THIRD = 1 << 20;

    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    /** Of the second level on AMD's processors, in KiB. */
    private static final Pattern CACHE_SIZE = Pattern.compile("(?m)^cache size\\s*:\\s*([0-9]{2,6}) KB$");

    private static final String LIBRARY = "/libtorch_cpu.so";
    /** Far more than the library's own variables take; what follows them in memory is not its. */
    private static final long MOST_BYTES = 1 << 24;

    private HiddenCaches() {}

    /** A place in memory. */
    private static final class Address extends Pointer {
        private Address(long address) {
            super((Pointer) null);
            this.address = address;
        }
    }

    /** Tells them if they are hidden; whether they were. Call before the first real convolution, which would be planned with what oneDNN believes. */
    static boolean tell() {
        if (!Files.isReadable(MAPS)) {
            return false; // not Linux
        }
        try (PointerScope scope = new PointerScope()) {
            // the processor is asked once, by the first convolution
            torch.conv2d(torch.zeros(2, 16, 4, 4), torch.zeros(16, 16, 3, 3));
            List<IntBuffer> places = new ArrayList<>();
            for (IntBuffer variables : writable(Files.readAllLines(MAPS))) {
                places.addAll(find(variables));
            }
            if (places.size() != 1) {
                return false;
            }
            places.get(0)
                    .put(0, FIRST)
                    .put(1, second(Files.readString(PROCESSOR)))
                    .put(2, THIRD);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Bytes of the second level, as Linux describes the processor. */
    static int second(String description) {
        Matcher size = CACHE_SIZE.matcher(description);
        return size.find() ? Math.max(SECOND, Integer.parseInt(size.group(1)) << 10) : SECOND;
    }

    /** Slices that begin where the record does. */
    static List<IntBuffer> find(IntBuffer memory) {
        List<IntBuffer> places = new ArrayList<>();
        for (int at = 0; at + ONE_BYTE_EACH.length <= memory.limit(); at++) {
            int k = 0;
            while (k < ONE_BYTE_EACH.length && memory.get(at + k) == ONE_BYTE_EACH[k]) {
                k++;
            }
            if (k == ONE_BYTE_EACH.length) {
                places.add(memory.slice(at, k));
            }
        }
        return places;
    }

    /** The library's variables: its own writable mappings, and the nameless one that continues the last. */
    private static List<IntBuffer> writable(List<String> maps) {
        List<IntBuffer> variables = new ArrayList<>();
        long end = -1;
        for (String line : maps) {
            // from-to permissions offset device inode [path]
            String[] fields = line.strip().split("\\s+", 6);
            String[] range = fields[0].split("-", 2);
            long from = Long.parseUnsignedLong(range[0], 16);
            long to = Long.parseUnsignedLong(range[1], 16);
            boolean own = fields.length == 6 && fields[5].endsWith(LIBRARY);
            boolean continued = fields.length == 5 && from == end;
            if ((own || continued) && fields[1].startsWith("rw")) {
                variables.add(ints(from, Math.min(to - from, MOST_BYTES)));
            }
            end = own ? to : -1;
        }
        return variables;
    }

    private static IntBuffer ints(long from, long bytes) {
        // a BytePointer: of a class of our own JavaCPP does not know the size of an element
        return new BytePointer(new Address(from))
                .capacity(bytes)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asIntBuffer();
    }
}
