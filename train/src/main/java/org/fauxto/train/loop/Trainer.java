// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.fauxto.eval.metric.Confusion;
import org.fauxto.eval.metric.LabelledScores;
import org.fauxto.eval.metric.Roc;
import org.fauxto.train.config.LoopConfig;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.engine.StepResult;
import org.fauxto.train.engine.TrainingEngine;
import org.fauxto.train.engine.TrainingState;
import org.fauxto.train.nn.SafeTensors;
import org.fauxto.train.nn.StateDict;
import org.fauxto.train.nn.TensorSpec;
import org.fauxto.train.system.Assembly;

/**
 * Trains a system from a configuration. A run that stops and resumes ends with the same bits as one that does not, on one machine with
 * one number of threads.
 */
public final class Trainer {
    private final TrainConfig config;
    private final Assembly system;
    private final CropSource train;
    private final CropSource validation;
    private final RunDirectory directory;
    private final TrainingObserver observer;
    private final BalancedSampler sampler;

    /** Trains what the configuration describes, on pictures. */
    public Trainer(
            TrainConfig config,
            CropSource train,
            CropSource validation,
            RunDirectory directory,
            TrainingObserver observer) {
        this(config, config.assemble(), train, validation, directory, observer);
    }

    /**
     * @param system     what is trained; takes what the sources give
     * @param validation scored after every epoch; its crops must not depend on the epoch
     * @throws IllegalArgumentException if the training source lacks a class
     */
    public Trainer(
            TrainConfig config,
            Assembly system,
            CropSource train,
            CropSource validation,
            RunDirectory directory,
            TrainingObserver observer) {
        this.config = config;
        this.system = system;
        this.train = train;
        this.validation = validation;
        this.directory = directory;
        this.observer = observer;
        this.sampler = new BalancedSampler(train, config.loop().sourceExponent(), config.seed());
    }

    /**
     * The first weights, at the start position. Those that training will leave alone are written to the run's {@code base.safetensors}.
     *
     * @throws IOException if published weights cannot be read, or the run's directory cannot be written
     */
    public static Checkpoint start(TrainConfig config, RunDirectory directory, InitialWeights.Reader reader)
            throws IOException {
        Assembly system = config.assemble();
        StateDict weights = InitialWeights.of(system, config.seed(), reader);
        if (!config.startFrom().equals(TrainConfig.NOTHING)) {
            RunDirectory other = RunDirectory.open(Path.of(config.startFrom()));
            weights = InitialWeights.over(weights, other.bestWeights().tensors(), config.startFrom());
        }
        return start(config, system, weights, directory);
    }

    /** As {@link #start(TrainConfig, RunDirectory, InitialWeights.Reader)}, from weights that are at hand. */
    public static Checkpoint start(TrainConfig config, Assembly system, StateDict weights, RunDirectory directory)
            throws IOException {
        List<TensorSpec> specs = system.network().tensors();
        StateDict frozen = TrainingState.select(specs, weights, true);
        if (!frozen.tensors().isEmpty()) {
            new SafeTensors(frozen, Map.of()).write(directory.base());
        }
        TrainingState state = TrainingState.initial(
                specs, weights, config.loop().emaDecay() > 0, EngineSettings.scale(config.loop()));
        return new Checkpoint(state, Position.START);
    }

    /** Whether nothing is left to do: all epochs done, or no progress for as long as the configuration has patience. */
    public static boolean finished(TrainConfig config, Position position) {
        int patience = config.loop().patience();
        return position.epoch() >= config.schedule().epochs()
                || (position.batch() == 0 && patience > 0 && position.epochsWithoutProgress() >= patience);
    }

    /**
     * Trains until the last epoch, the end of patience, or a stop; writes a checkpoint after every epoch and at a stop.
     *
     * @param stop asked after every update
     * @return where the run stands now
     */
    public Position run(Checkpoint from, BooleanSupplier stop) throws IOException {
        String note = EngineSettings.precisionNote(config.loop());
        if (!note.isEmpty()) {
            observer.note(note);
        }
        try (TrainingEngine engine = new TrainingEngine(
                        system,
                        EngineSettings.optimiser(config),
                        EngineSettings.compute(config.loop()),
                        directory.frozen(),
                        from.state());
                StepLog log = new StepLog(directory.steps(), config.loop().stepLog(), batchesBefore(from.position()))) {
            Position position = from.position();
            while (!finished(config, position)) {
                Epoch epoch = batches(engine, log, position, stop);
                if (epoch.batch() < config.loop().stepsPerEpoch()) {
                    position = new Position(position.epoch(), epoch.batch(), epoch.seen(), position.history());
                    new Checkpoint(engine.state(), position).write(directory.last());
                    return position;
                }
                position = endEpoch(engine, position, epoch);
            }
            return position;
        }
    }

    private long batchesBefore(Position position) {
        return (long) position.epoch() * config.loop().stepsPerEpoch() + position.batch();
    }

    /** An epoch, or the part of it before a stop. */
    private record Epoch(int batch, Position.Tally seen, EpochCost cost) {}

    private Epoch batches(TrainingEngine engine, StepLog log, Position from, BooleanSupplier stop) {
        LoopConfig loop = config.loop();
        int batches = loop.stepsPerEpoch();
        int crops = batches * loop.batchSize();
        int[] order = sampler.epoch(from.epoch(), crops);
        int batch = from.batch();
        long step = batchesBefore(from);
        EpochTally tally = new EpochTally(from.seen());
        long firstDelivery = (long) from.epoch() * crops;
        try (BatchLoader loader =
                new BatchLoader(train, order, loop.batchSize(), batch, firstDelivery, loop.workers())) {
            while (loader.hasNext() && !(batch % loop.accumulate() == 0 && stop.getAsBoolean())) {
                long waitedBefore = loader.waitedNanos();
                Batch next = loader.next();
                StepResult result = step(engine, next, step, batch + 1 == batches);
                log.row(step + 1, result, learningRate(step), loader.waitedNanos() - waitedBefore);
                batch++;
                step++;
                tally.add(next, result);
                observer.step(from.epoch() + 1, batch, batches, loop.batchSize(), result);
            }
            return new Epoch(batch, tally.tally(), tally.cost(loader.waitedNanos()));
        }
    }

    private StepResult step(TrainingEngine engine, Batch batch, long step, boolean last) {
        double smoothing = config.loop().labelSmoothing();
        float[] targets = new float[batch.size()];
        for (int k = 0; k < targets.length; k++) {
            targets[k] = (float) (batch.labels()[k] * (1 - smoothing) + 0.5 * smoothing);
        }
        return engine.step(batch.crops(), targets, learningRate(step), Seeds.mix(config.seed(), step), last);
    }

    private double learningRate(long step) {
        return config.optimiser().learningRate()
                * config.schedule().factor(step, config.loop().stepsPerEpoch());
    }

    private Position endEpoch(TrainingEngine engine, Position before, Epoch epoch) throws IOException {
        LoopConfig loop = config.loop();
        Validation.Figures figures =
                Validation.figures(Validation.score(validation, loop.batchSize(), loop.workers(), engine::logits));
        TrainingState state = engine.state();
        EpochRecord record = record(before, epoch, state.steps(), figures);
        List<EpochRecord> history = new ArrayList<>(before.history());
        history.add(record);
        Position next = new Position(record.epoch(), 0, Position.Tally.NOTHING, history);
        if (record.best()) {
            directory.best(state.weights(), record);
        }
        new Checkpoint(state, next).write(directory.last());
        directory.history(history);
        observer.epoch(record);
        return next;
    }

    private EpochRecord record(Position before, Epoch epoch, long steps, Validation.Figures val) {
        Position.Tally seen = epoch.seen();
        LabelledScores logits = new LabelledScores(
                seen.logits().stream().mapToDouble(Float::doubleValue).toArray(),
                seen.labels().stream().mapToInt(Integer::intValue).toArray());
        boolean judged = logits.size() > 0 && logits.count(0) > 0 && logits.count(1) > 0;
        Confusion calls = Confusion.at(logits, Math.nextUp(0.0));
        int number = before.epoch() + 1;
        return new EpochRecord(
                number,
                steps,
                learningRate((long) number * config.loop().stepsPerEpoch() - 1),
                seen.losses() == 0 ? 0 : seen.lossSum() / seen.losses(),
                judged ? (double) (calls.truePositives() + calls.trueNegatives()) / logits.size() : Double.NaN,
                judged ? calls.f1() : Double.NaN,
                judged ? Roc.auc(logits) : Double.NaN,
                val.loss(),
                val.accuracy(),
                val.f1(),
                val.auc(),
                val.balancedAccuracy(),
                seen.skipped(),
                before.best(config.loop().select(), val.loss(), val.auc()),
                epoch.cost());
    }
}
