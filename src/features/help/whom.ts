/** Whom a help is for, as it stands in the address: a person's id, or `group-8`. */
import { useTranslation } from "react-i18next";
import { villagesOf } from "#data/account.ts";
import { useRecord } from "#data/use-phone.ts";
import { calledName } from "#domain/person-name.ts";
import type { Whom } from "#domain/help-act.ts";
import { citizen } from "#domain/records/citizen.ts";
import { useAccount } from "#features/feature.ts";

const GROUP = /^group-(\d{1,3})$/;

export const whomFrom = (text: string): Whom => {
  const count = GROUP.exec(text)?.[1];
  return count === undefined ? { citizenId: text } : { groupCount: Number(count) };
};

export const groupAddress = (count: number): string => `group-${count}`;

export interface WhomShown {
  readonly name: string;
  readonly houseNo: string | undefined;
  /** The village the help belongs to. */
  readonly areaCode: string | undefined;
  readonly isGroup: boolean;
}

/** Undefined while the person is being read; null when they are not on this phone. */
export const useWhom = (text: string): WhomShown | null | undefined => {
  const { t } = useTranslation("help");
  const whom = whomFrom(text);
  const villages = villagesOf(useAccount());
  const person = useRecord(citizen, "citizenId" in whom ? whom.citizenId : undefined);
  if ("groupCount" in whom) {
    const name = t(($) => $.group.name, { count: whom.groupCount });
    return { name, houseNo: undefined, areaCode: villages[0], isGroup: true };
  }
  if (!person) return person;
  return { name: calledName(person), houseNo: person.houseNo, areaCode: person.areaCode, isGroup: false };
};
