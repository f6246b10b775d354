/**
 * Answers of the server that are kept on the phone for reading without a signal, with the moment they were made. What is
 * kept stays in view until something newer has arrived and proved whole.
 */
import { useLiveQuery } from "dexie-react-hooks";
import { useEffect, useState } from "react";
import * as v from "valibot";
import { err, ok, type Result } from "#domain/result.ts";
import { askServer, type AskError } from "./ask-server.ts";
import type { PhoneDatabase } from "./phone-database.ts";
import { toServer } from "./to-server.ts";
import { usePhone } from "./use-phone.ts";

/** What is asked, and how its answer is known from a hotspot's page. Made once for each question, not at each render. */
export interface Question<T extends { readonly asOf: string }> {
  /** The name that it is kept under. */
  readonly name: string;
  readonly path: string;
  readonly schema: v.GenericSchema<unknown, T>;
}

interface Deps {
  readonly fetchFrom: typeof fetch;
  readonly database: PhoneDatabase;
}

/** As it was kept last; null when this phone never had it, or keeps something unreadable. */
export const keptAnswer = async <T extends { readonly asOf: string }>(
  database: PhoneDatabase,
  { name, schema }: Question<T>,
): Promise<T | null> => answerIn(schema, (await database.kept.get(name))?.value);

/** Asks the server, and keeps the answer. After a failure everything is as it was. */
export const renewAnswer = async <T extends { readonly asOf: string }>(
  { fetchFrom, database }: Deps,
  { name, path, schema }: Question<T>,
): Promise<Result<T, AskError>> => {
  const answer = await askServer(fetchFrom, path);
  if (!answer.ok) return answer;
  const value = answerIn(schema, answer.value);
  if (!value) return err({ type: "serverTrouble" });
  try {
    await database.kept.put({ name, asOf: value.asOf, value });
  } catch (error) {
    // A full phone cannot keep it, but can still show it.
    console.error(error);
  }
  return ok(value);
};

export interface KeptAnswer<T> {
  /** The newest that this phone has; null when it has none, undefined while it looks. */
  readonly value: T | null | undefined;
  readonly isRenewing: boolean;
  /** Why the last look at the server brought nothing newer. */
  readonly trouble: AskError | null;
  readonly renew: () => void;
}

interface Look<T> {
  readonly name: string;
  readonly turn: number;
  readonly result: Result<T, AskError>;
}

/** At once as it was kept, then as the server has it. One look for each visit and each `renew`, no polling. */
export const useKeptAnswer = <T extends { readonly asOf: string }>(question: Question<T>): KeptAnswer<T> => {
  const { database } = usePhone();
  const { name } = question;
  const kept = useLiveQuery(async () => ({ name, value: await keptAnswer(database, question) }), [database, name]);
  const [turn, setTurn] = useState(0);
  const [look, setLook] = useState<Look<T> | null>(null);

  useEffect(() => {
    let isWanted = true;
    const renew = async (): Promise<void> => {
      const result = await renewAnswer({ fetchFrom: toServer, database }, question);
      if (isWanted) setLook({ name, turn, result });
    };
    void renew();
    return () => {
      isWanted = false;
    };
    // A question of the same name is the same question.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name, turn, database]);

  // While another question is being read, the answer of the one before must not stand under its name.
  const last = look?.name === name ? look : null;
  return {
    value: last?.result.ok === true ? last.result.value : kept?.name === name ? kept.value : undefined,
    isRenewing: last?.turn !== turn,
    trouble: last?.turn !== turn || last.result.ok ? null : last.result.error,
    renew: () => setTurn((now) => now + 1),
  };
};

const answerIn = <T>(schema: v.GenericSchema<unknown, T>, value: unknown): T | null => {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
};
