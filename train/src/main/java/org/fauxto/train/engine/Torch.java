// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads libtorch, once and safely. Everything in this package calls {@link #start} before its first tensor.
 *
 * <p>JavaCPP extracts native libraries one by one as it loads them. On an empty cache, {@code libtorch.so} is loaded before its
 * neighbour {@code libtorch_cpu.so} is extracted, so that the system linker looks elsewhere for it and, where Debian's libtorch is
 * installed, finds a foreign one and crashes the process. Extracting whole folders before the first load removes the race.
 */
public final class Torch {
    private static boolean loaded;
    private static boolean fastKernels;

    private Torch() {}

    /**
     * Makes libtorch ready.
     *
     * @param threads threads of one operation, at least 1; results are bit-identical only between runs with the same number
     * @throws UncheckedIOException if the native libraries cannot be unpacked (about 430 MB in {@code ~/.javacpp/cache})
     */
    public static synchronized void start(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("libtorch needs at least 1 thread, got " + threads);
        }
        if (!loaded) {
            // Tensors are freed by scopes (one per step), not by the garbage collector, which does not see native
            // memory.
            System.setProperty("org.bytedeco.javacpp.nopointergc", "true");
            unpack("openblas");
            unpack("pytorch");
            unpackCuda();
            loaded = true;
            HiddenCaches.tell();
            fastKernels = KernelCheck.fastKernelsAreRight();
        }
        torch.set_num_threads(threads);
        // libtorch multiplies matrices in OpenBLAS, whose own threads would take every core, and spin on it
        openblas_nolapack.blas_set_num_threads(threads);
    }

    /**
     * Makes sure that a device is there.
     *
     * @throws UnsupportedOperationException with the way out, if it is not
     */
    public static void require(ComputeSettings.Device device) {
        if (device == ComputeSettings.Device.CUDA && !(torch.hasCUDA() && torch.cuda_is_available())) {
            throw new UnsupportedOperationException(
                    torch.hasCUDA()
                            ? "loop.device is cuda, but libtorch finds no GPU that its driver serves; see nvidia-smi,"
                                    + " or set loop.device to cpu"
                            : "loop.device is cuda, but this build has no CUDA natives; build with the Maven profile"
                                    + " 'cuda' (./mvnw -Pcuda package), or set loop.device to cpu");
        }
    }

    /**
     * Whether convolutions run in oneDNN. They do not where its kernels fail {@link KernelCheck}, and are ten times slower then; setting
     * {@code ONEDNN_MAX_CPU_ISA=AVX2} in the environment may help.
     */
    public static boolean fastKernels() {
        start(Math.max(1, torch.get_num_threads()));
        return fastKernels;
    }

    /**
     * Whether the CPU multiplies bfloat16 in hardware, and libtorch may use it; emulated, it is some thirty times slower than float32.
     */
    public static boolean nativeBfloat16() {
        try {
            String flags = Files.readString(Path.of("/proc/cpuinfo"));
            return (flags.contains("avx512_bf16") || flags.contains("amx_bf16"))
                    && fastKernels()
                    && KernelCheck.bfloat16IsRight();
        } catch (IOException e) {
            return false; // not Linux: nothing is known
        }
    }

    /** With the Maven profile cuda there are natives with a GPU beside the plain ones; JavaCPP prefers them. */
    private static void unpackCuda() {
        String folder = "/org/bytedeco/pytorch/" + Loader.getPlatform() + "-gpu/";
        try {
            if (Torch.class.getResource(folder) != null) {
                Loader.cacheResources(Torch.class, folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + folder + ": " + e.getMessage(), e);
        }
    }

    private static void unpack(String preset) {
        String folder = "/org/bytedeco/" + preset + "/" + Loader.getPlatform() + "/";
        try {
            if (Loader.cacheResources(Torch.class, folder).length == 0) {
                throw new IOException("class path has no natives of " + preset + " for " + Loader.getPlatform()
                        + "; build with the Maven profile of this platform");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + folder + ": " + e.getMessage(), e);
        }
    }

    /** What the run was computed with, for its record: the kernels' instruction set and libtorch's build. */
    public static String build() {
        start(Math.max(1, torch.get_num_threads()));
        String isa = System.getenv().getOrDefault("ONEDNN_MAX_CPU_ISA", "as the CPU has it");
        return "libtorch 2.10.0, " + torch.get_cpu_capability().getString() + ", oneDNN "
                + (fastKernels ? isa : "off (its convolutions are wrong here)");
    }
}
