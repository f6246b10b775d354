/** What a citizen can do with a phone, by their own word: asked before help and after it, so that help can show a gain. */

/** Of this version, in the order in which they are asked; the words are in locales/{th,en}/self-check.json. */
export const skillQuestions = [
  "call",
  "message",
  "connect",
  "search",
  "install",
  "scam",
  "pay",
  "government",
  "protect",
  "sell",
] as const;
export type SkillQuestion = (typeof skillQuestions)[number];

/** Raised when a question is exchanged: answers to other questions are not compared. */
export const skillVersion = 1;

/** An answer is a place in this list. */
export const skillLevels = ["notYet", "withHelp", "alone", "teaches"] as const;
export type SkillLevel = (typeof skillLevels)[number];

export const fullScore = skillQuestions.length * (skillLevels.length - 1);

export interface SkillCheck {
  readonly id: string;
  readonly version: number;
  readonly at: string;
  readonly answers: readonly number[];
}

export const skillScore = ({ answers }: Pick<SkillCheck, "answers">): number =>
  answers.reduce((sum, answer) => sum + answer, 0);

export interface Skill<C extends SkillCheck> {
  readonly newest: C;
  /** The first with the same questions; undefined where that is the newest itself. */
  readonly before: C | undefined;
}

/** Undefined where nobody was asked yet. Every phone puts the same checks into the same order, right clock or wrong. */
export const skillIn = <C extends SkillCheck>(checks: readonly C[]): Skill<C> | undefined => {
  const oldestFirst = checks.toSorted(byTime);
  const newest = oldestFirst.at(-1);
  if (!newest) return undefined;
  const first = oldestFirst.find(({ version }) => version === newest.version);
  return { newest, before: first === newest ? undefined : first };
};

const byTime = (a: SkillCheck, b: SkillCheck): number => Date.parse(a.at) - Date.parse(b.at) || (a.id < b.id ? -1 : 1);

/** The two that the person can do least, of those that they cannot do alone; none of a version that is not this one. */
export const weakestIn = ({ version, answers }: SkillCheck): readonly (readonly [SkillQuestion, SkillLevel])[] => {
  if (version !== skillVersion) return [];
  return skillQuestions
    .map((question, at) => ({ question, level: answers[at] ?? 0 }))
    .filter(({ level }) => level < ALONE)
    .toSorted((a, b) => a.level - b.level)
    .slice(0, 2)
    .map(({ question, level }) => [question, skillLevels[level] ?? "notYet"]);
};

const ALONE = skillLevels.indexOf("alone");
