// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fauxto.report.RowSink;
import org.fauxto.report.TableSink;
import org.fauxto.scan.OutputFile;
import org.fauxto.scan.OutputFile.Mode;

/** A table on standard output or in a file. */
record TableOutput(Terminal terminal, Optional<BufferedWriter> file) implements Output {
    static TableOutput open(Terminal terminal, Optional<Path> out, Mode mode) throws IOException {
        if (out.isEmpty()) {
            return new TableOutput(terminal, Optional.empty());
        }
        OutputFile.requireFree(out.get(), mode);
        return new TableOutput(terminal, Optional.of(Files.newBufferedWriter(out.get(), StandardCharsets.UTF_8)));
    }

    @Override
    public RowSink sink(Progress progress) {
        if (file.isPresent()) {
            BufferedWriter writer = file.get();
            return new TableSink(
                    line -> {
                        writer.write(line + "\n");
                        writer.flush();
                    },
                    TableSink.Layout.PLAIN);
        }
        return new TableSink(progress::print, new TableSink.Layout(terminal.outColumns(), terminal.outColoured()));
    }

    @Override
    public void close() throws IOException {
        if (file.isPresent()) {
            file.get().close();
        }
    }
}
