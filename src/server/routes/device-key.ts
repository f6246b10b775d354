import * as v from "valibot";
import { DEVICE_KEY_PATH, smallBody } from "../limits.ts";
import { Problem } from "../problem.ts";
import { readBody } from "../read-body.ts";
import { defineRoute } from "../route.ts";
import { signedIn } from "../rules.ts";
import { bindKey } from "../sessions.ts";
import { publicKeySchema } from "../signatures.ts";

const schema = v.strictObject({ key: publicKeySchema });

/** Ties a session from before phones had keys to this phone's, once. One that has a key keeps it. */
export const deviceKey = defineRoute({
  method: "POST",
  path: DEVICE_KEY_PATH,
  rule: signedIn,
  body: smallBody,
  rate: { limit: "readsPerMinute", per: "session" },
  handle: async ({ database }, { who: { session }, body }) => {
    const asked = readBody(schema, body);
    if (asked instanceof Problem) return asked;
    await bindKey(database.db, session, asked.key);
    return { ok: true };
  },
});
