/** What a phone sends, sealed or plain, as the sync protocol reads it. */
import { isPartition } from "#domain/homes.ts";
import type { Numbered } from "#sync/decide.ts";
import { unpackPush } from "#sync/push-columns.ts";
import { syncRequestSchema, type SyncRequest } from "#sync/wire.ts";
import { openSealed } from "./open-sealed.ts";
import { Problem } from "./problem.ts";
import { readBody } from "./read-body.ts";
import type { SealingKey } from "./sealing-key.ts";

/** 400 `field` for what makes no sense, 409 `otherSealingKey`. */
export const readPush = (key: SealingKey, body: unknown): SyncRequest<Numbered> | Problem => {
  const inPlain = openSealed(key, body);
  if (inPlain instanceof Problem) return inPlain;
  const unpacked = unpackPush(inPlain);
  if (!unpacked.ok) return new Problem(400, "field", unpacked.error);
  const request = readBody(syncRequestSchema, unpacked.value);
  if (request instanceof Problem) return request;
  const stray = request.push.findIndex(({ p }) => !isPartition(p));
  return stray === -1 ? request : new Problem(400, "field", { field: `push.${stray}.p` });
};
