// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.fauxto.cli.spi.CommandProvider;
import org.fauxto.scan.OutputException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The whole command line, in process: nothing here ends the virtual machine. */
final class Cli {
    private final Terminal terminal;
    private final Engine.Opener opener;

    Cli(Terminal terminal, Engine.Opener opener) {
        this.terminal = terminal;
        this.opener = opener;
    }

    /** Runs one command line and returns its exit code. */
    int run(String... args) {
        CommandLine line = new CommandLine(new FauxtoCommand());
        line.addSubcommand(new DetectCommand(terminal, opener));
        line.addSubcommand(new EvaluateCommand(terminal));
        line.addSubcommand(new PredictCommand(terminal));
        line.addSubcommand(new SubmitCommand(terminal));
        line.addSubcommand(new CompareCommand());
        line.addSubcommand(new CalibrateCommand(terminal));
        line.addSubcommand(new AuditCommand(terminal));
        line.addSubcommand(new DebiasCommand(terminal));
        line.addSubcommand(new SplitCommand(terminal));
        for (CommandProvider provider : ServiceLoader.load(CommandProvider.class)) {
            line.addSubcommand(provider.command());
        }
        if (line.getSubcommands().containsKey("train")) {
            line.getCommandSpec().usageMessage().footerHeading("%n").footer(FauxtoCommand.START);
        }
        PrintWriter out = new PrintWriter(new OutputStreamWriter(terminal.out(), StandardCharsets.UTF_8), true);
        PrintWriter err = new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8);
        Ansi ansi = terminal.outColoured() ? Ansi.ON : Ansi.OFF;
        line.setOut(out)
                .setErr(err)
                .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setUsageHelpAutoWidth(false)
                .setUsageHelpWidth(Math.max(80, Math.min(terminal.outColumns(), 110)))
                .setParameterExceptionHandler(Cli::usage)
                .setExecutionExceptionHandler((e, command, result) -> failed(e, err));
        return line.execute(args);
    }

    private static int usage(CommandLine.ParameterException e, String... args) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("fauxto: " + e.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        }
        return ExitCode.USAGE;
    }

    /** Failures of the run as a whole, in one sentence; anything else is a bug and keeps its stack trace. */
    private static int failed(Exception e, PrintWriter err) throws Exception {
        if (e instanceof OutputException) {
            err.println("fauxto: " + e.getMessage());
            return ExitCode.USAGE;
        }
        if (e instanceof FileSystemException file && file.getReason() == null) {
            // The system's bare exceptions carry nothing but the name.
            err.println("fauxto: " + file.getMessage() + ": " + reason(file));
            return ExitCode.INCOMPLETE;
        }
        if (e instanceof IOException || e instanceof UncheckedIOException) {
            err.println("fauxto: " + e.getMessage());
            return ExitCode.INCOMPLETE;
        }
        throw e;
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder; relative paths are taken from the working directory, "
                    + Path.of("").toAbsolutePath();
        }
        return e instanceof AccessDeniedException ? "permission denied" : "refused by the system";
    }

    @Command(
            name = "fauxto",
            description = "Tells AI-generated images from human-made ones, offline.",
            mixinStandardHelpOptions = true,
            versionProvider = Version.class,
            synopsisSubcommandLabel = "COMMAND",
            footerHeading = "%nMore commands, built on first use (they download libtorch, about 90 MB):%n",
            footer = {
                "  train    Train a network from a configuration",
                "  models   List the systems and backbones that can be trained",
                "  weights  List, fetch and check published weights to start from",
                "  twins    Make aligned pairs: human pictures and their round trip",
                "",
                FauxtoCommand.START
            })
    private static final class FauxtoCommand implements Runnable {
        private static final String START = "Start here:  fauxto detect samples/%nDetails:     fauxto detect --help";

        @CommandLine.Spec
        @SuppressWarnings("NullAway.Init") // picocli sets it
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }
}
