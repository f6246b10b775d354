/** A push that came sealed becomes a push like any other, before anything looks at it. Rules Z1–Z3: docs/sync.md. */
import * as v from "valibot";
import { groupBy } from "#domain/group.ts";
import { isObject } from "#sync/column.ts";
import { sealedGroupSchema } from "#sync/sealed-change.ts";
import { Problem } from "./problem.ts";
import { readBody } from "./read-body.ts";
import type { SealingKey } from "./sealing-key.ts";

const sealedSchema = v.looseObject({ sealed: v.pipe(v.array(sealedGroupSchema), v.minLength(1), v.maxLength(200)) });

/** The body with `push` in place of `sealed`; as it is where nothing is sealed. 409 `otherSealingKey`. */
export const openSealed = (key: SealingKey, body: unknown): unknown => {
  if (!isObject(body) || !Object.hasOwn(body, "sealed")) return body;
  const read = readBody(sealedSchema, body);
  if (read instanceof Problem) return read;
  const { sealed, ...envelope } = read;
  const opened = key.open(sealed);
  if (!opened.ok) {
    return opened.error.type === "otherKey"
      ? new Problem(409, "otherSealingKey", { field: "sealed" })
      : new Problem(400, "field", { field: opened.error.field });
  }
  const strays = opened.value.findIndex(({ n, mutation }) => !isObject(mutation) || mutation["n"] !== n);
  if (strays !== -1) return new Problem(400, "field", { field: "sealed" });
  const push = [...groupBy(opened.value, ({ p }) => p)].map(([p, changes]) => ({
    p,
    m: changes.map(({ mutation }) => mutation),
  }));
  return { ...envelope, push };
};
