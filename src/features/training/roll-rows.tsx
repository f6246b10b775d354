import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { Learner } from "#domain/cohort-roll.ts";
import type { Enrolment } from "#domain/records/enrolment.ts";
import { Button } from "#ui/button.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { useVillageOf } from "./use-village-of.ts";

interface RollActs {
  readonly onCall: (enrolment: Enrolment) => void;
  /** All that was recorded of somebody, by ids. */
  readonly onTakeBack: (ids: readonly string[]) => void;
}

interface RollRowsProps extends RollActs {
  readonly learners: readonly Learner[];
  readonly session: string;
  readonly match: string;
}

/** Each with the one act that is left: there, or not there after all. */
export const RollRows = ({ learners, session, match, onCall, onTakeBack }: RollRowsProps) => {
  const villageOf = useVillageOf();
  return (
    <div className="act-rows">
      <Rows>
        {learners.map(({ enrolment, present }) => (
          <RollRow
            key={enrolment.id}
            enrolment={enrolment}
            village={villageOf(enrolment)}
            seen={(present.get(session) ?? []).map(({ id }) => id).join(" ")}
            {...{ match, onCall, onTakeBack }}
          />
        ))}
      </Rows>
    </div>
  );
};

interface RollRowProps extends RollActs {
  readonly enrolment: Enrolment;
  readonly village: string | undefined;
  /** Ids with spaces between them; empty: not there. */
  readonly seen: string;
  readonly match: string;
}

// What is done with a row depends on nothing but these.
const isSameRow = (a: RollRowProps, b: RollRowProps): boolean =>
  a.enrolment === b.enrolment && a.village === b.village && a.seen === b.seen && a.match === b.match;

/** Drawn anew only when its own learner changes: each tap would draw 200 otherwise. */
const RollRow = memo(({ enrolment, village, seen, match, onCall, onTakeBack }: RollRowProps) => {
  const { t } = useTranslation("training");
  return (
    <Row
      name={<PersonName name={enrolment.name} match={match} />}
      more={village}
      end={
        seen !== "" ? (
          <Button kind="plain" icon="undo" onPress={() => onTakeBack(seen.split(" "))}>
            {t(($) => $.roll.takeBack)}
          </Button>
        ) : (
          <Button kind="quiet" icon="check" onPress={() => onCall(enrolment)}>
            {t(($) => $.roll.there)}
          </Button>
        )
      }
    />
  );
}, isSameRow);
RollRow.displayName = "RollRow";
