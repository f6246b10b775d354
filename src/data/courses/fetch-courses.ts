/**
 * Brings course material to the phone. Every part proves itself by its name, so what arrived before the signal ended
 * stays, and the next try asks for the rest alone.
 */
import * as v from "valibot";
import { catalogueSchema, partsOf, writeLines, type Course, type CourseLanguage } from "#domain/course.ts";
import { err, ok, type Result } from "#domain/result.ts";
import { isStorageFull } from "../storage-errors.ts";
import { CATALOGUE, catalogueOn, keptName, partIn, tidyShelf, type CourseShelf } from "./shelf.ts";

/** Why something is not here; each has its sentence in locales/{th,en}/learn.json. What had arrived stays. */
export interface CourseError {
  readonly type: "offline" | "signedOut" | "busy" | "changed" | "damaged" | "full" | "storage";
}

export interface FetchDeps {
  readonly fetchFrom: typeof fetch;
  readonly shelf: CourseShelf;
  readonly subtle: SubtleCrypto;
}

/** The newest list of courses; costs a few bytes where it is the one that is here. */
export const renewCatalogue = async ({ fetchFrom, shelf }: FetchDeps): Promise<Result<void, CourseError>> => {
  // One that cannot be read comes again.
  const before = (await catalogueOn(shelf)) && (await shelf.notes.get(CATALOGUE));
  const answer = await ask(fetchFrom, "/v1/courses", before?.etag);
  if (!answer.ok) return answer;
  const { status, headers } = answer.value;
  if (status === 304) return ok(undefined);
  let value: unknown;
  try {
    value = await answer.value.json();
  } catch {
    return err({ type: "offline" }); // a hotspot's page
  }
  const catalogue = v.safeParse(catalogueSchema, value);
  if (!catalogue.success) return err({ type: "damaged" });
  const etag = headers.get("etag");
  const note = { name: CATALOGUE, courses: catalogue.output.courses, ...(etag !== null && { etag }) };
  return kept(() => shelf.notes.put(note));
};

/** Brings the whole course, or what is missing of it, and notes that it is to be kept. */
export const keepCourse = async (
  deps: FetchDeps,
  course: Course,
  language: CourseLanguage,
): Promise<Result<void, CourseError>> => {
  const { shelf } = deps;
  const brought = await fetchParts(deps, course, language, partsOf(course.languages[language]));
  if (!brought.ok) return brought;
  const noted = await kept(() => shelf.notes.put({ name: keptName(course.code, language), courses: [course] }));
  return noted.ok ? kept(() => tidyShelf(shelf)) : noted;
};

/** Brings those of the parts that are not here, such as a lesson that somebody opens. */
export const fetchParts = async (
  deps: FetchDeps,
  course: Course,
  language: CourseLanguage,
  wanted: readonly string[],
): Promise<Result<void, CourseError>> => {
  const text = course.languages[language];
  const left = new Set(wanted);
  const looked = await kept(async () => {
    const rows = await deps.shelf.parts.where("hash").anyOf(wanted).toArray();
    // One that this version cannot read comes again.
    for (const row of rows) if (partIn(row.text)) left.delete(row.hash);
  });
  if (!looked.ok) return looked;
  if (left.size === 0) return ok(undefined);
  const lines = partsOf(text).flatMap((hash, at) => (left.has(hash) ? [at + 1] : []));
  const stop = new AbortController();
  const patiently = patienceWith(stop);
  const path = `/v1/courses/packs/${text.pack}?parts=${writeLines(lines)}`;
  const answer = await patiently(ask(deps.fetchFrom, path, undefined, stop.signal));
  if (!answer.ok) return answer;
  try {
    for await (const line of linesOf(answer.value, patiently)) {
      const hash = await hashOf(deps.subtle, line);
      // Of an older text, or cut, or made up by whoever stands between.
      if (!left.has(hash) || !partIn(line)) return err({ type: "damaged" });
      const stored = await kept(() => deps.shelf.parts.put({ hash, text: line }));
      if (!stored.ok) return stored;
      left.delete(hash);
    }
  } catch {
    return err({ type: "offline" });
  } finally {
    // What is not read any more must not go on arriving on prepaid data.
    stop.abort();
  }
  return left.size === 0 ? ok(undefined) : err({ type: "offline" });
};

/** A line longer than this is none of ours. */
const LONGEST_LINE = 262_144;
/** Without a byte for so long, the signal is gone. */
const PATIENCE_MS = 30_000;

const patienceWith =
  (stop: AbortController) =>
  async <T>(work: Promise<T>): Promise<T> => {
    const timer = setTimeout(() => stop.abort(), PATIENCE_MS);
    return work.finally(() => clearTimeout(timer));
  };

async function* linesOf(response: Response, patiently: ReturnType<typeof patienceWith>): AsyncGenerator<string> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const { done, value } = await patiently(reader.read());
    rest += decoder.decode(value, { stream: !done });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > LONGEST_LINE) throw new Error("no line of a course is so long");
    if (done) return;
  }
}

const hashOf = async (subtle: SubtleCrypto, text: string): Promise<string> => {
  const digest = new Uint8Array(await subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return [...digest.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

const ask = async (
  fetchFrom: typeof fetch,
  path: string,
  etag?: string,
  signal: AbortSignal = AbortSignal.timeout(PATIENCE_MS),
): Promise<Result<Response, CourseError>> => {
  let response: Response;
  try {
    response = await fetchFrom(path, {
      cache: "no-store",
      credentials: "same-origin",
      headers: etag === undefined ? {} : { "if-none-match": etag },
      signal,
    });
  } catch {
    return err({ type: "offline" });
  }
  if (response.ok || response.status === 304) return ok(response);
  if (response.status === 401) return err({ type: "signedOut" });
  // A newer text has taken its place.
  if (response.status === 404) return err({ type: "changed" });
  return err({ type: response.status >= 429 ? "busy" : "offline" });
};

const kept = async (write: () => PromiseLike<unknown>): Promise<Result<void, CourseError>> => {
  try {
    await write();
    return ok(undefined);
  } catch (error) {
    return err({ type: isStorageFull(error) ? "full" : "storage" });
  }
};
