// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fauxto.cli.spi.CommandProvider;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

/** What is written by hand elsewhere about this module's commands: docs/adr/0001-modules-and-command-plugins.md. */
class CommandsTest {
    private static final Path ROOT = Path.of(System.getProperty("fauxto.root"));

    private static List<String> commands() {
        return ServiceLoader.load(CommandProvider.class).stream()
                .map(provider -> provider.get().command().getClass())
                .filter(command -> command.getPackageName().startsWith("org.fauxto.train"))
                .map(command -> command.getAnnotation(Command.class).name())
                .toList();
    }

    @Test
    void theLauncherBuildsThisModuleForEachOfThem() throws IOException {
        Matcher line =
                Pattern.compile("(?m)^ +([a-z |]+)\\) module=train").matcher(Files.readString(ROOT.resolve("fauxto")));
        assertThat(line.find()).isTrue();
        assertThat(List.of(line.group(1).split(" \\| "))).containsExactlyInAnyOrderElementsOf(commands());
    }

    @Test
    void helpListsThemBeforeThisModuleIsBuilt() throws IOException {
        String help = Files.readString(ROOT.resolve("cli/src/main/java/org/fauxto/cli/Cli.java"));
        assertThat(commands()).isNotEmpty().allSatisfy(name -> assertThat(help).contains("\"  " + name + " "));
    }
}
