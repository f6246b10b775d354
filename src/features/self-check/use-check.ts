import { useEffect, useState } from "react";
import { forgetTestDraft, keepTestDraft, testDraft, type TestDraft } from "#data/courses/test-draft.ts";
import type { SaveError } from "#data/saving.ts";
import { usePhone } from "#data/use-phone.ts";
import { skillQuestions, skillVersion, type SkillQuestion } from "#domain/digital-skill.ts";
import type { Citizen } from "#domain/records/citizen.ts";
import { selfCheck } from "#domain/records/self-check.ts";
import { ok, type Result } from "#domain/result.ts";
import { thaiDay } from "#domain/thai-day.ts";

interface OpenCheck {
  /** The question on the screen, from 0. */
  readonly at: number;
  readonly question: SkillQuestion;
  /** What was answered to it. */
  readonly level: number | undefined;
  readonly choose: (level: number) => void;
  readonly turnTo: (at: number) => void;
  /** Once all are answered: records them. Gives the id of the record. */
  readonly finish: () => Promise<Result<string, SaveError>>;
}

/** The ten questions to one person. What is answered outlives a closed app until the day is over. */
export const useCheck = ({ id: citizenId, areaCode }: Citizen): OpenCheck | undefined => {
  const phone = usePhone();
  const [draft, setDraft] = useState<TestDraft>();
  const [at, setAt] = useState(0);
  const name = `self-check/${citizenId}`;
  useEffect(() => {
    const open = async (): Promise<void> => {
      const now = phone.now();
      // Answers of another day are not what the person can do today.
      const version = `${skillVersion} ${thaiDay(now.getTime())}`;
      const fresh = { version, startedAt: now.toISOString(), answers: [] };
      // One that cannot be read begins anew.
      const kept = await testDraft(phone.database, name, { version, now }).catch(() => fresh);
      setDraft(kept);
      setAt(Math.min(kept.answers.length, skillQuestions.length - 1));
    };
    void open();
  }, [phone, name]);
  const question = skillQuestions[at];
  if (!draft || question === undefined) return undefined;
  const choose = (level: number): void => {
    const answers = [...draft.answers.filter(({ q }) => q !== question), { q: question, c: level }];
    const next = { ...draft, answers };
    setDraft(next);
    // On a full phone the answers so far are not kept, and the asking goes on; its end says whether it is saved.
    keepTestDraft(phone.database, name, next, [citizenId]).catch(() => undefined);
  };
  const levelOf = (asked: SkillQuestion): number | undefined => draft.answers.find(({ q }) => q === asked)?.c;
  const finish = async (): Promise<Result<string, SaveError>> => {
    const id = phone.newId();
    const answers = skillQuestions.map((asked) => levelOf(asked) ?? 0);
    const by = phone.account.userId;
    const set = { by, citizenId, areaCode, version: skillVersion, at: phone.now().toISOString(), answers };
    const saved = await phone.save([{ op: "put", kind: selfCheck.kind, id, set }], () =>
      forgetTestDraft(phone.database, name),
    );
    return saved.ok ? ok(id) : saved;
  };
  return { at, question, level: levelOf(question), choose, turnTo: setAt, finish };
};
