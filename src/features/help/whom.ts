/** Whom a help is for, as it stands in the address: a person's id, or `group-8@98010101`, so many of that village. */
import { useTranslation } from "react-i18next";
import { villagesOf } from "#data/account.ts";
import { useRecord } from "#data/use-phone.ts";
import { calledName } from "#domain/person-name.ts";
import type { Whom } from "#domain/help-act.ts";
import { citizen } from "#domain/records/citizen.ts";
import { useAccount } from "#features/feature.ts";

export const smallestGroup = 2;
export const largestGroup = 200;

const GROUP = /^group-(?<count>\d{1,3})(?:@(?<village>\d{8}))?$/u;

/** Null for a group of a size that no help can have. */
export const whomFrom = (text: string): Whom | null => {
  if (!text.startsWith("group-")) return { citizenId: text };
  const groupCount = Number(GROUP.exec(text)?.groups?.["count"]);
  return groupCount >= smallestGroup && groupCount <= largestGroup ? { groupCount } : null;
};

export const groupAddress = (count: number, village: string): string => `group-${count}@${village}`;

export interface WhomShown {
  readonly whom: Whom;
  readonly name: string;
  readonly houseNo: string | undefined;
  /** The village the help belongs to; undefined for a group of which it is not known. */
  readonly areaCode: string | undefined;
}

/** Undefined while the person is being read; null when they are not on this phone, or when there is no such group. */
export const useWhom = (text: string): WhomShown | null | undefined => {
  const { t } = useTranslation("help");
  const whom = whomFrom(text);
  const villages = villagesOf(useAccount());
  const person = useRecord(citizen, whom && "citizenId" in whom ? whom.citizenId : undefined);
  if (whom === null) return null;
  if ("groupCount" in whom) {
    const asked = GROUP.exec(text)?.groups?.["village"];
    const only = villages.length === 1 ? villages[0] : undefined;
    const areaCode = asked === undefined ? only : villages.find((village) => village === asked);
    return { whom, name: t(($) => $.group.name, { count: whom.groupCount }), houseNo: undefined, areaCode };
  }
  if (!person) return person;
  return { whom, name: calledName(person), houseNo: person.houseNo, areaCode: person.areaCode };
};
