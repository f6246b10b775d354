import { useEffect, useState } from "react";
import { useCourse, useParts } from "#data/courses/use-courses.ts";
import { forgetTestDraft, keepTestDraft, testDraft, type TestDraft } from "#data/courses/test-draft.ts";
import type { CourseError } from "#data/courses/fetch-courses.ts";
import { usePhone } from "#data/use-phone.ts";
import { questionIdOf, type Course, type Question } from "#domain/course.ts";
import { itemsOf } from "#domain/course-progress.ts";
import { attempt, type Attempt } from "#domain/records/attempt.ts";
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

/** A test of a course: "pre", "post", or a module's number. */
export const useTest = (code: string, test: string, language: ReturnType<typeof useCourseLanguage>): TestHere => {
  const phone = usePhone();
  const here = useCourse(code, language);
  const course = here?.course;
  const asked = course ? questionsAsked(course, test, language) : { hashes: [], ids: null };
  const { parts, trouble, again } = useParts(course, language, asked.hashes);
  const [kept, setDraft] = useState<TestDraft>();
  const [result, setResult] = useState<Attempt>();
  const [turn, setTurn] = useState(0);
  const name = `${code}/${test}`;
  const version = course?.version;
  useEffect(() => {
    if (version === undefined) return;
    void testDraft(phone.database, name, { version, now: phone.now() }).then(setDraft);
    // The phone is the same as long as somebody is signed in.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name, version, turn]);
  if (here === undefined) return { state: "opening" };
  if (!course || asked.hashes.length === 0) return { state: "unknown" };
  if (parts === null && trouble) return { state: "notHere", trouble, onAgain: again };
  if (!parts || !kept || kept.version !== version) return { state: "opening" };
  const draft = kept;
  const all = parts.flatMap((part) => (part.kind === "questions" ? part.questions : []));
  const { ids } = asked;
  const questions = ids ? ids.flatMap((id) => all.find((question) => question.id === id) ?? []) : all;
  const finish = async (): Promise<SaveProblemType | undefined> => {
    const right = draft.answers.filter(({ q, c }) => isRight(questions, code, q, c)).length;
    const now = phone.now().toISOString();
    const { answers, startedAt } = draft;
    const by = phone.account.userId;
    const set = { by, course: code, version: draft.version, test, startedAt, at: now, answers, right };
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
    void keepTestDraft(phone.database, name, next);
  };
  const startAgain = (): void => {
    setResult(undefined);
    setDraft(undefined);
    setTurn((now) => now + 1);
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
