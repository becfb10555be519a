// SPDX-License-Identifier: Apache-2.0
package org.fauxto.scan;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.fauxto.report.CsvSink;
import org.fauxto.report.JsonlSink;
import org.fauxto.report.ReportFormat;
import org.fauxto.report.RowSink;
import org.fauxto.verdict.ModelId;

/**
 * A file that rows are written to, locked against a second writer. Finished rows are never overwritten unless asked.
 */
public final class OutputFile implements Closeable {
    /** What to do about a file that is there already. */
    public enum Mode {
        /** Refuse to touch it. */
        NEW,
        /** Keep its rows and append. */
        RESUME,
        /** Replace it. */
        FORCE
    }

    private final FileChannel channel;
    private final ReportFormat format;
    private final EarlierRows earlier;

    private OutputFile(FileChannel channel, ReportFormat format, EarlierRows earlier) {
        this.channel = channel;
        this.format = format;
        this.earlier = earlier;
    }

    /**
     * Opens the file, created if need be, and cuts off a row that a killed process did not finish.
     *
     * @param format JSONL or CSV
     * @throws OutputException if the file must not be written, see {@link Mode}, or another process is writing it
     */
    public static OutputFile open(Path file, ReportFormat format, Mode mode, ModelId model) throws IOException {
        requireFree(file, mode);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(channel, file);
            EarlierRows earlier = mode == Mode.RESUME ? EarlierRows.read(file, format, model) : EarlierRows.NONE;
            channel.truncate(earlier.bytes());
            channel.position(earlier.bytes());
            return new OutputFile(channel, format, earlier);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Checks that a file may be written under a mode.
     *
     * @throws OutputException if it holds something and the mode is {@link Mode#NEW}, or it is no file
     */
    public static void requireFree(Path file, Mode mode) throws IOException {
        if (Files.isDirectory(file)) {
            throw new OutputException(file + " is a folder; --out needs the name of a file.");
        }
        if (mode == Mode.NEW && Files.exists(file) && Files.size(file) > 0) {
            throw new OutputException(
                    file + " exists; --resume goes on with it, --force replaces it, or choose another --out.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new OutputException(
                    "There is no folder " + folder + " to write " + file.getFileName() + " to; create it first.");
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        boolean locked;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            throw new OutputException("Another fauxto is writing " + file + "; wait for it, or choose another --out.");
        }
    }

    /** Rows already there when the file was opened. */
    public EarlierRows earlier() {
        return earlier;
    }

    /** Appends rows; every row is one write. */
    public RowSink sink() throws IOException {
        OutputStream out = Channels.newOutputStream(channel);
        return format == ReportFormat.CSV ? new CsvSink(out, channel.position() == 0) : new JsonlSink(out);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
