// SPDX-License-Identifier: Apache-2.0
package org.fauxto.cli.spi;

/**
 * Adds a subcommand to {@code fauxto}; found with {@link java.util.ServiceLoader}.
 *
 * <p>This is how a module that {@code cli} does not know (training, serving) appears in {@code fauxto --help}: it puts an
 * implementation on the class path and names it in {@code META-INF/services/org.fauxto.cli.spi.CommandProvider}.
 */
public interface CommandProvider {
    /**
     * The command.
     *
     * @return a fresh object of a class annotated with {@code picocli.CommandLine.Command} that names the command and
     *     implements {@code Callable<Integer>}; the value is the exit code
     */
    Object command();
}
