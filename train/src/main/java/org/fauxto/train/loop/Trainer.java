// SPDX-License-Identifier: Apache-2.0
package org.fauxto.train.loop;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.fauxto.train.config.LoopConfig;
import org.fauxto.train.config.TrainConfig;
import org.fauxto.train.data.CropSource;
import org.fauxto.train.engine.OptimiserSettings;
import org.fauxto.train.engine.StepResult;
import org.fauxto.train.engine.TrainingEngine;
import org.fauxto.train.engine.TrainingState;
import org.fauxto.train.nn.Layer;

/**
 * Trains a network from a configuration. A run that stops and resumes ends with the same bits as one that does not, on one machine with
 * one number of threads.
 */
public final class Trainer {
    private final TrainConfig config;
    private final CropSource train;
    private final CropSource validation;
    private final RunDirectory directory;
    private final TrainingObserver observer;
    private final BalancedSampler sampler;

    /**
     * @param validation scored after every epoch; its crops must not depend on the epoch
     * @throws IllegalArgumentException if the training source lacks a class
     */
    public Trainer(
            TrainConfig config,
            CropSource train,
            CropSource validation,
            RunDirectory directory,
            TrainingObserver observer) {
        this.config = config;
        this.train = train;
        this.validation = validation;
        this.directory = directory;
        this.observer = observer;
        this.sampler = new BalancedSampler(train, config.loop().sourceExponent(), config.seed());
    }

    /** Fresh weights at the start position. */
    public static Checkpoint start(TrainConfig config) {
        Layer network = config.assemble().network();
        return new Checkpoint(TrainingState.initial(network.tensors(), config.seed()), Position.START);
    }

    /**
     * Trains until the last epoch or a stop; writes a checkpoint after every epoch and at a stop.
     *
     * @param stop asked after every batch
     * @return where the run stands now
     */
    public Position run(Checkpoint from, BooleanSupplier stop) throws IOException {
        try (TrainingEngine engine = new TrainingEngine(
                config.assemble().network(),
                settings(),
                from.state(),
                config.loop().threads())) {
            Position position = from.position();
            while (position.epoch() < config.schedule().epochs()) {
                position = batches(engine, position, stop);
                if (position.batch() < config.loop().stepsPerEpoch()) {
                    new Checkpoint(engine.state(), position).write(directory.last());
                    return position;
                }
                position = endEpoch(engine, position);
            }
            return position;
        }
    }

    private OptimiserSettings settings() {
        var o = config.optimiser();
        return new OptimiserSettings(
                o.beta1(),
                o.beta2(),
                o.epsilon(),
                o.weightDecay(),
                o.clipNorm(),
                config.loop().emaDecay());
    }

    private Position batches(TrainingEngine engine, Position from, BooleanSupplier stop) {
        LoopConfig loop = config.loop();
        int batches = loop.stepsPerEpoch();
        int crops = batches * loop.batchSize();
        long firstStep = (long) from.epoch() * batches;
        int[] order = sampler.epoch(from.epoch(), crops);
        double lossSum = from.lossSum();
        int skipped = from.skipped();
        int batch = from.batch();
        long firstDelivery = (long) from.epoch() * crops;
        try (BatchLoader loader =
                new BatchLoader(train, order, loop.batchSize(), batch, firstDelivery, loop.workers())) {
            while (loader.hasNext() && !stop.getAsBoolean()) {
                StepResult result = step(engine, loader.next(), firstStep + batch);
                batch++;
                skipped += result.skipped() ? 1 : 0;
                lossSum += result.skipped() ? 0 : result.loss();
                observer.step(from.epoch() + 1, batch, batches, loop.batchSize(), result);
            }
        }
        return new Position(from.epoch(), batch, lossSum, skipped, from.history());
    }

    private StepResult step(TrainingEngine engine, Batch batch, long step) {
        double smoothing = config.loop().labelSmoothing();
        float[] targets = new float[batch.size()];
        for (int k = 0; k < targets.length; k++) {
            targets[k] = (float) (batch.labels()[k] * (1 - smoothing) + 0.5 * smoothing);
        }
        return engine.step(batch.crops(), targets, learningRate(step), Seeds.mix(config.seed(), step));
    }

    private double learningRate(long step) {
        return config.optimiser().learningRate()
                * config.schedule().factor(step, config.loop().stepsPerEpoch());
    }

    private Position endEpoch(TrainingEngine engine, Position done) throws IOException {
        LoopConfig loop = config.loop();
        Validation.Figures figures =
                Validation.figures(Validation.score(validation, loop.batchSize(), loop.workers(), engine::logits));
        TrainingState state = engine.state();
        int epoch = done.epoch() + 1;
        long lastStep = (long) epoch * loop.stepsPerEpoch() - 1;
        int used = loop.stepsPerEpoch() - done.skipped();
        EpochRecord record = new EpochRecord(
                epoch,
                state.steps(),
                learningRate(lastStep),
                used == 0 ? 0 : done.lossSum() / used,
                figures.loss(),
                figures.auc(),
                figures.balancedAccuracy(),
                done.skipped(),
                figures.auc() > done.bestAuc());
        List<EpochRecord> history = new ArrayList<>(done.history());
        history.add(record);
        Position next = new Position(epoch, 0, 0, 0, history);
        if (record.best()) {
            directory.best(state.average(), record);
        }
        new Checkpoint(state, next).write(directory.last());
        directory.history(history);
        observer.epoch(record);
        return next;
    }
}
