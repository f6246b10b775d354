/** People with two records on this phone, as screens ask for them. */
import { useMemo } from "react";
import { samePerson, type SamePerson } from "#domain/records/same-person.ts";
import { joinedInto, type Pair } from "#domain/same-people.ts";
import type { Result } from "#domain/result.ts";
import type { Phone } from "./phone.ts";
import type { SaveError } from "./saving.ts";
import { useRecords } from "./use-phone.ts";

const NOBODY: ReadonlyMap<string, string> = new Map();

/** From each record that is not shown by itself to the one that stands for it. */
export const useJoined = (): ReadonlyMap<string, string> | undefined => {
  const answers = useRecords(samePerson);
  return useMemo(() => answers && (answers.length === 0 ? NOBODY : joinedInto(answers)), [answers]);
};

/** All records of the person who has this one: it first, then those that it stands for. */
export const useOneself = (citizenId: string): readonly string[] | undefined => {
  const joined = useJoined();
  return joined && [citizenId, ...[...joined].flatMap(([person, kept]) => (kept === citizenId ? [person] : []))];
};

/** Whether the two are one: said once more it is said anew, and the last word counts. */
export const sayWhether = (
  phone: Phone,
  { kept, person }: Pair,
  answer: SamePerson["answer"],
): Promise<Result<void, SaveError>> => {
  const at = phone.now().toISOString();
  const about = { areaCode: kept.areaCode, personId: person.id, keptId: kept.id };
  const set = { ...about, answer, by: phone.account.userId, at };
  return phone.save([{ op: "put", kind: samePerson.kind, id: phone.newId(), set }]);
};

/** Without those who are shown by another record of theirs, which is here. */
export const withoutJoined = <P extends { readonly id: string }>(
  people: readonly P[],
  joined: ReadonlyMap<string, string>,
): readonly P[] => {
  if (joined.size === 0) return people;
  const here = new Set(people.map(({ id }) => id));
  return people.filter(({ id }) => !here.has(joined.get(id) ?? ""));
};
