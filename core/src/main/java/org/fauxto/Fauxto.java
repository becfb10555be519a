// SPDX-License-Identifier: Apache-2.0
package org.fauxto;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fauxto.content.ContentGate;
import org.fauxto.content.ContentGateConfig;
import org.fauxto.evidence.Detector;
import org.fauxto.evidence.Evidence;
import org.fauxto.evidence.Subject;
import org.fauxto.image.HeaderReader;
import org.fauxto.image.ImageException;
import org.fauxto.image.ImageException.Problem;
import org.fauxto.image.ImageFile;
import org.fauxto.image.ImageHeader;
import org.fauxto.image.ImageReader;
import org.fauxto.image.Pixels;
import org.fauxto.image.decode.PixelDecoder;
import org.fauxto.model.ModelException;
import org.fauxto.model.PixelDetector;
import org.fauxto.model.PixelModel;
import org.fauxto.provenance.FileNameDetector;
import org.fauxto.provenance.c2pa.C2paDetector;
import org.fauxto.provenance.declared.DeclaredProvenance;
import org.fauxto.verdict.Examination;
import org.fauxto.verdict.Fusion;
import org.fauxto.verdict.ModelId;
import org.fauxto.verdict.VerdictConfig;
import org.fauxto.watermark.DwtDctDetector;

/**
 * Tells AI-generated images from human-made ones, offline.
 *
 * <pre>{@code
 * try (Fauxto fauxto = Fauxto.open()) {
 *     if (fauxto.examine(Path.of("picture.jpg")) instanceof Examination.Examined e) {
 *         System.out.println(e.verdict().outcome() + " " + e.verdict().reasons().get(0));
 *     }
 * }
 * }</pre>
 *
 * <p>Thread-safe: open one and share it.
 */
public final class Fauxto implements AutoCloseable {
    private final FauxtoOptions options;
    private final PixelModel model;
    private final Detector network;
    private final List<Detector> markReaders;
    private final Fusion fusion;

    private Fauxto(FauxtoOptions options, PixelModel model) {
        this.options = options;
        this.model = model;
        this.network = new PixelDetector(model);
        this.markReaders = List.of(
                new C2paDetector(),
                new DeclaredProvenance(),
                new DwtDctDetector(),
                new ContentGate(ContentGateConfig.shipped()),
                new FileNameDetector());
        this.fusion = new Fusion(VerdictConfig.shipped());
    }

    /** Opens with {@link FauxtoOptions#DEFAULT}. */
    public static Fauxto open() throws ModelException {
        return open(FauxtoOptions.DEFAULT);
    }

    /**
     * Loads the network; takes a moment, so open once and share.
     *
     * @throws ModelException if the model file cannot be used
     */
    public static Fauxto open(FauxtoOptions options) throws ModelException {
        PixelModel model =
                options.model().isPresent() ? PixelModel.load(options.model().get()) : PixelModel.shipped();
        return new Fauxto(options, model);
    }

    /** The network in use. */
    public ModelId model() {
        return model.id();
    }

    /**
     * Examines one file.
     *
     * <p>Never throws for a bad file: whatever is wrong with it is an {@link Examination.Failed}.
     */
    public Examination examine(Path path) {
        return new Course(path.toString()).run(() -> ImageReader.read(path, options.limits()));
    }

    /**
     * Examines a picture in memory.
     *
     * @param name shown in the result
     */
    public Examination examine(String name, byte[] bytes) {
        return new Course(name).run(() -> ImageReader.of(name, bytes, options.limits()));
    }

    @Override
    public void close() {
        model.close();
    }

    private interface Source {
        ImageFile read() throws ImageException;
    }

    /** The way of one picture from bytes to verdict; remembers how far it came. */
    private final class Course {
        private final String path;
        private final Stopwatch watch = new Stopwatch();
        private Optional<String> sha256 = Optional.empty();
        private Optional<ImageHeader> header = Optional.empty();

        Course(String path) {
            this.path = path;
        }

        /** The one boundary at which an unforeseen failure becomes a row instead of ending a batch. */
        Examination run(Source source) {
            try {
                return examine(source);
            } catch (ImageException e) {
                return failed(e.problem(), e.sentence());
            } catch (OutOfMemoryError e) {
                return failed(
                        Problem.TOO_LARGE,
                        "not enough memory for this picture: use fewer --threads, a lower --max-pixels, or a larger"
                                + " -Xmx");
            } catch (RuntimeException e) {
                return failed(Problem.DAMAGED, "Fauxto failed on this file, please report it: " + e);
            }
        }

        private Examination examine(Source source) throws ImageException {
            ImageFile file = source.read();
            sha256 = Optional.of(file.sha256());
            ImageHeader head = HeaderReader.read(file, options.limits());
            header = Optional.of(head);
            watch.read();
            Optional<Pixels> pixels =
                    head.format().pixelsDecodable() ? Optional.of(PixelDecoder.decode(file, head)) : Optional.empty();
            watch.decoded();
            Subject subject = new Subject(file, head, pixels);
            List<Evidence> evidence = new ArrayList<>();
            markReaders.forEach(d -> evidence.addAll(d.examine(subject)));
            watch.marksRead();
            evidence.addAll(network.examine(subject));
            watch.networkRan();
            return new Examination.Examined(
                    path,
                    file.sha256(),
                    head,
                    fusion.fuse(evidence),
                    evidence,
                    model(),
                    watch.timings(),
                    options.keepPixels() ? pixels : Optional.empty());
        }

        private Examination failed(Problem problem, String message) {
            return new Examination.Failed(path, sha256, header, problem, message, model(), watch.timings());
        }
    }
}
