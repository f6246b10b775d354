import { useEffect, useMemo, useState } from "react";
import { indexPeople, type PeopleIndex } from "#domain/people-search.ts";
import { citizen, type Citizen } from "#domain/records/citizen.ts";
import type { Phone } from "./phone.ts";
import { useJoined, withoutJoined } from "./same-people.ts";
import { usePhone, useRecords } from "./use-phone.ts";

/** The last index of a phone, so that coming back to the list shows it at once. */
const indexByPhone = new WeakMap<Phone, PeopleIndex<Citizen>>();

/** Everybody on the phone, ready to be searched. Undefined until it was made for the first time. */
export const usePeopleIndex = (): PeopleIndex<Citizen> | undefined => {
  const phone = usePhone();
  const everybody = useRecords(citizen);
  const joined = useJoined();
  const people = useMemo(() => everybody && joined && withoutJoined(everybody, joined), [everybody, joined]);
  const [index, setIndex] = useState(() => indexByPhone.get(phone));

  useEffect(() => {
    if (!people) return undefined;
    let isStale = false;
    const make = async (): Promise<void> => {
      const made = await indexPeople(people, compareNames, indexByPhone.get(phone), pause);
      indexByPhone.set(phone, made);
      if (!isStale) setIndex(made);
    };
    void make();
    return () => {
      isStale = true;
    };
  }, [people, phone]);
  return index;
};

// Names are Thai whatever the language of the app, and a list that changes its order with the language is a new list.
const { compare: compareNames } = new Intl.Collator("th", { numeric: true });

// A task of its own, after what the browser has to paint.
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
