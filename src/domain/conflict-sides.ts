/** The two sides of a conflict as a person weighs them: what stays now, and what another edit wanted. */
import { sameJson, type Body, type Json } from "./json.ts";
import type { Conflict } from "./records/conflict.ts";

export interface Side {
  /** Null for a field that was left empty. */
  readonly value: Json;
  /** Absent when nobody knows: the server of an earlier version did not keep it. */
  readonly name?: string;
  readonly isMine: boolean;
  /** ISO instant. */
  readonly at?: string;
}

export interface Sides {
  readonly kept: Side;
  readonly lost: Side;
  /** The field was changed once more since: what stays is neither side's old value. */
  readonly isChangedAgain: boolean;
}

/** `record`: as it is now, when the phone has it. `me`: whoever looks. */
export const conflictSides = (
  conflict: Conflict,
  record: Body | undefined,
  me: { readonly userId: string; readonly name: string },
): Sides => {
  const kept = valueIn(conflict.kept);
  const now = record ? (record[conflict.field] ?? null) : kept;
  const isChangedAgain = !sameJson(now, kept);
  const { keptName, keptAt, lostName } = conflict;
  return {
    isChangedAgain,
    kept: isChangedAgain
      ? { value: now, isMine: false }
      : {
          value: kept,
          // The server tells a name and no id: the worst of two people of one name is that both read "you".
          isMine: keptName !== undefined && keptName === me.name,
          ...(keptName !== undefined && { name: keptName }),
          ...(keptAt !== undefined && { at: keptAt }),
        },
    lost: {
      value: valueIn(conflict.lost),
      isMine: conflict.lostBy === me.userId,
      ...(lostName !== undefined && { name: lostName }),
      at: conflict.lostAt,
    },
  };
};

const valueIn = (text: string): Json => {
  try {
    return JSON.parse(text);
  } catch {
    // A value that was cut short is still something to read.
    return text;
  }
};
