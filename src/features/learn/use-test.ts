import { useEffect, useState } from "react";
import { useCourse, useParts } from "#data/courses/use-courses.ts";
import { forgetTestDraft, keepTestDraft, testDraft, type TestDraft } from "#data/courses/test-draft.ts";
import type { CourseError } from "#data/courses/fetch-courses.ts";
import { cohortTold } from "#data/courses/cohort-told.ts";
import { usePhone } from "#data/use-phone.ts";
import { questionIdOf, type Course, type Question } from "#domain/course.ts";
import { itemsOf } from "#domain/course-progress.ts";
import { attempt, type Attempt } from "#domain/records/attempt.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import type { SaveProblemType } from "#ui/save-problem.tsx";
import type { useCourseLanguage } from "./use-course-language.ts";

export interface OpenTest {
  readonly course: Course;
  readonly questions: readonly Question[];
  readonly draft: TestDraft;
  /** Keeps the answer to the question that is next. */
  readonly answer: (question: Question, choice: number) => void;
  /** Records the go. Resolves to why it could not be. */
  readonly finish: () => Promise<SaveProblemType | undefined>;
  /** The go that was just recorded. */
  readonly result: Attempt | undefined;
  readonly again: () => void;
}

export type TestHere =
  | { readonly state: "opening" }
  | { readonly state: "unknown" }
  | { readonly state: "notHere"; readonly trouble: CourseError; readonly onAgain: () => void }
  | { readonly state: "open"; readonly test: OpenTest };

/** What a test is asked from: the same until its end, whatever newer text arrives meanwhile. */
interface Asked {
  readonly name: string;
  readonly course: Course;
  readonly questions: readonly Question[];
  /** The names of its texts: answers to others are none to these. */
  readonly texts: string;
}

/** A test of a course: "pre", "post", or a module's number. `person`: the citizen who takes it; nobody: one's own go. */
export const useTest = (
  code: string,
  test: string,
  language: ReturnType<typeof useCourseLanguage>,
  person: Citizen | null,
): TestHere => {
  const phone = usePhone();
  const name = person ? `${code}/${test}/${person.id}` : `${code}/${test}`;
  const here = useCourse(code, language);
  const newest = here?.course;
  const { hashes, ids } = newest ? questionsAsked(newest, test, language) : { hashes: [], ids: null };
  const { parts, trouble, again } = useParts(newest, language, hashes);
  const [asked, setAsked] = useState<Asked>();
  const [draft, setDraft] = useState<TestDraft>();
  const [result, setResult] = useState<Attempt>();
  const isBegun = asked?.name === name;
  useEffect(() => {
    if (isBegun || !newest || !parts) return;
    const all = parts.flatMap((part) => (part.kind === "questions" ? part.questions : []));
    const questions = ids ? ids.flatMap((id) => all.find((question) => question.id === id) ?? []) : all;
    setAsked({ name, course: newest, questions, texts: hashes.join() });
    setResult(undefined);
    setDraft(undefined);
    // The same parts are the same questions.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name, isBegun, parts]);
  useEffect(() => {
    if (!asked || draft) return;
    const mark = { version: asked.texts, now: phone.now() };
    const fresh = { version: mark.version, startedAt: mark.now.toISOString(), answers: [] };
    // One that cannot be read begins anew.
    const read = testDraft(phone.database, asked.name, mark).catch(() => fresh);
    void read.then(setDraft);
    // The phone is the same as long as somebody is signed in.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [asked, draft]);
  if (!isBegun) {
    if (here === undefined) return { state: "opening" };
    if (!newest || hashes.length === 0) return { state: "unknown" };
    return parts === null && trouble ? { state: "notHere", trouble, onAgain: again } : { state: "opening" };
  }
  if (!draft) return { state: "opening" };
  const { course, questions } = asked;
  const finish = async (): Promise<SaveProblemType | undefined> => {
    const right = draft.answers.filter(({ q, c }) => isRight(questions, code, q, c)).length;
    const now = phone.now().toISOString();
    const { answers, startedAt } = draft;
    const by = phone.account.userId;
    const learner = person ? { by, citizenId: person.id, areaCode: person.areaCode } : { by };
    const told = person ? undefined : await cohortTold(phone.database, code, test);
    const set = {
      ...learner,
      ...(told && { ...told, scoreId: phone.newId() }),
      course: code,
      version: course.version,
      test,
      startedAt,
      at: now,
      answers,
      right,
    };
    const id = phone.newId();
    const saved = await phone.save([{ op: "put", kind: attempt.kind, id, set }], () =>
      forgetTestDraft(phone.database, name),
    );
    if (!saved.ok) return saved.error.type;
    setResult({ id, ...set });
    return undefined;
  };
  const answer = (question: Question, choice: number): void => {
    const next = { ...draft, answers: [...draft.answers, { q: numberOf(code, question.id), c: choice }] };
    setDraft(next);
    // On a full phone the answers so far are not kept, and the test goes on; its end says whether it is saved.
    keepTestDraft(phone.database, name, next, person ? [person.id] : []).catch(() => undefined);
  };
  const startAgain = (): void => {
    setAsked(undefined);
    setResult(undefined);
    setDraft(undefined);
  };
  return { state: "open", test: { course, questions, draft, answer, finish, result, again: startAgain } };
};

/** The parts that hold the questions, and which of them; all of them where `ids` is null. */
const questionsAsked = (
  course: Course,
  test: string,
  language: ReturnType<typeof useCourseLanguage>,
): { readonly hashes: readonly string[]; readonly ids: readonly string[] | null } => {
  const tests = itemsOf(course.languages[language]).filter(({ kind }) => kind === "questions");
  if (test === "pre" || test === "post") {
    const numbers = course[test];
    const modules = new Set(numbers.map((number) => Number(number.split(".", 1)[0])));
    return {
      hashes: tests.filter(({ module }) => modules.has(module)).map(({ part }) => part),
      ids: numbers.map((number) => questionIdOf(course.code, number)),
    };
  }
  return { hashes: tests.filter(({ module }) => String(module) === test).map(({ part }) => part), ids: null };
};

/** "2/q3" of "FAKE-3/2/q3". */
const numberOf = (code: string, id: string): string => id.slice(code.length + 1);

export const isRight = (questions: readonly Question[], code: string, q: string, choice: number): boolean =>
  questions.find(({ id }) => numberOf(code, id) === q)?.choices[choice]?.right === true;
