import { useTranslation } from "react-i18next";
import type { Learner } from "#domain/cohort-roll.ts";
import { Button } from "#ui/button.tsx";
import { PersonName } from "#ui/person-name.tsx";
import { Row, Rows } from "#ui/rows.tsx";
import { useVillageOf } from "./use-village-of.ts";

interface RollRowsProps {
  readonly learners: readonly Learner[];
  readonly session: string;
  readonly match: string;
  readonly onCall: (learner: Learner) => void;
  readonly onTakeBack: (learner: Learner) => void;
}

/** Each with the one act that is left: there, or not there after all. */
export const RollRows = ({ learners, session, match, onCall, onTakeBack }: RollRowsProps) => {
  const { t } = useTranslation("training");
  const villageOf = useVillageOf();
  return (
    <div className="act-rows">
      <Rows>
        {learners.map((learner) => {
          const { enrolment, present } = learner;
          const isThere = present.has(session);
          return (
            <Row
              key={enrolment.id}
              name={<PersonName name={enrolment.name} match={match} />}
              more={villageOf(enrolment)}
              end={
                isThere ? (
                  <Button kind="plain" icon="undo" onPress={() => onTakeBack(learner)}>
                    {t(($) => $.roll.takeBack)}
                  </Button>
                ) : (
                  <Button kind="quiet" icon="check" onPress={() => onCall(learner)}>
                    {t(($) => $.roll.there)}
                  </Button>
                )
              }
            />
          );
        })}
      </Rows>
    </div>
  );
};
