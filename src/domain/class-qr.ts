/** What the codes of a class say: a learner's own card, and the poster on the wall. Neither is signed: whoever teaches sees who is there. */
import * as v from "valibot";
import { cohortHost, courseCode, id, line, posterCode, sessionId, villageCode } from "./field-types.ts";

export type LearnerCard =
  | { readonly userId: string; readonly name: string }
  | { readonly citizenId: string; readonly areaCode: string; readonly name: string };

/** One session of a cohort, as its poster shows it. */
export interface ClassPoster {
  readonly host: string;
  readonly cohortId: string;
  readonly session: string;
  readonly poster: string;
  readonly course: string;
  /** รุ่นที่ */
  readonly number: number;
}

const CARD = "asa.card";

export const writeCard = (card: LearnerCard): string =>
  "userId" in card
    ? [CARD, "u", card.userId, card.name].join("|")
    : [CARD, "c", card.citizenId, card.areaCode, card.name].join("|");

/** Null for any other text. */
export const readCard = (text: string): LearnerCard | null => {
  const [mark, kind, who, ...rest] = text.split("|");
  if (mark !== CARD || !v.is(id, who)) return null;
  const areaCode = kind === "c" ? rest.shift() : undefined;
  // A name may hold the mark that stands between.
  const name = rest.join("|");
  if (!v.is(name300, name)) return null;
  if (kind === "u") return { userId: who, name };
  return kind === "c" && v.is(villageCode, areaCode) ? { citizenId: who, areaCode, name } : null;
};

/** A link, so that any camera leads into the app. */
export const writePoster = (origin: string, { host, cohortId, session, poster, course, number }: ClassPoster): string =>
  `${origin}/join#${[host, cohortId, session, poster, course, number].join(".")}`;

/** Null for any other text. */
export const readPoster = (text: string): ClassPoster | null => {
  const [host, cohortId, session, poster, course, number, ...rest] = (text.split("#").at(-1) ?? "").split(".");
  const parsed = v.safeParse(posterSchema, { host, cohortId, session, poster, course, number: Number(number) });
  return parsed.success && rest.length === 0 ? parsed.output : null;
};

const name300 = line(300);
const posterSchema = v.object({
  host: cohortHost,
  cohortId: id,
  session: sessionId,
  poster: posterCode,
  course: courseCode,
  number: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999)),
});
