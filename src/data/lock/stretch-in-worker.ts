import { argon2WorkerAddress } from "../trusted-script.ts";
import type { Argon2Question } from "./argon2-worker.ts";
import type { Stretch } from "./pin-lock.ts";

/** A worker for each PIN: its 19 MiB go with it. Rejects when the worker cannot be started. */
export const stretchInWorker: Stretch = (pin, salt, effort) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(argon2WorkerAddress(), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => {
      worker.terminate();
      resolve(data);
    });
    worker.addEventListener("error", ({ message }) => {
      worker.terminate();
      reject(new Error(`argon2 worker: ${message}`));
    });
    // A worker has no target origin.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    worker.postMessage({ pin, salt, effort } satisfies Argon2Question);
  });
