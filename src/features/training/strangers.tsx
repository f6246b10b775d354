import { useTranslation } from "react-i18next";
import { usePhone } from "#data/use-phone.ts";
import { seatLeft } from "#domain/cohort-roll.ts";
import type { Attendance } from "#domain/records/attendance.ts";
import { enrolment } from "#domain/records/enrolment.ts";
import { useAccount } from "#features/feature.ts";
import { Button } from "#ui/button.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { Section } from "#ui/section.tsx";
import type { CohortHere } from "./use-cohort.ts";
import type { Saving } from "./use-saving.ts";

interface StrangersProps {
  readonly here: CohortHere;
  /** Only those of this session. */
  readonly session?: string;
  readonly save: Saving["save"];
}

/** Whose code was read and who has no place yet: one tap enters them, and what was read counts. */
export const Strangers = ({ here: { cohort, roll, enrolments }, session, save }: StrangersProps) => {
  const { t } = useTranslation("training");
  const phone = usePhone();
  const { userId: by } = useAccount();
  const strangers = roll.unmatched.filter((seen) => session === undefined || seen.session === session);
  if (strangers.length === 0) return undefined;
  const seat = seatLeft(cohort, { places: roll.learners.length, waiting: roll.waiting.length });
  const enter = ({ userId, name }: Attendance): Promise<boolean> | undefined => {
    if (userId === undefined || seat !== "place") return undefined;
    const known = enrolments.find((each) => each.userId === userId);
    if (known) return save([{ op: "patch", kind: enrolment.kind, id: known.id, set: { seat: "place" } }]);
    const { host, id: cohortId } = cohort;
    const at = phone.now().toISOString();
    const set = { host, cohortId, name: name ?? t(($) => $.strangers.noName), userId, seat: "place", at, by };
    return save([{ op: "put", kind: enrolment.kind, id: phone.newId(), set }]);
  };
  return (
    <Section title={t(($) => $.strangers.title)}>
      <p className="small soft">{seat === "place" ? t(($) => $.strangers.body) : t(($) => $.strangers.full)}</p>
      <div className="act-rows">
        <Rows>
          {strangers.map((seen) => (
            <Row
              key={seen.id}
              name={<PersonName name={seen.name ?? t(($) => $.strangers.noName)} />}
              end={
                seat === "place" ? (
                  <Button kind="quiet" icon="add" onPress={() => void enter(seen)}>
                    {t(($) => $.strangers.enter)}
                  </Button>
                ) : undefined
              }
            />
          ))}
        </Rows>
      </div>
    </Section>
  );
};
