/**
 * The fact tables as queries read them. They are made from the record types' `facts` (facts.ts): a type here is only
 * needed for a table that a query names.
 */

/** The record that a fact is about. */
interface OfRecord {
  p: string;
  id: string;
}

export interface FactTables {
  fact_centre: OfRecord & { subdistrict: string; state: string };
  fact_certificate: OfRecord & {
    code: string;
    course: string;
    initials: string;
    minutes: number;
    /** Thai calendar day, YYYY-MM-DD. */
    issued_on: string;
  };
  fact_citizen: OfRecord & {
    village: string;
    /** Null: the record is gone. */
    status: string | null;
    birth_year: number | null;
    person_key: string;
    /** Of the record in the village that the person came from. */
    from_key: string | null;
  };
  fact_conflict: OfRecord & { village: string; state: string; record_id: string; at: string };
  fact_follow_up: OfRecord & { village: string; due: string; state: string; person_key: string };
  fact_help_log: OfRecord & {
    village: string;
    /** Thai calendar day, YYYY-MM-DD. */
    day: string;
    fiscal_year: number;
    minutes: number;
    outcome: string;
    topic: string | null;
    topic2: string | null;
    topic3: string | null;
    /** Tells people apart without naming them; null for a group. */
    person_key: string | null;
    group_count: number | null;
    volunteer: string;
  };
  fact_membership: OfRecord & {
    user_id: string;
    role: string;
    scope: string;
    from_day: string;
    to_day: string | null;
  };
  fact_review: OfRecord & {
    village: string;
    state: string;
    why: string;
    user_id: string;
    record_kind: string;
    record_id: string;
    code: string | null;
    /** When the person made the change, by their phone's clock. */
    at: string;
    received_at: string;
  };
  fact_same_person: OfRecord & {
    village: string;
    person_key: string;
    kept_key: string;
    answer: string;
    /** When it was said, not later than the server took it. */
    at: string;
  };
  fact_user: OfRecord & { name: string; phone: string | null };
  fact_village_target: OfRecord & {
    village: string;
    fiscal_year: number;
    people: number;
    name_th: string;
    name_en: string;
  };
}
