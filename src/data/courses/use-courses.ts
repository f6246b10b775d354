/** What screens of learning read: the courses that are on this phone, and how far this person has come in them. */
import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import type { Course, CourseLanguage, CoursePart } from "#domain/course.ts";
import { progressIn, type CourseProgress } from "#domain/course-progress.ts";
import { isOf, type Learner } from "#domain/learner.ts";
import { attempt, type Attempt } from "#domain/records/attempt.ts";
import { lessonDone, type LessonDone } from "#domain/records/lesson-done.ts";
import { toServer } from "../to-server.ts";
import { usePhone, useRecords } from "../use-phone.ts";
import { fetchParts, keepCourse, renewCatalogue, type CourseError, type FetchDeps } from "./fetch-courses.ts";
import { catalogueOn, courseHere, readParts, shelf, type CourseHere } from "./shelf.ts";

const deps = (): FetchDeps => ({ fetchFrom: toServer, shelf: shelf(), subtle: crypto.subtle });

export interface Courses {
  /** In the catalogue's order; null where this phone never had one, undefined while it looks. */
  readonly list: readonly CourseHere[] | null | undefined;
  readonly isRenewing: boolean;
  /** Why the last look at the server brought nothing newer. */
  readonly trouble: CourseError | null;
  readonly renew: () => void;
}

/** At once as this phone has them, then as the server does. Newer texts of a kept course come by themselves. */
export const useCourses = (language: CourseLanguage): Courses => {
  const list = useLiveQuery(async () => {
    const courses = await catalogueOn(shelf());
    return courses && Promise.all(courses.map((course) => courseHere(shelf(), course, language)));
  }, [language]);
  const [turn, setTurn] = useState(0);
  const [look, setLook] = useState<{ readonly turn: number; readonly trouble: CourseError | null }>();
  useEffect(() => {
    let isWanted = true;
    const renew = async (): Promise<void> => {
      const renewed = await renewCatalogue(deps());
      if (isWanted) setLook({ turn, trouble: renewed.ok ? null : renewed.error });
      if (renewed.ok) await bringNewerTexts(language);
    };
    void renew();
    return () => {
      isWanted = false;
    };
  }, [turn, language]);
  return {
    list,
    isRenewing: look?.turn !== turn,
    trouble: look?.turn === turn ? look.trouble : null,
    renew: () => setTurn((now) => now + 1),
  };
};

/** What fails is tried again at the next visit; the text of before stays open meanwhile. */
const bringNewerTexts = async (language: CourseLanguage): Promise<void> => {
  try {
    for (const course of (await catalogueOn(shelf())) ?? []) {
      const { isKept, here, of } = await courseHere(shelf(), course, language);
      if (isKept && here < of) await keepCourse(deps(), course, language);
    }
  } catch (error) {
    console.error(error);
  }
};

/** As the last screen found them, so that the next one opens at once and looks again meanwhile. */
const lastFound = new Map<string, CourseHere | null>();

/** One course as this phone can open it; null where it does not know it, undefined while it looks. */
export const useCourse = (code: string, language: CourseLanguage): CourseHere | null | undefined => {
  const name = `${code} ${language}`;
  return useLiveQuery(
    async () => {
      const newest = (await catalogueOn(shelf()))?.find((course) => course.code === code);
      const found = newest ? await courseHere(shelf(), newest, language) : null;
      lastFound.set(name, found);
      return found;
    },
    [code, language],
    lastFound.get(name),
  );
};

export interface Keeping {
  readonly isBusy: boolean;
  readonly trouble: CourseError | null;
  readonly keep: () => void;
}

/** Brings the newest text of a course whole. */
export const useKeeping = (code: string, language: CourseLanguage): Keeping => {
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<CourseError | null>(null);
  const keep = async (): Promise<void> => {
    setBusy(true);
    setTrouble(null);
    try {
      const course = (await catalogueOn(shelf()))?.find((each) => each.code === code);
      const brought = course && (await keepCourse(deps(), course, language));
      // The server has a newer text: the new list names it.
      if (brought?.ok === false && brought.error.type === "changed") await renewCatalogue(deps());
      if (!brought) setTrouble({ type: "storage" });
      else setTrouble(brought.ok ? null : brought.error);
    } catch {
      setTrouble({ type: "storage" });
    } finally {
      setBusy(false);
    }
  };
  return { isBusy, trouble, keep: () => void keep() };
};

export interface PartsHere {
  /** In the asked order; null where one is not here, undefined while it looks. */
  readonly parts: readonly CoursePart[] | null | undefined;
  readonly trouble: CourseError | null;
  readonly again: () => void;
}

/** Parts of a course; brought where they are not on the phone yet. */
export const useParts = (
  course: Course | undefined,
  language: CourseLanguage,
  hashes: readonly string[],
): PartsHere => {
  const name = hashes.join();
  const found = useLiveQuery(async () => ({ name, parts: await readParts(shelf(), hashes) }), [name]);
  const parts = found?.name === name ? found.parts : undefined;
  const [turn, setTurn] = useState(0);
  const [failed, setFailed] = useState<{ readonly name: string; readonly error: CourseError }>();
  useEffect(() => {
    if (parts !== null || !course) return undefined;
    let isWanted = true;
    const bring = async (): Promise<void> => {
      const brought = await fetchParts(deps(), course, language, hashes);
      // The server has a newer text: the new list names it, and this is asked again for its parts.
      if (!brought.ok && brought.error.type === "changed") await renewCatalogue(deps());
      if (isWanted) setFailed(brought.ok ? undefined : { name, error: brought.error });
    };
    void bring();
    return () => {
      isWanted = false;
    };
    // Parts of the same names are the same texts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [parts, name, language, turn]);
  return {
    parts,
    trouble: failed?.name === name ? failed.error : null,
    again: () => {
      setFailed(undefined);
      setTurn((now) => now + 1);
    },
  };
};

export interface Learnt {
  readonly lessons: readonly LessonDone[];
  readonly attempts: readonly Attempt[];
}

/** What this person has learnt themselves, on any of their phones; or what a citizen has. */
export const useLearnt = (citizenId?: string): Learnt | undefined => {
  const { account } = usePhone();
  const where = citizenId === undefined ? undefined : { field: "citizenId", is: citizenId };
  const lessons = useRecords(lessonDone, where);
  const attempts = useRecords(attempt, where);
  const learner = { by: account.userId, ...(citizenId !== undefined && { citizenId }) };
  const isTheirs = (record: Learner): boolean => isOf(record, learner);
  return lessons && attempts && { lessons: lessons.filter(isTheirs), attempts: attempts.filter(isTheirs) };
};

/** The courses that this phone knows of, without a look at the server; null where it never had the list. */
export const useCatalogue = (): readonly Course[] | null | undefined => useLiveQuery(() => catalogueOn(shelf()), []);

export const progressOf = (course: Course, language: CourseLanguage, learnt: Learnt): CourseProgress =>
  progressIn(
    course,
    course.languages[language],
    learnt.lessons.filter((each) => each.course === course.code),
    learnt.attempts.filter((each) => each.course === course.code),
  );
