// tensorflow.js on the CPU: tensors, gradients, and a small network that learns exclusive or, is
// saved, and loaded again.
'use strict';
const assert = require('assert');
const tf = require('@tensorflow/tfjs-core');
require('@tensorflow/tfjs-backend-cpu');
const layers = require('@tensorflow/tfjs-layers');

async function compute() {
  const a = tf.tensor2d([1, 2, 3, 4], [2, 2]);
  assert.deepStrictEqual(Array.from(await tf.matMul(a, tf.transpose(a)).data()), [5, 11, 11, 25]);
  const slope = tf.grad((x) => tf.sum(tf.pow(x, tf.scalar(3))));
  assert.deepStrictEqual(slope(tf.tensor1d([1, 2])).arraySync(), [3, 12]);
  const image = tf.ones([1, 4, 4, 1]);
  const kernel = tf.ones([3, 3, 1, 1]);
  assert.deepStrictEqual(tf.sum(tf.conv2d(image, kernel, 1, 'same')).arraySync(), 100);
  tf.tidy(() => tf.zeros([10]));
}

function network() {
  const model = layers.sequential();
  const init = (seed) => layers.initializers.glorotUniform({ seed });
  model.add(layers.layers.dense({ units: 8, activation: 'tanh', inputShape: [2],
    kernelInitializer: init(1) }));
  model.add(layers.layers.dense({ units: 1, activation: 'sigmoid', kernelInitializer: init(2) }));
  model.compile({ optimizer: tf.train.adam(0.1), loss: 'binaryCrossentropy',
    metrics: ['accuracy'] });
  return model;
}

async function learn() {
  const inputs = tf.tensor2d([[0, 0], [0, 1], [1, 0], [1, 1]]);
  const outputs = tf.tensor2d([[0], [1], [1], [0]]);
  const model = network();
  const epochs = [];
  const { history } = await model.fit(inputs, outputs, { epochs: 120, shuffle: false,
    callbacks: { onEpochEnd: (epoch) => epochs.push(epoch) } });
  assert.strictEqual(epochs.length, 120);
  assert.ok(history.loss.at(-1) < 0.1, `${history.loss.at(-1)}`);
  const guess = (network_) => network_.predict(inputs).arraySync().map(([x]) => Math.round(x));
  assert.deepStrictEqual(guess(model), [0, 1, 1, 0]);

  let saved;
  await model.save(tf.io.withSaveHandler(async (artifacts) => {
    saved = artifacts;
    return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
  }));
  const loaded = await layers.loadLayersModel(tf.io.fromMemory(saved));
  assert.deepStrictEqual(guess(loaded), [0, 1, 1, 0]);
}

async function main() {
  await tf.setBackend('cpu');
  assert.strictEqual(tf.getBackend(), 'cpu');
  await compute();
  await learn();
  console.log('tfjs: ok');
}

main();
