/** A roster of people to invite: looked through by the server without making anybody, then made part by part. */
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";
import { csvOfRoster, type RosterLine } from "#domain/sheet/roster.ts";
import { tellServer, type AskError, type Refusal } from "./ask-server.ts";

const codes = [
  "bad",
  "unknownVillage",
  "newVillage",
  "outsideArea",
  "beyondPost",
  "twice",
  "alreadyHas",
  "notIn",
] as const;

const answer = v.object({
  bad: v.array(
    v.object({
      line: v.number(),
      field: v.string(),
      /** A newer server may know more reasons. */
      code: v.fallback(v.picklist(codes), "bad"),
    }),
  ),
  made: v.array(
    v.object({
      line: v.number(),
      userId: v.string(),
      name: v.string(),
      role: v.string(),
      scope: v.string(),
      code: v.string(),
      codeUntil: v.pipe(v.string(), v.isoTimestamp()),
    }),
  ),
});

type Answer = v.InferOutput<typeof answer>;
/** Both with the line of the file. */
export type RefusedLine = Answer["bad"][number];
/** Its code is shown on this screen alone: nobody can be told again. */
export type RosterCode = Answer["made"][number];

export interface RosterTerms {
  /** Villages that nobody has had, and that are meant. */
  readonly newVillages: readonly string[];
  /** A new code for whoever has the post and was never in. */
  readonly again: boolean;
}

/** What the server would not make, and why; it makes nobody. */
export const checkRoster = async (
  fetchFrom: typeof fetch,
  lines: readonly RosterLine[],
): Promise<Result<readonly RefusedLine[], AskError | Refusal>> => {
  const told = await send(fetchFrom, lines, { makeGood: false });
  return told.ok ? ok(told.value.bad) : told;
};

export interface MadeRoster {
  readonly made: readonly RosterCode[];
  readonly refused: readonly RefusedLine[];
  /** Not asked for, or asked for without hearing what came of it: the first of them may have been made. */
  readonly left: readonly RosterLine[];
  readonly trouble?: AskError | Refusal;
}

/**
 * Part by part: a code takes a server 50 ms, and an answer that is lost takes its part's codes with it. With `again`, such
 * a part gets new ones.
 */
export const makeRoster = async (
  fetchFrom: typeof fetch,
  lines: readonly RosterLine[],
  terms: RosterTerms,
  onPart: (soFar: MadeRoster) => void,
): Promise<MadeRoster> => {
  const size = Math.max(LEAST_IN_PART, Math.ceil(lines.length / MOST_PARTS));
  let soFar: MadeRoster = { made: [], refused: [], left: lines };
  while (soFar.left.length > 0) {
    const told = await send(fetchFrom, soFar.left.slice(0, size), { makeGood: true, ...terms });
    if (!told.ok) return { ...soFar, trouble: told.error };
    soFar = {
      made: [...soFar.made, ...told.value.made],
      refused: [...soFar.refused, ...told.value.bad],
      left: soFar.left.slice(size),
    };
    onPart(soFar);
  }
  return soFar;
};

/** Twelve a minute are allowed, looks among them. */
const MOST_PARTS = 4;
const LEAST_IN_PART = 45;

const send = async (
  fetchFrom: typeof fetch,
  lines: readonly RosterLine[],
  more: object,
): Promise<Result<Answer, AskError | Refusal>> => {
  const told = await tellServer(fetchFrom, "/v1/invitations/roster", { csv: csvOfRoster(lines), ...more });
  if (!told.ok) return told;
  const parsed = v.safeParse(answer, told.value);
  // A hotspot's answer must not count as an invitation.
  if (!parsed.success) return err({ type: "offline" });
  // Headings stand in the first line.
  const inFile = <T extends { readonly line: number }>(one: T): T => ({ ...one, line: lines[one.line - 2]?.line ?? 0 });
  return ok({ bad: parsed.output.bad.map(inFile), made: parsed.output.made.map(inFile) });
};
