import * as v from "valibot";
import { Problem } from "./problem.ts";

/** The body as its schema says, or 400 `field` with the dot path of the first thing that is wrong. */
export const readBody = <Schema extends v.GenericSchema>(
  schema: Schema,
  body: unknown,
): v.InferOutput<Schema> | Problem => {
  const parsed = v.safeParse(schema, body, { abortEarly: true });
  if (parsed.success) return parsed.output;
  return new Problem(400, "field", { field: v.getDotPath(parsed.issues[0]) ?? undefined });
};
