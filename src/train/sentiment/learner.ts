import { inputsOf, LABELS, placeOf, type Sizes, WINDOW } from "../../stages/sentiment/shape.ts";
import { MEAN_SCALE, SUM_SCALE, softmax, squashed, writeFacts } from "../../stages/sentiment/target.ts";
import type { Vocabulary } from "../../stages/sentiment/vocabulary.ts";
import { addScaled, dot } from "../../text/linear/dense.ts";
import { LONGEST, openDetectorPass } from "./detector-pass.ts";
import type { Example } from "./examples.ts";
import type { Parameters } from "./trainee.ts";
import type { VectorTuning } from "./vector-tuning.ts";

/** Shares of inputs and of words that are left out at random in training, so that nothing hangs on one of them. */
const DROPPED = { inputs: 0.4, words: 0.15 };
/** So much of a label's probability is given to the others. */
const SMOOTHING = 0.075;
/** How much the tone of the sentence counts beside the label of the target. */
const TONE_WEIGHT = 0.5;

export interface Learner {
  /** Adds the gradients of one example to the parameters; returns the loss on its label. */
  readonly learn: (example: Example) => number;
}

/** The forward and backward pass of the network that `judgeTarget` runs, for one example at a time. */
export function openLearner(
  sizes: Sizes,
  vocabulary: Vocabulary,
  parameters: Parameters,
  tuning: VectorTuning,
  classWeights: readonly number[],
  random: () => number,
): Learner {
  const { width, hidden } = sizes;
  const inputCount = inputsOf(sizes);
  const p = parameters;
  const detectors = openDetectorPass(sizes, vocabulary, parameters, tuning);
  const { ids, detected, slopes } = detectors;
  const inputs = new Float32Array(inputCount);
  const inputSlopes = new Float32Array(inputCount);
  const kept = new Float32Array(inputCount);
  const layer = new Float32Array(hidden);
  const layerKept = new Float32Array(hidden);
  const keep = () => (random() < DROPPED.inputs ? 0 : 1 / (1 - DROPPED.inputs));

  return {
    learn(example) {
      const { reading, sentence, target, label, tone } = example;
      const first = Math.max(sentence.first, target.first - WINDOW);
      const end = Math.min(sentence.end, target.end + WINDOW, first + LONGEST);
      const count = end - first;
      const inTarget = (i: number) => target.first <= i && i < target.end;
      for (let i = first - 1; i <= end; i++) {
        const inside = sentence.first <= i && i < sentence.end;
        const dropped = inside && random() < DROPPED.words;
        ids[i - first + 1] = !inside
          ? vocabulary.edge
          : inTarget(i)
            ? vocabulary.target
            : dropped
              ? vocabulary.unknown
              : (reading.ids[i] ?? 0);
      }
      detectors.forward(reading, first, count);
      inputs.fill(0);
      const mean = MEAN_SCALE / count;
      const clause = reading.clause[target.first];
      const placeAt = (i: number) => {
        const right = i < target.first ? 0 : 1;
        const distance = right === 1 ? i - target.end + 1 : target.first - i;
        return {
          side: right * width,
          place: placeOf(distance, right, reading.clause[i] === clause ? 1 : 0) * width,
        };
      };
      for (let i = first; i < end; i++) {
        if (inTarget(i)) continue;
        const { side, place } = placeAt(i);
        const at = (i - first) * width;
        for (let k = 0; k < width; k++)
          inputs[side + k] =
            (inputs[side + k] ?? 0) + SUM_SCALE * (p.kernel.value[place + k] ?? 0) * (detected[at + k] ?? 0);
        addScaled(inputs, 2 * width, mean, detected, at, width);
      }
      for (let j = 0; j < 3 * width; j++) inputs[j] = squashed(inputs[j] ?? 0);
      const question = reading.ids[sentence.end - 1] === vocabulary.idOf("?");
      writeFacts(reading, sentence, target, count, inputs, 3 * width, question);
      for (let j = 0; j < inputCount; j++) {
        kept[j] = keep();
        inputs[j] = (inputs[j] ?? 0) * (kept[j] ?? 0);
      }
      const found = Math.tanh((p.toneBias.value[0] ?? 0) + dot(inputs, 2 * width, p.tone.value, 0, width));
      layer.set(p.hiddenBias.value);
      const out = Float32Array.from(p.outBias.value);
      for (let j = 0; j < inputCount; j++) {
        const x = inputs[j] ?? 0;
        if (x === 0) continue;
        addScaled(layer, 0, x, p.hidden.value, j * hidden, hidden);
        addScaled(out, 0, x, p.direct.value, j * LABELS.length, LABELS.length);
      }
      for (let h = 0; h < hidden; h++) {
        layerKept[h] = keep();
        layer[h] = Math.max(0, layer[h] ?? 0) * (layerKept[h] ?? 0);
        addScaled(out, 0, layer[h] ?? 0, p.out.value, h * LABELS.length, LABELS.length);
      }
      const odds = softmax(out);

      const wrong = new Float32Array(LABELS.length);
      if (label !== null) {
        const weight = example.weight * (classWeights[label] ?? 1);
        for (let l = 0; l < LABELS.length; l++) {
          const wanted = l === label ? 1 - SMOOTHING : SMOOTHING / 2;
          wrong[l] = ((odds[l] ?? 0) - wanted) * weight;
        }
      }
      const toneSlope = TONE_WEIGHT * example.toneWeight * (found - tone) * (1 - found * found);
      p.toneBias.gradient[0] = (p.toneBias.gradient[0] ?? 0) + toneSlope;
      addScaled(p.tone.gradient, 0, toneSlope, inputs, 2 * width, width);
      addScaled(p.outBias.gradient, 0, 1, wrong, 0, LABELS.length);
      for (let h = 0; h < hidden; h++) {
        const y = layer[h] ?? 0;
        addScaled(p.out.gradient, h * LABELS.length, y, wrong, 0, LABELS.length);
        layer[h] =
          y > 0 ? dot(p.out.value, h * LABELS.length, wrong, 0, LABELS.length) * (layerKept[h] ?? 0) : 0;
      }
      addScaled(p.hiddenBias.gradient, 0, 1, layer, 0, hidden);
      for (let j = 0; j < inputCount; j++) {
        const x = inputs[j] ?? 0;
        if (x !== 0) {
          addScaled(p.hidden.gradient, j * hidden, x, layer, 0, hidden);
          addScaled(p.direct.gradient, j * LABELS.length, x, wrong, 0, LABELS.length);
        }
        if (j >= 3 * width) continue;
        let slope =
          dot(p.hidden.value, j * hidden, layer, 0, hidden) +
          dot(p.direct.value, j * LABELS.length, wrong, 0, LABELS.length);
        if (j >= 2 * width) slope += toneSlope * (p.tone.value[j - 2 * width] ?? 0);
        const scale = kept[j] ?? 0;
        const y = scale === 0 ? 0 : x / scale / 2;
        inputSlopes[j] = slope * scale * (1 - y * y);
      }
      slopes.fill(0, 0, count * width);
      for (let i = first; i < end; i++) {
        if (inTarget(i)) continue;
        const { side, place } = placeAt(i);
        const at = (i - first) * width;
        for (let k = 0; k < width; k++) {
          const y = detected[at + k] ?? 0;
          if (y <= 0) continue;
          const slope = inputSlopes[side + k] ?? 0;
          p.kernel.gradient[place + k] = (p.kernel.gradient[place + k] ?? 0) + SUM_SCALE * y * slope;
          slopes[at + k] =
            SUM_SCALE * (p.kernel.value[place + k] ?? 0) * slope + mean * (inputSlopes[2 * width + k] ?? 0);
        }
      }
      detectors.backward(reading, first, count);
      return label === null ? 0 : -Math.log((odds[label] ?? 0) + 1e-9);
    },
  };
}
