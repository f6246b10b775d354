/** Argon2id off the main thread. One question, one answer; whoever asks ends the worker. */
import { argon2id } from "hash-wasm";
import type { Effort } from "./lock-box.ts";

export interface Argon2Question {
  readonly pin: string;
  readonly salt: Uint8Array;
  readonly effort: Effort;
}

declare const self: DedicatedWorkerGlobalScope;

self.addEventListener("message", ({ data }: MessageEvent<Argon2Question>) => void answer(data));

const answer = async ({ pin, salt, effort }: Argon2Question): Promise<void> => {
  const hash = await argon2id({
    password: pin,
    salt,
    memorySize: effort.memory,
    iterations: effort.passes,
    parallelism: 1,
    hashLength: 32,
    outputType: "binary",
  });
  // A worker has one partner, and no target origin.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  self.postMessage(hash);
};
